package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a connection's sweeps have come. A sweep goes through the items that changed since the
 * one before; the first goes through all that are open. It may be interrupted anywhere, and goes on
 * where it was.
 *
 * @param dueAt when it is to go on, or begin anew
 * @param through what changed before then has been swept; empty before the first has ended
 * @param run the one under way, or the last
 * @param hooksUntil when the connection's hooks end unless they are renewed
 * @param trouble why it did not get on when it last tried
 */
public record Sweep(
    Sweeps.Of of,
    Instant dueAt,
    Optional<Instant> through,
    Run run,
    Optional<Instant> hooksUntil,
    Optional<String> trouble) {

  /**
   * One sweep.
   *
   * @param startedAt when it began; empty once it has ended
   * @param cursor the page of its listing that comes next, where that is not the first
   * @param pending the items of the page before, by their tool's id, that are still to be read
   * @param listed how many items it listed so far
   * @param read how many of those it read, because the graph did not know of their change
   */
  public record Run(
      Optional<Instant> startedAt,
      Optional<String> cursor,
      List<String> pending,
      int listed,
      int read) {
    private static final Run NONE = new Run(Optional.empty(), Optional.empty(), List.of(), 0, 0);

    public Run {
      pending = List.copyOf(pending);
    }

    private Run ended() {
      return new Run(Optional.empty(), Optional.empty(), List.of(), listed, read);
    }
  }

  /** One that never ran, and is due at once. */
  public static Sweep first(Sweeps.Of of, Instant now) {
    return new Sweep(of, now, Optional.empty(), Run.NONE, Optional.empty(), Optional.empty());
  }

  /** The same, begun anew. */
  public Sweep begun(Instant now) {
    return running(new Run(Optional.of(now), Optional.empty(), List.of(), 0, 0));
  }

  /** The same with a page listed: these of its {@code count} items are to be read. */
  public Sweep page(int count, List<String> unread, Optional<String> next) {
    return running(new Run(run.startedAt(), next, unread, run.listed() + count, run.read()));
  }

  /** The same, once the first of its pending items is read. */
  public Sweep readOne() {
    List<String> left = run.pending().subList(1, run.pending().size());
    return running(new Run(run.startedAt(), run.cursor(), left, run.listed(), run.read() + 1));
  }

  private Sweep running(Run next) {
    return new Sweep(of, dueAt, through, next, hooksUntil, Optional.empty());
  }

  /** The same at its end, to begin anew at that instant. */
  public Sweep ended(Instant next) {
    return new Sweep(of, next, run.startedAt(), run.ended(), hooksUntil, Optional.empty());
  }

  /** The same, to go on at that instant. */
  public Sweep due(Instant at, Optional<String> why) {
    return new Sweep(of, at, through, run, hooksUntil, why);
  }

  /** The same, its connection's hooks ending then; empty: never. */
  public Sweep hooked(Optional<Instant> until) {
    return new Sweep(of, dueAt, through, run, until, trouble);
  }
}
