package dev.paydown.brain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was worked out of a workspace when it was last looked at, so that what has not changed since
 * is not worked out again. It changes what an answer costs and never the answer: everything in it
 * is kept beside what it follows from, and serves only where that is equal, so that a fresh one
 * gives the same, and so does one that saw what was then not committed.
 *
 * <p>What is as it was stays the same object from picture to picture, so that it is found equal at
 * a glance. Settings, people and who is called what have a part in nearly everything: where they
 * change, all is forgotten.
 *
 * <p>Of one thread at a time.
 */
public final class Recall {
  private final Map<Matter<?>, Map<String, Kept>> matters = new HashMap<>();
  private Optional<Picture> last = Optional.empty();

  /** By which everything here was worked out. */
  private Optional<WorkspaceState> rules = Optional.empty();

  /**
   * Something that is worked out of each item, or of each of something else.
   *
   * @param <T> what comes out
   */
  public static final class Matter<T> {
    /** What is kept under a matter was worked out for it. */
    @SuppressWarnings("unchecked")
    private T its(Object follows) {
      return (T) follows;
    }
  }

  private record Kept(Object from, Object follows) {}

  /** The picture that was last read by the rules of this state, which is looked at from now on. */
  Optional<Picture> last(WorkspaceState state) {
    // What was being read when something failed counts as well: no picture came of it.
    if (rules.isEmpty() || !isRuledAlike(rules.get(), state)) {
      rules = Optional.of(state.rules());
      last = Optional.empty();
      matters.clear();
    }
    return last;
  }

  private static boolean isRuledAlike(WorkspaceState a, WorkspaceState b) {
    return a.settings().equals(b.settings())
        && a.people().equals(b.people())
        && a.aliases().equals(b.aliases());
  }

  /** From now on this is the last picture. */
  void keep(Picture picture) {
    last = Optional.of(picture);
  }

  /**
   * What follows, worked out where it last followed from something else.
   *
   * @param name which one it is; the last of each is kept
   * @param from everything that it follows from, except settings, people and who is called what
   */
  public <T> T of(Matter<T> matter, String name, Object from, Supplier<T> work) {
    Map<String, Kept> kept = matters.computeIfAbsent(matter, any -> new HashMap<>());
    Kept before = kept.get(name);
    if (before != null && before.from().equals(from)) {
      return matter.its(before.follows());
    }
    T follows = work.get();
    kept.put(name, new Kept(from, follows));
    return follows;
  }
}
