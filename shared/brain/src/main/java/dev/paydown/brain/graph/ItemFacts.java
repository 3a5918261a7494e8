package dev.paydown.brain.graph;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.event.Transition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything stated about one item: registers hold the latest of a field, histories hold every
 * saying in the order of its stamp. Whatever the order of arrival, the same facts give an equal
 * record.
 *
 * @param born the first thing ever said of it
 * @param histories all values of {@code START}, {@code DUE}, {@code OWNER} and {@code PERCENT},
 *     oldest first; {@code DUE} with those of {@code MILESTONE_DUE} that it had no own date against
 * @param reading the latest reading of all native links at the item
 * @param tied two sources disagreed at one instant: read the item again
 */
public record ItemFacts(
    ItemRef.Own own,
    Optional<Birth> born,
    Map<ItemField, Register> registers,
    Map<ItemField, List<Register>> histories,
    List<Turn> turns,
    List<Approval> approvals,
    List<Post> posts,
    List<Slot> slots,
    List<Ack> acks,
    List<Commit> commits,
    Optional<LinkReading> reading,
    boolean tied) {
  public ItemFacts {
    registers = Map.copyOf(registers);
    histories = Map.copyOf(histories);
    turns = List.copyOf(turns);
    approvals = List.copyOf(approvals);
    posts = List.copyOf(posts);
    slots = List.copyOf(slots);
    acks = List.copyOf(acks);
    commits = List.copyOf(commits);
  }

  /** The source time of the newest thing that its tool said of it. */
  public Optional<Instant> lastSaidAt() {
    return lastSaid().map(Stamp::at);
  }

  /** The newest thing that its tool said of it. */
  public Optional<Stamp> lastSaid() {
    return Stream.of(
            registers.values().stream().map(Register::stamp),
            turns.stream().map(Turn::stamp),
            approvals.stream().map(Approval::stamp),
            posts.stream().map(Post::stamp),
            slots.stream().map(Slot::stamp))
        .flatMap(stamps -> stamps)
        .max(Comparator.naturalOrder());
  }

  /** An item of which nothing is stated yet. */
  public static ItemFacts none(ItemRef.Own own) {
    return new ItemFacts(
        own,
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }

  /**
   * One change of status.
   *
   * @param reason why it is blocked
   * @param blockedBy what it waits for
   * @param clearedBy who can clear it
   */
  public record Turn(
      Stamp stamp,
      Actor actor,
      Transition to,
      Optional<PersonRef> by,
      Optional<String> reason,
      Optional<ItemRef> blockedBy,
      Optional<PersonRef> clearedBy) {}

  /** An approval asked of somebody, or decided; an empty outcome asks. */
  public record Approval(
      Stamp stamp, Actor actor, PersonRef of, Optional<ApprovalOutcome> outcome) {}

  /** Something written on it; an empty author closes the thread. */
  public record Post(
      Stamp stamp,
      Actor actor,
      Optional<PersonRef> author,
      List<PersonRef> asks,
      boolean forwarded,
      String text) {
    public Post {
      asks = List.copyOf(asks);
    }
  }

  /** A calendar slot as it stood from then on; empty times: cancelled. */
  public record Slot(
      Stamp stamp, Optional<Instant> start, Optional<Instant> end, List<PersonRef> people) {
    public Slot {
      people = List.copyOf(people);
    }
  }

  /** All native links at the item, as its tool listed them: a native link not listed is gone. */
  public record LinkReading(Stamp stamp, List<String> keys) {
    public LinkReading {
      keys = List.copyOf(keys);
    }
  }

  /** The first thing said of an item: as early as anybody has heard of it. */
  public record Birth(Stamp stamp, Actor actor) {}

  /** Work that somebody handed in. */
  public record Commit(Stamp stamp, Actor actor, PersonRef by) {}

  /** An acknowledgement. */
  public record Ack(Stamp stamp, PersonRef by) {}
}
