package dev.paydown.brain;

import dev.paydown.brain.debt.Liability;
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
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.proposal.Autonomy;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small company whose tools emit, whose clock the test sets, and whose mail the test reads. */
final class Company {
  private WorkspaceState state = WorkspaceState.empty("acme");
  private Instant now;
  private int entries;
  private boolean runs = true;
  final List<LogEntry> log = new ArrayList<>();
  final List<List<LogEntry>> steps = new ArrayList<>();

  Company(String start) {
    now = Instant.parse(start);
    emit(new Fact.ConnectionMade(now, "studio", "events"));
  }

  WorkspaceState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  /** Takes the facts in now, as one entry. */
  Company emit(Fact... facts) {
    LogEntry entry = new LogEntry("e%05d".formatted(entries++), now, List.of(facts));
    take(List.of(entry));
    post();
    return this;
  }

  private void take(List<LogEntry> batch) {
    log.addAll(batch);
    steps.add(batch);
    state = Advance.step(state, batch);
  }

  /** Hands every waiting mail over at once, as the mailer would, and runs what runs by itself. */
  private void post() {
    for (Mailing mailing : List.copyOf(state.mailings().values())) {
      if (!mailing.sent()) {
        if (mailing.kind() == Mailing.Kind.RUN) {
          if (!runs) {
            continue;
          }
          mailing.asks().forEach(this::run);
        }
        take(
            List.of(
                new LogEntry(
                    "mailed#" + mailing.id(), now, List.of(new Fact.MailSent(now, mailing.id())))));
      }
    }
  }

  /** From now on nobody carries out what runs by itself. */
  Company stopsRunning() {
    runs = false;
    return this;
  }

  private void run(Mailing.Ask ask) {
    Proposal proposal = proposal(ask.proposal());
    Decision decision = Autonomy.decision(proposal);
    take(
        List.of(
            new LogEntry(
                "run#" + ask.proposal() + "#" + ask.version(),
                now,
                List.of(new Fact.Decided(now, ask.proposal(), ask.version(), decision)))));
  }

  /** Lets the clock run, ticking every 15 minutes as the schedule does. */
  Company until(String instant) {
    Instant end = Instant.parse(instant);
    while (now.isBefore(end)) {
      Instant next = now.plusSeconds(15 * 60);
      now = next.isAfter(end) ? end : next;
      if (state.dueAt().isPresent() && !state.dueAt().get().isAfter(now)) {
        emit(new Fact.Ticked(now));
      }
    }
    return this;
  }

  Company settings(Settings settings) {
    return emit(new Fact.SettingsPut(now, settings));
  }

  Company people(Person... people) {
    return emit(new Fact.PeoplePut(now, List.of(people)));
  }

  static Person person(String email, String lead) {
    return new Person(email, email, Optional.empty(), Map.of(), Optional.of(lead), List.of());
  }

  static ItemRef.Own ref(String key) {
    return new ItemRef.Own("studio", key);
  }

  static String node(String key) {
    return ref(key).node();
  }

