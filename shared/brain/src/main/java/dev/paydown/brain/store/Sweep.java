package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a connection's sweeps have come. A sweep goes through the items that changed since the
 * one before; the first goes through all that are open. It may be interrupted anywhere, and goes on
 * where it was.
 *
 * @param connection its name
 * @param dueAt when it is to go on, or begin anew
 * @param through what changed before then has been swept; empty before the first has ended
 * @param startedAt when the one under way began; empty while none is
 * @param cursor the page of its listing that comes next, where that is not the first
 * @param pending the items of the page before, by their tool's id, that are still to be read
 * @param listed how many items it, or the last one, listed so far
 * @param read how many of those it read, because the graph did not know of their change
 * @param hooksUntil when the connection's hooks end unless they are renewed
 * @param trouble why it did not get on when it last tried
 */
public record Sweep(
    String workspace,
    String connection,
    Instant dueAt,
    Optional<Instant> through,
    Optional<Instant> startedAt,
    Optional<String> cursor,
    List<String> pending,
    int listed,
    int read,
    Optional<Instant> hooksUntil,
    Optional<String> trouble) {
  public Sweep {
    pending = List.copyOf(pending);
  }

  /** One that never ran, and is due at once. */
  public static Sweep first(String workspace, String connection, Instant now) {
    return new Sweep(
        workspace,
        connection,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, begun anew. */
  public Sweep begun(Instant now) {
    return new Sweep(
        workspace,
        connection,
        dueAt,
        through,
        Optional.of(now),
        Optional.empty(),
        List.of(),
        0,
        0,
        hooksUntil,
        Optional.empty());
  }

  /** The same with a page listed: these of its {@code count} items are to be read. */
  public Sweep page(int count, List<String> unread, Optional<String> next) {
    return new Sweep(
        workspace,
        connection,
        dueAt,
        through,
        startedAt,
        next,
        unread,
        listed + count,
        read,
        hooksUntil,
        Optional.empty());
  }

  /** The same, once the first of its pending items is read. */
  public Sweep readOne() {
    return new Sweep(
        workspace,
        connection,
        dueAt,
        through,
        startedAt,
        cursor,
        pending.subList(1, pending.size()),
        listed,
        read + 1,
        hooksUntil,
        Optional.empty());
  }

  /** The same at its end, to begin anew at that instant. */
  public Sweep ended(Instant next) {
    return new Sweep(
        workspace,
        connection,
        next,
        startedAt,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        listed,
        read,
        hooksUntil,
        Optional.empty());
  }

  /** The same, to go on at that instant. */
  public Sweep due(Instant at, Optional<String> why) {
    return new Sweep(
        workspace,
        connection,
        at,
        through,
        startedAt,
        cursor,
        pending,
        listed,
        read,
        hooksUntil,
        why);
  }

  /** The same, its connection's hooks ending then; empty: never. */
  public Sweep hooked(Optional<Instant> until) {
    return new Sweep(
        workspace,
        connection,
        dueAt,
        through,
        startedAt,
        cursor,
        pending,
        listed,
        read,
        until,
        trouble);
  }
}
