package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.erasure.Erasure;
import dev.paydown.brain.erasure.Identifiers;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.ledger.Account;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.proposal.Raised;
import dev.paydown.brain.settings.Area;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.store.MagicLink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records with something in every field. */
final class Records {
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456789Z");

  private Records() {}

  static Stamp stamp(int n) {
    return new Stamp(NOW.plusSeconds(n), n, "events#d" + n);
  }

  static ItemFacts item(String uid, int n) {
    PersonRef ada = PersonRef.email("ada@example.org");
    Register due = new Register(Optional.of("2026-12-0" + (1 + n % 9)), stamp(n), Actor.HUMAN);
    Register cleared = new Register(Optional.empty(), stamp(n + 1), Actor.BOT);
    return new ItemFacts(
        new ItemRef.Own("linear", uid),
        Optional.of(new ItemFacts.Birth(stamp(n), Actor.BOT)),
        Map.of(ItemField.DUE, due, ItemField.OWNER, cleared),
        Map.of(ItemField.DUE, List.of(due, cleared)),
        List.of(
            new ItemFacts.Turn(
                stamp(n),
                Actor.HUMAN,
                Transition.BLOCKED,
                Optional.of(ada),
                Optional.of("waits for \u00fc"),
                Optional.of(new ItemRef.Named("ENG-" + n)),
                Optional.of(PersonRef.alias("linear", "u1")))),
        List.of(
            new ItemFacts.Approval(
                stamp(n), Actor.HUMAN, ada, Optional.of(ApprovalOutcome.DENIED))),
        List.of(
            new ItemFacts.Post(stamp(n), Actor.US, Optional.of(ada), List.of(ada), true, "text")),
        List.of(
            new ItemFacts.Slot(
                stamp(n), Optional.of(NOW), Optional.of(NOW.plusSeconds(60)), List.of(ada))),
        List.of(new ItemFacts.Ack(stamp(n), ada)),
        List.of(new ItemFacts.Commit(stamp(n), Actor.HUMAN, ada)),
        Optional.of(new ItemFacts.LinkReading(stamp(n), List.of("k" + n))),
        true);
  }

  static LinkFacts link(String key, int n) {
    return new LinkFacts(
        key,
        new ItemRef.Own("linear", "a"),
        new ItemRef.Named("https://example.org/b?" + n),
        LinkKind.BLOCKS,
        List.of(
            new LinkFacts.Saying(
                stamp(n),
                Actor.HUMAN,
                true,
                LinkType.SF,
                n,
                LagUnit.CALENDAR,
                Provenance.STATED,
                true)));
  }

  static Liability liability(String id, int n) {
    return new Liability(
        id,
        LiabilityKind.STALE_HANDOFF,
        "linear/b",
        "linear:ENG-2",
        Optional.of("other"),
        NOW.minusSeconds(n),
        NOW,
        LiabilityState.WRITTEN_OFF,
        Optional.of(NOW.plusSeconds(n)),
        Optional.of(new Liability.Escalation(NOW, "lead@example.org")),
        Optional.of("ada@example.org"),
        2,
        "offered and not picked up");
  }

  static Entry entry(String id, int n) {
    return new Entry(
        id,
        "liability",
        LocalDate.of(2026, 11, 23),
        NOW,
        Entry.Reason.COMPOUNDING,
        Account.INTEREST,
        Account.LIABILITY,
        1380 + n,
        "cause",
        Optional.of("reversed"),
        new Entry.About(
            LiabilityKind.STALE_HANDOFF,
            "linear:ENG-2",
            "within linear",
            NOW,
            n,
            List.of("linear/b"),
            "offered and not picked up"));
  }

  static Move move() {
    return new Move(
        "m1",
        MoveAction.SET_DATE,
        "linear/b",
        "linear",
        "b",
        "linear:ENG-2",
        "Title",
        Optional.of("https://example.org/ENG-2"),
        "due",
        Optional.of("2026-12-01"),
        Optional.of("2026-12-03"),
        Optional.of("linear/a"),
        Gate.CLIENT_FACING,
        MoveState.PROPOSED);
  }

  static Packet packet() {
    return new Packet(
        Optional.of("why"),
        Optional.empty(),
        List.of("owed"),
        List.of(new Packet.Moved(NOW, "moved")),
        List.of(new Packet.Place("ENG-1", "https://example.org/ENG-1")));
  }

  static Proposal proposal(String id, int version, ProposalState state) {
    return proposal(id, version, state, "headline");
  }

  static Proposal proposal(String id, int version, ProposalState state, String headline) {
    return new Proposal(
        id,
        version,
        ProposalKind.SHIFT_DATES,
        "shift-dates/ada@example.org",
        "",
        "linear/a",
        "linear:ENG-1",
        headline,
        "reason",
        "ada@example.org",
        state,
        Gate.INTERNAL,
        List.of(move()),
        packet(),
        NOW,
        Optional.of(NOW.plusSeconds(5)),
        NOW.plusSeconds(86_400),
        Optional.of(NOW.plusSeconds(10)),
        Optional.of(NOW.plusSeconds(11)),
        1,
        Optional.of("outcome"),
        Optional.of(DeclineReason.OTHER),
        Optional.of(NOW.plusSeconds(12)),
        Optional.of("4be1c7c0a91f22d3"));
  }

