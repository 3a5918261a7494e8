package dev.paydown.brain.proposal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of mail that a person may have, or not. */
public enum MailGroup {
  /** Dates to give, to move and to accept. */
  DATES,
  /** What can start, and handoffs to catch. */
  STARTS,
  /** What waits for somebody, and what cannot both hold. */
  BLOCKERS,
  APPROVALS,
  THREADS,
  /** What should be finished, stopped or split. */
  OLD_WORK,
  /** What became of an answer, where all of it was made. */
  RESULTS,
  STATEMENT;

  /** The name as links and forms write it: {@code old-work}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The group of that name. */
  public static Optional<MailGroup> labelled(String label) {
    return Stream.of(values()).filter(group -> group.label().equals(label)).findFirst();
  }

  /** The group that asks this; empty where a person's own action asked for it. */
  public static Optional<MailGroup> of(ProposalKind kind) {
    return switch (kind) {
      case SHIFT_DATES, NEW_DATE, PULL_FORWARD, RE_COMMIT -> Optional.of(DATES);
      case CLEAR_TO_START, CATCH_HANDOFF -> Optional.of(STARTS);
      case ROUTE_BLOCKER, RESOLVE_CONFLICT -> Optional.of(BLOCKERS);
      case DECIDE_APPROVAL -> Optional.of(APPROVALS);
      case REVIVE_THREAD -> Optional.of(THREADS);
      case FINISH_OR_KILL, SPLIT_REMAINING -> Optional.of(OLD_WORK);
      case UNDO -> Optional.empty();
    };
  }

  /** The groups of these kinds, each once, in order. */
  public static List<MailGroup> of(List<ProposalKind> kinds) {
    return kinds.stream().flatMap(kind -> of(kind).stream()).distinct().sorted().toList();
  }
}
