package dev.paydown.brain;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Autonomy;
import dev.paydown.brain.proposal.Choices;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A made-up history in which people live: tools emit, mail goes out, people confirm all or some of
 * what they are asked, decline, put off, pass on and take back, and the tools obey or do not.
 */
final class Life {
  private static final List<String> KINDS =
      List.of("shift-dates", "pull-forward", "clear-to-start", "re-commit");

  private final Random random;
  private final List<List<LogEntry>> steps = new ArrayList<>();
  private final Consumer<WorkspaceState> law;
  private WorkspaceState state = WorkspaceState.empty("acme");
  private Instant now = Instant.EPOCH;
  private int entries;

  /**
   * A life by that chance.
   *
   * @param law looked at after every step
   */
  Life(Random random, Consumer<WorkspaceState> law) {
    this.random = random;
    this.law = law;
  }

  WorkspaceState state() {
    return state;
  }

  List<List<LogEntry>> steps() {
    return steps;
  }

  /** Lives through that many deliveries. */
  Life through(int deliveries) {
    List<LogEntry> emitted = Histories.ofWork(random).deliveries(deliveries);
    now = emitted.getFirst().receivedAt().minusSeconds(3600);
    say(new Fact.SettingsPut(now, settings()));
    say(new Fact.PeoplePut(now, people()));
    for (LogEntry entry : emitted) {
      now = entry.receivedAt();
      take(entry);
      if (random.nextInt(4) == 0) {
        say(more());
      }
      post();
      if (random.nextInt(3) == 0) {
        answer();
      }
      work();
      if (random.nextInt(12) == 0) {
        takeBack();
      }
    }
    return this;
  }

  private Settings settings() {
    Settings plain = Settings.defaults();
    Set<String> autonomy =
        random.nextInt(3) == 0 ? Set.of(KINDS.get(random.nextInt(KINDS.size()))) : Set.of();
    return new Settings(
        plain.calendar(),
        plain.terms(),
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        autonomy,
        plain.areas(),
        random.nextInt(3) == 0 ? List.of("studio:i5") : List.of(),
        Optional.of("p3@x.test"),
        plain.statement(),
        plain.costPerHour());
  }

