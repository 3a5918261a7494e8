package dev.paydown.local.practice;

import dev.paydown.local.practice.Books.Effect;
import dev.paydown.local.practice.Books.Hook;
import dev.paydown.local.practice.Books.Posting;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What every practice tool has: its books, kept so that whatever was answered survives a kill; its
 * webhooks, posted in order until somebody takes them; and faults to be switched on.
 *
 * <p>Safe to use from many threads; a change is one at a time.
 */
public final class Desk {
  private final World world;
  private final BooksFile file;
  private final Stamp stamp;
  private final Faults faults = new Faults();
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock posting = new ReentrantLock();
  private Books books;

  /**
   * What a practice tool stands in.
   *
   * @param courier what webhooks are posted on, after each change
   * @param folder where the books are kept; empty: in memory only
   */
  public record World(
      InstantSource clock, WebhookSender sender, Executor courier, Optional<Path> folder) {}

  /** A webhook as the vendor sends it, stamped and signed when it is posted. */
  @FunctionalInterface
  public interface Stamp {
    /** The request that carries it. */
    Sent sent(Posting posting, String secret, Instant now);
  }

  /** What is posted. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sent(Map<String, String> headers, byte[] body) {}

  /** Opens the books of that tool, else begins with the seed. */
  public Desk(World world, String slug, Function<Instant, Books> seed, Stamp stamp) {
    this.world = world;
    this.file = new BooksFile(world.folder(), slug);
    this.stamp = stamp;
    this.books = file.load().orElseGet(() -> seed.apply(world.clock().instant()));
    file.save(books);
  }

  /** Books that those changes make of empty ones. */
  public static Books seeded(Instant now, Consumer<Draft> changes) {
    Draft draft = new Draft(Books.empty(), now);
    changes.accept(draft);
    return draft.done();
  }

  /** Has webhooks posted there from now on, signed with this secret. */
  public void hook(String url, String secret) {
    lock.lock();
    try {
      books = books.hooked(new Hook(url, secret));
      file.save(books);
    } finally {
      lock.unlock();
    }
    world.courier().execute(this::deliver);
  }

  /** The mutations applied through the API, oldest first. */
  public List<Effect> effects() {
    return read(all -> List.copyOf(all.effects()));
  }

  /** The faults that may strike. */
  public Faults faults() {
    return faults;
  }

  /** How many webhooks nobody has taken yet. */
  public int undelivered() {
    return read(all -> all.outbox().size());
  }

  /**
   * Posts the webhooks that wait, oldest first, until one is not taken; that one is first the next
   * time. Returns at once where that is under way, on another thread or further up this one.
   */
  public void deliver() {
    boolean more = true;
    while (more && !posting.isHeldByCurrentThread() && posting.tryLock()) {
      try {
        more = postAll();
      } finally {
        posting.unlock();
      }
      // Whatever came between the last look and the unlock found the lock taken.
      more &= undelivered() > 0;
    }
  }

  private boolean postAll() {
    while (true) {
      Optional<Posting> next = read(all -> all.outbox().stream().findFirst());
      Optional<Hook> hook = read(Books::hook);
      if (next.isEmpty() || hook.isEmpty()) {
        return true;
      }
      Instant now = world.clock().instant();
      Sent sent = stamp.sent(next.get(), hook.get().secret(), now);
      try {
        world.sender().post(hook.get().url(), sent.headers(), sent.body());
      } catch (RuntimeException e) {
        return false; // Kept: it goes first the next time.
      }
      taken(next.get());
    }
  }

  private void taken(Posting posted) {
    lock.lock();
    try {
      Books copy = books.copy();
      copy.outbox().removeIf(one -> one.id().equals(posted.id()));
      file.save(copy);
      books = copy;
    } finally {
      lock.unlock();
    }
  }

  /** What its clock shows. */
  public Instant now() {
    return world.clock().instant();
  }

  /** Reads the books as they stand. */
  public <T> T read(Function<Books, T> what) {
    lock.lock();
    try {
      return what.apply(books);
    } finally {
      lock.unlock();
    }
  }

  /** Changes a copy of the books, keeps it, then has the webhooks posted. */
  public <T> T change(Function<Draft, T> what) {
    T result;
    lock.lock();
    try {
      Draft draft = new Draft(books.copy(), world.clock().instant());
      result = what.apply(draft);
      Books changed = draft.done();
      file.save(changed);
      books = changed;
    } finally {
      lock.unlock();
    }
    world.courier().execute(this::deliver);
    return result;
  }
}