  /** Opens an item; each pair is a field and its value. */
  Company open(String key, String owner, String... pairs) {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, key));
    changes.add(FieldChange.set(ItemField.TITLE, "Title of " + key));
    changes.add(FieldChange.set(ItemField.OWNER, owner));
    for (int i = 0; i < pairs.length; i += 2) {
      changes.add(FieldChange.set(ItemField.valueOf(pairs[i]), pairs[i + 1]));
    }
    return emit(new Fact.ItemChanged(ref(key), now, 0, Actor.HUMAN, changes));
  }

  Company change(String key, ItemField field, String value) {
    return emit(
        new Fact.ItemChanged(
            ref(key), now, 0, Actor.HUMAN, List.of(FieldChange.set(field, value))));
  }

  Company turn(String key, Transition to) {
    return emit(new Fact.StatusChanged(ref(key), now, 0, Actor.HUMAN, to, Optional.empty()));
  }

  Company blocks(String from, String to) {
    return blocks(from, to, LinkType.FS, 0, LagUnit.WORKING);
  }

  Company blocks(String from, String to, LinkType type, int lagDays, LagUnit unit) {
    return link(from, to, LinkKind.BLOCKS, type, lagDays, unit);
  }

  Company contains(String parent, String child) {
    return link(parent, child, LinkKind.CONTAINS, LinkType.FS, 0, LagUnit.WORKING);
  }

  private Company link(
      String from, String to, LinkKind kind, LinkType type, int lagDays, LagUnit unit) {
    return emit(
        new Fact.LinkMade(
            ref(from), ref(to), kind, type, lagDays, unit, Provenance.NATIVE, now, 0, Actor.HUMAN));
  }

  /** That only they can unblock it: the plainest question, which can come at any instant. */
  Fact blockedUntilCleared(String key, String by) {
    return new Fact.Blocked(
        ref(key),
        now,
        0,
        Actor.HUMAN,
        Optional.empty(),
        Optional.empty(),
        Optional.of(PersonRef.email(by)));
  }

  Company askApproval(String key, String of) {
    return emit(new Fact.ApprovalRequested(ref(key), now, 0, Actor.HUMAN, PersonRef.email(of)));
  }

  Company decideApproval(String key, String of) {
    return emit(
        new Fact.ApprovalDecided(
            ref(key), now, 0, Actor.HUMAN, PersonRef.email(of), ApprovalOutcome.GRANTED));
  }

  Company answer(Proposal proposal, Decision decision) {
    return emit(new Fact.Decided(now, proposal.id(), proposal.version(), decision));
  }

  /** Confirms these moves; the tool makes them and says so. */
  Company confirm(Proposal proposal, String... moves) {
    Map<String, String> chosen = new HashMap<>();
    for (Move move : proposal.moves()) {
      if (List.of(moves).contains(move.id())) {
        chosen.put(move.id(), move.to().orElseThrow());
      }
    }
    answer(proposal, new Decision.Confirm(chosen));
    for (Move move : proposal.moves()) {
      if (chosen.containsKey(move.id())) {
        change(
            move.uid(),
            ItemField.valueOf(move.field().toUpperCase(java.util.Locale.ROOT)),
            chosen.get(move.id()));
        emit(
            new Fact.EffectRecorded(
                now, "x", proposal.id(), move.id(), new EffectOutcome.Done(Optional.empty())));
      }
    }
    return this;
  }

  /** Confirms every line; those that ask a value get these, in their order. */
  Company accept(Proposal proposal, String... values) {
    List<String> given = new ArrayList<>(List.of(values));
    Map<String, String> chosen = new LinkedHashMap<>();
    for (Move move : proposal.moves()) {
      chosen.put(move.id(), move.to().orElseGet(given::removeFirst));
    }
    return make(proposal, chosen);
  }

  /** Confirms what is chosen; the tool makes it, and says so. */
  Company make(Proposal proposal, Map<String, String> chosen) {
    answer(proposal, new Decision.Confirm(chosen));
    return obey(proposal.id());
  }

  /** The tools make every move that is confirmed and not made. */
  Company obey(String proposal) {
    for (Move move : proposal(proposal).moves()) {
      if (move.state() == MoveState.CONFIRMED) {
        Life.echo(now, move).ifPresent(this::emit);
        emit(
            new Fact.EffectRecorded(
                now, "x", proposal, move.id(), new EffectOutcome.Done(Optional.empty())));
      }
    }
    return this;
  }

  Item item(String key) {
    return Picture.of(state).graph().item(node(key));
  }

  ItemForecast forecast(String key) {
    return Picture.of(state).forecast().of(node(key));
  }

  Optional<LocalDate> expected(String key) {
    return forecast(key).finish();
  }

  List<Liability> liabilities() {
    return List.copyOf(state.liabilities().values());
  }

  Balances.Balance balance(Liability liability) {
    return Balances.of(state.entries().values()).of(liability.id());
  }

  List<Proposal> live(String recipient) {
    return state.proposals().values().stream()
        .filter(proposal -> proposal.state().isLive() && proposal.recipient().equals(recipient))
        .toList();
  }

  Optional<Proposal> live(String recipient, ProposalKind kind) {
    return live(recipient).stream().filter(proposal -> proposal.kind() == kind).findFirst();
  }

  Proposal proposal(String id) {
    return Optional.ofNullable(state.proposals().get(id)).orElseThrow();
  }

  long mailsTo(String recipient) {
    return state.mailings().values().stream()
        .filter(
            mailing -> mailing.recipient().equals(recipient) && mailing.kind() == Mailing.Kind.ASK)
        .count();
  }
}
