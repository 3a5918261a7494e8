package dev.paydown.brain.ledger;

import dev.paydown.brain.ledger.Entry.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One liability's postings, and which of them stand: those that no later one takes back. */
final class Postings {
  private final List<Entry> all = new ArrayList<>();
  private final Set<String> reversed = new HashSet<>();

  Postings(Collection<Entry> entries) {
    entries.forEach(this::add);
  }

  void add(Entry entry) {
    all.add(entry);
    entry.reverses().ifPresent(reversed::add);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Those that stand, reversing ones left out. */
  List<Entry> standing() {
    return standing(EnumSet.allOf(Reason.class));
  }

  List<Entry> standing(Reason reason) {
    return standing(EnumSet.of(reason));
  }

  private List<Entry> standing(Set<Reason> reasons) {
    List<Entry> standing = new ArrayList<>();
    for (Entry entry : all) {
      if (reasons.contains(entry.reason()) && stands(entry)) {
        standing.add(entry);
      }
    }
    return standing;
  }

  private boolean stands(Entry entry) {
    return entry.reverses().isEmpty() && !reversed.contains(entry.id());
  }

  /** The one from whose day on it costs. */
  Optional<Entry> principal() {
    for (Entry entry : all) {
      if (entry.reason() == Reason.PRINCIPAL && stands(entry)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** Payments and write-offs that stand. */
  List<Entry> settlements() {
    return standing(EnumSet.of(Reason.PAYMENT, Reason.WRITE_OFF));
  }

  /** What it has cost, as it stands. */
  long accrued() {
    return standing().stream().mapToLong(entry -> Math.max(0, entry.owed())).sum();
  }

  /** What was owed at an instant, as it was booked by then. */
  long balanceAt(Instant instant) {
    return all.stream()
        .filter(entry -> entry.bookedAt().isBefore(instant))
        .mapToLong(Entry::owed)
        .sum();
  }

  /** Whether on that day it counted as ended, though it opened again later. */
  boolean wasEnded(LocalDate day) {
    Map<String, LocalDate> ended = new HashMap<>();
    all.forEach(entry -> ended.put(entry.id(), entry.day()));
    return all.stream()
        .filter(entry -> entry.reason() == Reason.REOPENING)
        .anyMatch(
            entry ->
                day.isBefore(entry.day())
                    && !day.isBefore(ended.getOrDefault(entry.reverses().orElse(""), entry.day())));
  }

  /** Whether one of these items waited, by what was posted. */
  boolean waited(Set<String> nodes) {
    return all.stream()
        .flatMap(entry -> entry.about().waiting().stream())
        .anyMatch(nodes::contains);
  }
}