  static Mailing mailing(String id, int n) {
    return new Mailing(
        id,
        Mailing.Kind.ASK,
        "ada@example.org",
        NOW,
        List.of(new Mailing.Ask("p1", n)),
        "",
        n % 2 == 0);
  }

  static Fact.Decided decided(String proposal, int version) {
    return new Fact.Decided(
        NOW, proposal, version, new Decision.Confirm(Map.of("m1", "2026-12-03")));
  }

  static LogEntry logEntry(String id) {
    return new LogEntry(id, NOW, List.of(new Fact.Ticked(NOW), decided("p1", 1)));
  }

  static Erasure erasure() {
    return new Erasure(
        "k3v9x2m7",
        new Identifiers(
            Optional.of("ada@example.org"),
            new TreeSet<>(Set.of("linear:u1")),
            new TreeSet<>(Set.of("Ada"))),
        new TreeSet<>(Set.of("the Countess")),
        new TreeMap<>(Map.of("pending-approval-1", "pending-approval-2")));
  }

  static Execution execution(String workspace, String id) {
    return new Execution(
        id,
        workspace,
        "p1",
        1,
        "ada@example.org",
        "headline",
        move(),
        packet(),
        NOW,
        Optional.of("4be1c7c0a91f22d3"));
  }

  static MagicLink link(String workspace, String hash, int version) {
    return new MagicLink(
        hash,
        workspace,
        "p1",
        version,
        "digest",
        "ada@example.org",
        NOW.plusSeconds(3600),
        Optional.empty(),
        Optional.empty(),
        ZoneId.of("Europe/Berlin"),
        Set.of("m1", "m3"),
        Optional.of(new Raised("bea@example.org", NOW.minusSeconds(86_400))));
  }

  /** A state with one or two of everything, at version 1. */
  static WorkspaceState rich(String workspace) {
    Settings plain = Settings.defaults();
    Settings settings =
        new Settings(
            plain.calendar(),
            plain.terms(),
            plain.tariff(),
            plain.shift(),
            plain.initiatives(),
            Set.of("comment"),
            List.of(new Area("design/*", "ada@example.org")),
            List.of("customer"),
            Optional.of("steward@example.org"),
            plain.statement(),
            Optional.of("90 EUR"));
    Person ada =
        new Person(
            "ada@example.org",
            "Ada",
            Optional.of(ZoneId.of("Europe/Berlin")),
            Map.of("linear", List.of("u1")),
            Optional.of("lead@example.org"),
            List.of(new Person.DaysOff(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31))));
    return new WorkspaceState(
        workspace,
        1,
        NOW,
        Optional.of(NOW.plusSeconds(900)),
        List.of(
            new WorkspaceState.SettingsSaid(stamp(1), plain, NOW),
            new WorkspaceState.SettingsSaid(stamp(2), settings, NOW)),
        new WorkspaceState.PeopleSaid(
            Optional.of(stamp(3)),
            List.of(ada),
            List.of(stamp(3)),
            List.of(new WorkspaceState.Stay("ada@example.org", ada.daysOff(), stamp(3), stamp(3))),
            List.of(new WorkspaceState.Bounce(stamp(4), "gone@example.org")),
            List.of(
                new WorkspaceState.Choice(stamp(5), "ada@example.org", MailGroup.STATEMENT, false)),
            List.of(new WorkspaceState.Revocation(stamp(5), "ada@example.org"))),
        Map.of(
            "linear:u1",
            new WorkspaceState.Seen(
                stamp(4), Optional.of(PersonRef.email("ada@example.org")), "Ada")),
        Map.of("linear", "linear"),
        sorted("linear/a", item("a", 1), "linear/b", ItemFacts.none(own("b"))),
        sorted("k1", link("k1", 1), "k2", link("k2", 2)),
        sorted("p0#1", decided("p0", 1), "p0#2", decided("p0", 2)),
        sorted("l1", liability("l1", 1), "l2", liability("l2", 2)),
        sorted("e1", entry("e1", 1), "e2", entry("e2", 2)),
        sorted(
            "p1",
            proposal("p1", 1, ProposalState.PENDING),
            "p2",
            proposal("p2", 3, ProposalState.DECLINED)),
        sorted("mail1", mailing("mail1", 1), "mail2", mailing("mail2", 2)),
        sorted(
            "linear/a",
            new ReadWanted("linear", "a", NOW),
            "linear/b",
            new ReadWanted("linear", "b", NOW)));
  }

  static ItemRef.Own own(String uid) {
    return new ItemRef.Own("linear", uid);
  }

  static <T> SortedMap<String, T> sorted(String k1, T v1, String k2, T v2) {
    SortedMap<String, T> map = new TreeMap<>();
    map.put(k1, v1);
    map.put(k2, v2);
    return map;
  }
}
