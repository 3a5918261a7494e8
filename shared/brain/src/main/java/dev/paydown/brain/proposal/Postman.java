package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Ids;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.brain.proposal.Mailing.Ask;
import dev.paydown.brain.proposal.Mailing.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which mail goes out when: at most one a person in four of their working hours, then all
 * that waits together, and none outside their working hours. Results of a person's own answer go at
 * once; the statement goes when the workspace says, in the reader's zone.
 */
public final class Postman {
  private static final Duration BETWEEN = Duration.ofHours(4);

  /** As many proposals as one mail puts before a person; others wait for the next mail. */
  private static final int ASKS_MAX = 100;

  /** A statement missed for this long is not made up for: the next one carries it forward. */
  private static final Duration STATEMENT_LATE_MAX = Duration.ofHours(24);

  private final Picture picture;
  private final Map<String, Proposal> before;
  private final SortedMap<String, Proposal> proposals;
  private final SortedMap<String, Mailing> mailings;

  /** When each person was last asked, by what was mailed before. */
  private final Map<String, Instant> lastAsks = new HashMap<>();

  private Postman(
      Picture picture,
      Map<String, Proposal> before,
      SortedMap<String, Proposal> proposals,
      SortedMap<String, Mailing> mailings) {
    this.picture = picture;
    this.before = before;
    this.proposals = proposals;
    this.mailings = new TreeMap<>(mailings);
    for (Mailing mailing : mailings.values()) {
      if (mailing.kind() == Kind.ASK) {
        lastAsks.merge(mailing.recipient(), mailing.dueAt(), (a, b) -> b.isAfter(a) ? b : a);
      }
    }
  }

  /**
   * The mailings with those that are due now.
   *
   * @param before the proposals as they were before this step
   */
  public static SortedMap<String, Mailing> settle(
      Picture picture,
      Map<String, Proposal> before,
      SortedMap<String, Proposal> proposals,
      SortedMap<String, Mailing> mailings) {
    Postman postman = new Postman(picture, before, proposals, mailings);
    postman.results();
    postman.replies();
    postman.runs();
    postman
        .waiting()
        .forEach(
            (to, asks) -> {
              if (!postman.allowedAt(to).isAfter(picture.now())) {
                postman.put(Kind.ASK, to, first(asks), "");
              }
            });
    postman.statements();
    return postman.mailings;
  }

  /** When mail that waits now may go out. */
  public static List<Instant> toCome(
      Picture picture, SortedMap<String, Proposal> proposals, SortedMap<String, Mailing> mailings) {
    Postman postman = new Postman(picture, proposals, proposals, mailings);
    List<Instant> instants = new ArrayList<>();
    postman.waiting().keySet().forEach(to -> instants.add(postman.allowedAt(to)));
    for (String to : postman.statementReaders()) {
      instants.add(postman.hourOn(to, postman.nextStatementDay(to)));
    }
    return instants;
  }

  /** What waits for the next mail to each person. */
  private SortedMap<String, List<Proposal>> waiting() {
    SortedMap<String, List<Proposal>> waiting = new TreeMap<>();
    for (Proposal proposal : unmailed()) {
      if (!isReply(proposal) && !Autonomy.runs(picture, proposal)) {
        waiting.computeIfAbsent(proposal.recipient(), any -> new ArrayList<>()).add(proposal);
      }
    }
    return waiting;
  }

  /** As many as one mail has, the oldest, in the order in which all stand. */
  private static List<Ask> first(List<Proposal> waiting) {
    Set<String> oldest =
        waiting.stream()
            .sorted(Comparator.comparing(Proposal::madeAt).thenComparing(Proposal::id))
            .limit(ASKS_MAX)
            .map(Proposal::id)
            .collect(Collectors.toSet());
    return waiting.stream()
        .filter(proposal -> oldest.contains(proposal.id()))
        .map(Postman::ask)
        .toList();
  }

  /** What the recipient's own action asked for goes at once. */
  private void replies() {
    for (Proposal proposal : unmailed()) {
      if (isReply(proposal)) {
        put(Kind.REPLY, proposal.recipient(), List.of(ask(proposal)), "");
      }
    }
  }

  /** What the workspace lets run by itself is confirmed without a mail. */
  private void runs() {
    for (Proposal proposal : unmailed()) {
      if (Autonomy.runs(picture, proposal)) {
        put(Kind.RUN, proposal.recipient(), List.of(ask(proposal)), "");
      }
    }
  }

  private boolean wants(String to, MailGroup group) {
    return picture.state().people().wants(to, group);
  }

  /** Who asked for an undo waits for its link; whoever it is raised to does not. */
  private static boolean isReply(Proposal proposal) {
    return proposal.kind() == ProposalKind.UNDO && proposal.raised() == 0;
  }

