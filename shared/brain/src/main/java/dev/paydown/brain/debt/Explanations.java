package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which liabilities an older one explains whole: on the same item, or upstream of it. Such a one is
 * derived while that one is open, and after it ended for as long as a term of its own, begun then,
 * would run: that is the delay the root left. What goes on beyond is a root, from then.
 *
 * <p>Delays of dates are explained by {@link Delays}.
 */
final class Explanations {
  private final Picture picture;
  private final Map<String, List<Cause>> byNode = new HashMap<>();
  private final Map<String, List<Cause>> byRequest = new HashMap<>();
  private final List<Instant> toCome = new ArrayList<>();

  /** What may explain another, with the root at which it is counted. */
  private record Cause(
      String id,
      String root,
      LiabilityKind kind,
      String about,
      Instant openedAt,
      Optional<Instant> endedAt) {}

  /**
   * Explains by what it is given and by these slips: one that is a root explains what opened on its
   * item after it.
   */
  Explanations(Picture picture, List<Finding> slips) {
    this.picture = picture;
    for (Finding slip : slips) {
      if (slip.explainedBy().isEmpty() && slip.state() != LiabilityState.REVERSED) {
        Episode episode = slip.episode();
        add(
            byNode,
            episode.item().node(),
            new Cause(
                slip.id(),
                slip.id(),
                LiabilityKind.SLIP,
                "",
                episode.openedAt(),
                episode.ended().map(Episode.Ended::at)));
      }
    }
  }

  private static void add(Map<String, List<Cause>> map, String key, Cause cause) {
    map.computeIfAbsent(key, any -> new ArrayList<>()).add(cause);
  }

  /** The findings, oldest first, each with what explains it. */
  List<Finding> explain(List<Finding> found) {
    List<Finding> oldestFirst = new ArrayList<>(found);
    oldestFirst.sort(
        Comparator.comparing((Finding finding) -> finding.episode().openedAt())
            .thenComparingInt(finding -> rank(finding.episode().kind()))
            .thenComparing(Finding::id));
    List<Finding> explained = new ArrayList<>();
    for (Finding finding : oldestFirst) {
      Finding whole = finding.explainedBy(root(finding));
      explained.add(whole);
      // What was never owed explains nothing, from the step on in which that is found.
      if (whole.state() != LiabilityState.REVERSED) {
        remember(whole);
      }
    }
    return explained;
  }

  /** When what is derived now will be a root, if nothing happens. */
  List<Instant> toCome() {
    return toCome;
  }

  private void remember(Finding finding) {
    Episode episode = finding.episode();
    Cause cause =
        new Cause(
            finding.id(),
            finding.explainedBy().orElse(finding.id()),
            episode.kind(),
            episode.about(),
            episode.openedAt(),
            episode.ended().map(Episode.Ended::at));
    add(byNode, episode.item().node(), cause);
    if (episode.kind() == LiabilityKind.CYCLE) {
      episode.others().stream()
          .filter(node -> !node.equals(episode.item().node()))
          .forEach(node -> add(byNode, node, cause));
    }
    request(episode).ifPresent(request -> add(byRequest, request, cause));
  }

  /** Names the approval that it is about, whichever item it is of. */
  private static Optional<String> request(Episode episode) {
    return switch (episode.kind()) {
      case PENDING_APPROVAL -> Optional.of(episode.item().node() + "|" + episode.about());
      case CONTRADICTION -> Optional.of(episode.about());
      case SLIP,
          STALE_HANDOFF,
          DROPPED_THREAD,
          STUCK_WORK,
          BLOCKER,
          NOT_STARTED,
          ZOMBIE,
          ORPHANED,
          DATE_CONFLICT,
          CYCLE ->
          Optional.empty();
    };
  }

  private Optional<String> root(Finding finding) {
    Liability held = picture.state().liabilities().get(finding.id());
    boolean hasCost =
        held != null && held.root().isEmpty() && held.state() != LiabilityState.REVERSED;
    if (hasCost) {
      return Optional.empty();
    }
    Episode episode = finding.episode();
    Instant until = episode.ended().map(Episode.Ended::at).orElse(picture.now());
    List<Cause> causes = causes(episode);
    Instant at = episode.openedAt();
    while (true) {
      Optional<Cause> covering = covering(causes, episode, at);
      if (covering.isEmpty()) {
        return Optional.empty();
      }
      Instant end = coveredUntil(covering.get(), episode);
      if (end.isAfter(until)) {
        if (episode.ended().isEmpty() && end.isBefore(Instant.MAX)) {
          toCome.add(end);
        }
        return Optional.of(covering.get().root());
      }
      at = end;
    }
  }

  private static Optional<Cause> covering(List<Cause> causes, Episode episode, Instant at) {
    return causes.stream()
        .filter(cause -> coveredUntil(cause, episode).isAfter(at))
        .max(Comparator.comparing((Cause cause) -> coveredUntil(cause, episode)));
  }

  private static Instant coveredUntil(Cause cause, Episode episode) {
    return cause.endedAt().map(episode.afresh()).orElse(Instant.MAX);
  }

