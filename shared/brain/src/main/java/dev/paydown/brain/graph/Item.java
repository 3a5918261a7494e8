package dev.paydown.brain.graph;

import dev.paydown.brain.event.ItemField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A work item as the facts now show it.
 *
 * @param node its name in the graph
 * @param id as people write it: {@code connection:key}
 * @param owner the address, where one is known; else the tool's alias
 * @param status by the latest turn
 * @param startedAt when it was last started, if it is or has been since it was last reopened
 * @param endedAt when it was finished or cancelled, if it is
 * @param committed the first due date it ever had, or the one last confirmed
 */
public record Item(
    String node,
    String id,
    ItemFacts facts,
    String kind,
    String title,
    Optional<String> url,
    Optional<String> owner,
    Status status,
    int percent,
    Optional<LocalDate> start,
    Optional<LocalDate> due,
    Optional<LocalDate> committed,
    Optional<Double> estimateDays,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    boolean clientFacing,
    boolean pinned) {

  /** The connection whose tool holds it. */
  public String connection() {
    return facts.own().connection();
  }

  /** Whether it is open and nobody has begun. */
  public boolean isUnstarted() {
    return status.isLive() && startedAt.isEmpty();
  }

  /** The same of an instant in the past, by what is known of it now. */
  public boolean wasUnstarted(Instant at) {
    return Items.wasUnstarted(facts, at);
  }

  /** A field's text, if it has one. */
  public Optional<String> text(ItemField field) {
    return Optional.ofNullable(facts.registers().get(field)).flatMap(Register::value);
  }

  /** The same item, had it been finished then. */
  public Item finishedAt(Instant at) {
    return new Item(
        node,
        id,
        facts,
        kind,
        title,
        url,
        owner,
        Status.DONE,
        percent,
        start,
        due,
        committed,
        estimateDays,
        startedAt,
        Optional.of(at),
        clientFacing,
        pinned);
  }

  /** The same item with these dates, had nobody begun it. */
  public Item unstarted(Optional<LocalDate> otherStart, Optional<LocalDate> otherDue) {
    return new Item(
        node,
        id,
        facts,
        kind,
        title,
        url,
        owner,
        Status.OPEN,
        percent,
        otherStart,
        otherDue,
        committed,
        estimateDays,
        Optional.empty(),
        Optional.empty(),
        clientFacing,
        pinned);
  }

  /** What is still owed on it, one thing an element. */
  public List<String> owed() {
    return text(ItemField.OWED).map(lines -> lines.lines().toList()).orElse(List.of());
  }
}