  private static Ask ask(Proposal proposal) {
    return new Ask(proposal.id(), proposal.version());
  }

  /** What is put before somebody and is in no mail as it stands. */
  private List<Proposal> unmailed() {
    Set<Ask> outstanding = new HashSet<>();
    mailings.values().stream()
        .filter(mailing -> mailing.kind().bringsLinks())
        .forEach(mailing -> outstanding.addAll(mailing.asks()));
    return proposals.values().stream()
        .filter(proposal -> proposal.state() == ProposalState.PENDING)
        .filter(proposal -> proposal.mailedAt().isEmpty())
        .filter(proposal -> !outstanding.contains(ask(proposal)))
        .toList();
  }

  private Instant allowedAt(String to) {
    WorkCalendar calendar = picture.calendars().person(to);
    Instant at = calendar.nextWorkingTime(picture.now());
    Instant last = lastAsks.get(to);
    if (last == null) {
      return at;
    }
    Instant next = calendar.nextWorkingTime(calendar.plus(last, BETWEEN));
    return next.isAfter(at) ? next : at;
  }

  private void results() {
    for (Proposal proposal : proposals.values()) {
      Proposal was = before.get(proposal.id());
      boolean wasUnderWay = was == null || was.state().isUnderWay() || was.state().isLive();
      boolean hasResult =
          switch (proposal.state()) {
            case DONE, PARTLY, FAILED, STALE -> true;
            case PENDING,
                CONFIRMED,
                EXECUTING,
                DECLINED,
                SNOOZED,
                REASSIGNED,
                EXPIRED,
                SUPERSEDED ->
                false;
          };
      // What was not made, or not whole, asks something of a person: it is always mailed.
      boolean isWanted =
          proposal.state() != ProposalState.DONE
              || wants(proposal.recipient(), MailGroup.RESULTS)
              || proposal.moves().stream().anyMatch(move -> move.state() == MoveState.BY_HAND);
      if (hasResult && wasUnderWay && isWanted) {
        put(Kind.RESULT, proposal.recipient(), List.of(ask(proposal)), "");
      }
    }
  }

  private void put(Kind kind, String to, List<Ask> asks, String about) {
    StringBuilder what = new StringBuilder(about);
    asks.forEach(ask -> what.append('|').append(ask.proposal()).append('|').append(ask.version()));
    String id = kind.name().toLowerCase(Locale.ROOT) + "-" + Ids.of(to, what.toString());
    mailings.putIfAbsent(id, new Mailing(id, kind, to, picture.now(), asks, about, false));
  }

  private void statements() {
    Instant now = picture.now();
    for (String to : statementReaders()) {
      LocalDate day = nextStatementDay(to).minusWeeks(1);
      LocalDate monday = Weeks.monday(day).minusWeeks(1);
      Instant due = dueAt(to, day);
      boolean isDue =
          !due.isAfter(now)
              && due.plus(STATEMENT_LATE_MAX).isAfter(now)
              && due.isAfter(picture.state().settings().getLast().stamp().at());
      if (isDue && hasMoved(monday)) {
        put(Kind.STATEMENT, to, List.of(), Weeks.label(monday));
      }
    }
  }

  private List<String> statementReaders() {
    return picture.state().settingsNow().statement().to().stream()
        .filter(to -> wants(to, MailGroup.STATEMENT))
        .toList();
  }

  private boolean hasMoved(LocalDate monday) {
    Statement statement = Statements.of(picture, monday);
    return statement.opening() != 0 || !statement.lines().isEmpty();
  }

  /** The next day on which the hour of the statement is still to come, in the reader's zone. */
  private LocalDate nextStatementDay(String to) {
    LocalDate today = picture.calendars().person(to).dayOf(picture.now());
    LocalDate day =
        today.with(TemporalAdjusters.nextOrSame(picture.state().settingsNow().statement().day()));
    return hourOn(to, day).isAfter(picture.now()) ? day : day.plusWeeks(1);
  }

  /** Worked out from the day: where clocks change, a week is not seven times 24 hours. */
  private Instant hourOn(String to, LocalDate day) {
    int hour = picture.state().settingsNow().statement().hour();
    return day.atTime(hour, 0).atZone(picture.calendars().person(to).zone()).toInstant();
  }

  /** Not before the week has closed in the workspace's own zone. */
  private Instant dueAt(String to, LocalDate day) {
    Instant closes = Weeks.begins(picture.calendars().workspace(), Weeks.monday(day));
    Instant at = hourOn(to, day);
    return closes.isAfter(at) ? closes : at;
  }
}