  private List<Cause> causes(Episode episode) {
    String node = episode.item().node();
    Instant opened = episode.openedAt();
    List<Cause> causes = new ArrayList<>();
    request(episode)
        .ifPresent(request -> causes.addAll(byRequest.getOrDefault(request, List.of())));
    collect(node, here(episode), opened, causes);
    Set<LiabilityKind> elsewhere = elsewhere(episode.kind());
    switch (episode.kind()) {
      case STUCK_WORK ->
          picture.graph().below(node).forEach(below -> collect(below, elsewhere, opened, causes));
      case BLOCKER -> episode.others().forEach(by -> collect(by, elsewhere, opened, causes));
      case NOT_STARTED ->
          picture.graph().boundBy(node).stream()
              .map(Link::from)
              .forEach(before -> collect(before, elsewhere, opened, causes));
      case ZOMBIE ->
          picture.graph().above(node).forEach(above -> collect(above, elsewhere, opened, causes));
      case SLIP,
          STALE_HANDOFF,
          DROPPED_THREAD,
          PENDING_APPROVAL,
          ORPHANED,
          DATE_CONFLICT,
          CYCLE,
          CONTRADICTION -> {}
    }
    if (episode.kind() == LiabilityKind.DROPPED_THREAD) {
      // That it was passed on is explained by the question that nobody answers, not by itself.
      causes.removeIf(cause -> Conversation.isForward(cause.about()));
    }
    return causes;
  }

  private void collect(
      String node, Set<LiabilityKind> kinds, Instant openedAt, List<Cause> causes) {
    for (Cause cause : byNode.getOrDefault(node, List.of())) {
      // Of what is given in order everything remembered is older; slips are all known beforehand.
      boolean isOlder = cause.kind() != LiabilityKind.SLIP || cause.openedAt().isBefore(openedAt);
      if (isOlder && kinds.contains(cause.kind())) {
        causes.add(cause);
      }
    }
  }

  /** What on the same item explains a liability. */
  private static Set<LiabilityKind> here(Episode episode) {
    return switch (episode.kind()) {
      case STALE_HANDOFF -> Set.of(LiabilityKind.ORPHANED, LiabilityKind.BLOCKER);
      case NOT_STARTED ->
          Set.of(
              LiabilityKind.STALE_HANDOFF,
              LiabilityKind.BLOCKER,
              LiabilityKind.PENDING_APPROVAL,
              LiabilityKind.ORPHANED,
              LiabilityKind.SLIP);
      case STUCK_WORK ->
          Set.of(
              LiabilityKind.BLOCKER,
              LiabilityKind.PENDING_APPROVAL,
              LiabilityKind.DROPPED_THREAD,
              LiabilityKind.ORPHANED,
              LiabilityKind.SLIP);
      case ZOMBIE -> Set.of(LiabilityKind.STUCK_WORK, LiabilityKind.ORPHANED);
      case BLOCKER -> Set.of(LiabilityKind.CYCLE);
      case DROPPED_THREAD ->
          Conversation.isForward(episode.about()) ? Set.of(LiabilityKind.DROPPED_THREAD) : Set.of();
      case SLIP, DATE_CONFLICT, PENDING_APPROVAL, ORPHANED, CYCLE, CONTRADICTION -> Set.of();
    };
  }

  /** What upstream of it explains a liability: below it, on what blocks it, around it. */
  private static Set<LiabilityKind> elsewhere(LiabilityKind kind) {
    return switch (kind) {
      case STUCK_WORK, NOT_STARTED ->
          Set.of(
              LiabilityKind.STALE_HANDOFF,
              LiabilityKind.BLOCKER,
              LiabilityKind.PENDING_APPROVAL,
              LiabilityKind.NOT_STARTED,
              LiabilityKind.STUCK_WORK,
              LiabilityKind.ORPHANED);
      case BLOCKER ->
          Set.of(
              LiabilityKind.SLIP,
              LiabilityKind.STALE_HANDOFF,
              LiabilityKind.DROPPED_THREAD,
              LiabilityKind.BLOCKER,
              LiabilityKind.PENDING_APPROVAL,
              LiabilityKind.NOT_STARTED,
              LiabilityKind.STUCK_WORK,
              LiabilityKind.ORPHANED);
      case ZOMBIE -> Set.of(LiabilityKind.ZOMBIE);
      case SLIP,
          STALE_HANDOFF,
          DROPPED_THREAD,
          PENDING_APPROVAL,
          ORPHANED,
          DATE_CONFLICT,
          CYCLE,
          CONTRADICTION ->
          Set.of();
    };
  }

  /** Of two that open at one instant, which may be the cause of the other. */
  private static int rank(LiabilityKind kind) {
    return switch (kind) {
      case ORPHANED -> 0;
      case CYCLE -> 1;
      case BLOCKER -> 2;
      case STALE_HANDOFF -> 3;
      case PENDING_APPROVAL -> 4;
      case DROPPED_THREAD -> 5;
      case NOT_STARTED -> 6;
      case STUCK_WORK -> 7;
      case ZOMBIE -> 8;
      case CONTRADICTION -> 9;
      case SLIP -> 10;
      case DATE_CONFLICT -> 11;
    };
  }
}