  private List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String email = "p" + i + "@x.test";
      Optional<ZoneId> zone =
          random.nextInt(3) == 0 ? Optional.of(ZoneId.of("America/New_York")) : Optional.empty();
      Optional<String> lead =
          i == 0 ? Optional.empty() : Optional.of("p" + random.nextInt(i) + "@x.test");
      people.add(new Person(email, email, zone, Map.of(), lead, List.of()));
    }
    return people;
  }

  /** What the plain histories do not say. */
  private Fact more() {
    ItemRef.Own item = new ItemRef.Own("studio", "i" + random.nextInt(6));
    return switch (random.nextInt(5)) {
      case 0 ->
          new Fact.Blocked(
              item,
              now,
              0,
              Actor.HUMAN,
              Optional.of("the licence"),
              Optional.of(new ItemRef.Own("studio", "i" + random.nextInt(6))),
              random.nextBoolean() ? Optional.of(PersonRef.email(person())) : Optional.empty());
      case 1 -> changed(item, FieldChange.set(ItemField.START, day()));
      case 2 -> changed(item, FieldChange.set(ItemField.PINNED, "" + random.nextBoolean()));
      case 3 -> changed(item, FieldChange.set(ItemField.DUE, day()));
      default -> new Fact.Ticked(now);
    };
  }

  private Fact changed(ItemRef.Own item, FieldChange change) {
    return new Fact.ItemChanged(item, now, 0, Actor.HUMAN, List.of(change));
  }

  private String day() {
    return now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(15)).toString();
  }

  private <T> T any(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private String person() {
    return "p" + random.nextInt(4) + "@x.test";
  }

  private void say(Fact... facts) {
    take(new LogEntry("life#" + entries++, now, List.of(facts)));
  }

  private void take(LogEntry entry) {
    steps.add(List.of(entry));
    state = Advance.step(state, List.of(entry));
    law.accept(state);
  }

  private void post() {
    for (Mailing mailing : List.copyOf(state.mailings().values())) {
      if (!mailing.sent() && random.nextInt(5) > 0) {
        if (mailing.kind() == Mailing.Kind.RUN) {
          mailing.asks().forEach(this::run);
        }
        say(new Fact.MailSent(now, mailing.id()));
      }
    }
  }

  private void run(Mailing.Ask ask) {
    Proposal proposal = proposal(ask.proposal());
    boolean stands =
        proposal.version() == ask.version() && Autonomy.runs(state.settingsNow(), proposal);
    if (stands) {
      decide(proposal, Autonomy.decision(proposal));
    }
  }

  private Proposal proposal(String id) {
    return Optional.ofNullable(state.proposals().get(id)).orElseThrow();
  }

  private void answer() {
    List<Proposal> live =
        state.proposals().values().stream()
            .filter(proposal -> proposal.state() == ProposalState.PENDING)
            .filter(proposal -> proposal.mailedAt().isPresent())
            .toList();
    if (live.isEmpty()) {
      return;
    }
    Proposal proposal = live.get(random.nextInt(live.size()));
    decide(
        proposal,
        switch (random.nextInt(8)) {
          case 0, 1, 2, 3 -> new Decision.Confirm(some(proposal));
          case 4, 5 -> new Decision.Decline(any(DeclineReason.values()), "");
          case 6 -> new Decision.Snooze(now.plusSeconds(86_400L * (1 + random.nextInt(9))));
          default -> new Decision.Reassign(person());
        });
  }

  private void decide(Proposal proposal, Decision decision) {
    say(new Fact.Decided(now, proposal.id(), proposal.version(), decision));
  }

  private Map<String, String> some(Proposal proposal) {
    List<Move> chosen = new ArrayList<>();
    boolean all = random.nextBoolean();
    for (Move move : proposal.moves()) {
      List<Move> with = new ArrayList<>(chosen);
      with.add(move);
      if ((all || random.nextBoolean()) && Choices.fault(with).isEmpty()) {
        chosen = with;
      }
    }
    if (chosen.isEmpty()) {
      chosen.add(proposal.moves().getFirst());
    }
    Map<String, String> values = new HashMap<>();
    chosen.forEach(move -> values.put(move.id(), move.to().orElseGet(() -> value(move))));
    return values;
  }

  private String value(Move move) {
    return switch (move.field()) {
      case "owner", "reviewer" -> person();
      case "due", "start" -> day();
      default -> "in my own words";
    };
  }

  /** What is confirmed reaches the tools, now or later, and mostly succeeds. */
  private void work() {
    for (Proposal proposal : List.copyOf(state.proposals().values())) {
      if (proposal.state().isUnderWay() && random.nextInt(3) > 0) {
        for (Move move : proposal.moves()) {
          if (move.state() == MoveState.CONFIRMED) {
            say(
                new Fact.EffectRecorded(
                    now, "x", proposal.id(), move.id(), outcome(random.nextInt(10), move)));
          }
        }
      }
    }
  }

  private EffectOutcome outcome(int chance, Move move) {
    return switch (chance) {
      case 0 -> new EffectOutcome.Stale("something else");
      case 1 -> new EffectOutcome.Failed("refused");
      case 2 -> new EffectOutcome.ByHand(Optional.empty());
      default -> {
        echo(now, move).ifPresent(this::say);
        yield new EffectOutcome.Done(Optional.empty());
      }
    };
  }

  /** What the tool says of a move that it made. */
  static Optional<Fact> echo(Instant now, Move move) {
    ItemRef.Own item = new ItemRef.Own(move.connection(), move.uid());
    String to = move.to().orElseThrow();
    return switch (move.action()) {
      case SET_DATE, ASSIGN ->
          Optional.of(
              new Fact.ItemChanged(
                  item, now, 0, Actor.US, List.of(FieldChange.set(field(move), to))));
      case CLEAR -> Optional.of(cleared(item, now, move));
      case START -> turned(item, now, Transition.STARTED);
      case UNBLOCK -> turned(item, now, Transition.UNBLOCKED);
      case CANCEL -> turned(item, now, Transition.CANCELLED);
      case REOPEN -> turned(item, now, Transition.REOPENED);
      case GRANT_APPROVAL, DENY_APPROVAL ->
          Optional.of(
              new Fact.ApprovalDecided(
                  item,
                  now,
                  0,
                  Actor.US,
                  PersonRef.email(move.from().orElseThrow().replace("requested of ", "")),
                  ApprovalOutcome.GRANTED));
      case REQUEST_REVIEW ->
          Optional.of(new Fact.ApprovalRequested(item, now, 0, Actor.US, PersonRef.email(to)));
      case LINK ->
          Optional.of(
              new Fact.LinkMade(
                  blocker(move),
                  item,
                  LinkKind.BLOCKS,
                  LinkType.FS,
                  0,
                  LagUnit.WORKING,
                  Provenance.NATIVE,
                  now,
                  0,
                  Actor.US));
      case CUT_LINK ->
          Optional.of(new Fact.LinkCut(blocker(move), item, LinkKind.BLOCKS, now, 0, Actor.US));
      case COMMENT, BOOK_SLOT, RE_COMMIT -> Optional.empty();
    };
  }

  private static Fact cleared(ItemRef.Own item, Instant now, Move move) {
    return move.field().equals("reviewer")
        ? new Fact.ApprovalDecided(
            item,
            now,
            0,
            Actor.US,
            PersonRef.email(move.from().orElseThrow()),
            ApprovalOutcome.WITHDRAWN)
        : new Fact.ItemChanged(item, now, 0, Actor.US, List.of(FieldChange.cleared(field(move))));
  }

  private static ItemRef.Own blocker(Move move) {
    String node = move.cause().orElseThrow();
    return new ItemRef.Own(move.connection(), node.substring(node.indexOf('/') + 1));
  }

  private static ItemField field(Move move) {
    return switch (move.field()) {
      case "start" -> ItemField.START;
      case "due" -> ItemField.DUE;
      default -> ItemField.OWNER;
    };
  }

  private static Optional<Fact> turned(ItemRef.Own item, Instant now, Transition to) {
    return Optional.of(new Fact.StatusChanged(item, now, 0, Actor.US, to, Optional.empty()));
  }

  private void takeBack() {
    state.proposals().values().stream()
        .filter(Proposal::canBeUndone)
        .findFirst()
        .ifPresent(proposal -> say(new Fact.UndoAsked(now, proposal.id())));
  }
}
