package dev.paydown.pages;

import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.proposal.Raised;
import dev.paydown.brain.wire.MailMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One of everything that people see. */
public final class Samples {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Instant NOW = Instant.parse("2026-11-05T08:30:00Z");
  static final Instant EXPIRES = Instant.parse("2026-11-10T08:30:00Z");
  static final Reader ADA = new Reader("ada@example.com", "Ada", BERLIN);
  static final String PREFERENCES =
      "https://paydown.example.com/preferences/cHJlZmVyZW5jZXNwcmVmZXJlbmNlc3ByZWZlcmVuY2Vz";
  static final Reader CHOOSING = ADA.choosingAt(PREFERENCES);
  static final String URL =
      "https://paydown.example.com/decide/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE";

  static final Raised MO = new Raised("mo@example.com", Instant.parse("2026-10-29T08:00:00Z"));

  private Samples() {}

  static Move move(String id, MoveAction action, String title, String field) {
    return new Move(
        id,
        action,
        "linear/" + id,
        "linear",
        "uid-" + id,
        "linear:ENG-1" + id.substring(1),
        title,
        Optional.of("https://linear.app/acme/issue/ENG-1" + id.substring(1)),
        field,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  static Move date(String id, String title, String from, String to) {
    Move move = move(id, MoveAction.SET_DATE, title, "due");
    return new Move(
        id,
        move.action(),
        move.node(),
        move.connection(),
        move.uid(),
        move.item(),
        title,
        move.url(),
        "due",
        Optional.of(from),
        Optional.of(to),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  static Proposal proposal(
      ProposalKind kind,
      String headline,
      String reason,
      Gate gate,
      List<Move> moves,
      Packet packet) {
    return new Proposal(
        "p-1",
        1,
        kind,
        kind.label() + " ada",
        "",
        "studio/design",
        "studio:design-1",
        headline,
        reason,
        "ada@example.com",
        ProposalState.PENDING,
        gate,
        moves,
        packet,
        NOW,
        Optional.of(NOW),
        EXPIRES,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Proposal in(Proposal p, ProposalState state, List<Move> moves, String outcome) {
    return new Proposal(
        p.id(),
        p.version(),
        p.kind(),
        p.key(),
        p.occasion(),
        p.node(),
        p.item(),
        p.headline(),
        p.reason(),
        p.recipient(),
        state,
        p.gate(),
        moves,
        p.packet(),
        p.madeAt(),
        p.mailedAt(),
        p.expiresAt(),
        p.snoozedUntil(),
        Optional.of(NOW),
        p.raised(),
        outcome.isEmpty() ? Optional.empty() : Optional.of(outcome),
        p.declined(),
        p.undoAskedAt(),
        Optional.empty());
  }

  static Packet packet() {
    return new Packet(
        Optional.of("Customers drop out at the third step.\nSupport counts 40 tickets a week."),
        Optional.of("Two steps, measured: fewer than 5 % leave before paying."),
        List.of("Error texts from legal", "Translated labels (de, fr)"),
        List.of(
            new Packet.Moved(
                Instant.parse("2026-11-04T13:05:00Z"), "Checkout design finished by Mo"),
            new Packet.Moved(
                Instant.parse("2026-11-04T14:00:00Z"), "Checkout copy became clear to start")),
        List.of(
            new Packet.Place("Design file", "https://studio.example.com/design-1"),
            new Packet.Place("linear:ENG-12", "https://linear.app/acme/issue/ENG-12")));
  }

  static Proposal clearToStart() {
    return proposal(
        ProposalKind.CLEAR_TO_START,
        "Clear to start: Checkout copy",
        "Checkout design was finished yesterday; nothing else holds Checkout copy back.",
        Gate.INTERNAL,
        List.of(
            move("m1", MoveAction.START, "Checkout copy", "status"),
            move("m2", MoveAction.COMMENT, "Checkout copy", "comment")
                .to("the context packet: why, what done looks like, what is owed"),
            slot("m3")),
        packet());
  }

  private static Move slot(String id) {
    return move(id, MoveAction.BOOK_SLOT, "Checkout copy", "slot")
        .to("2026-11-06T13:00:00Z/2026-11-06T15:00:00Z");
  }

  /** So many dates to move. */
  static Proposal shifts(int lines) {
    return proposal(
        ProposalKind.SHIFT_DATES,
        "Move " + lines + " items after “Design”",
        "Design is now expected on Mon 9 Nov 2026.",
        Gate.INTERNAL,
        IntStream.rangeClosed(1, lines)
            .mapToObj(i -> date("m" + i, "Contract " + i, "2026-11-05", "2026-11-09"))
            .toList(),
        new Packet(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()));
  }

  static Proposal shift() {
    return proposal(
        ProposalKind.SHIFT_DATES,
        "3 dates to move after Design slipped 2 days",
        "Design is now expected on Mon 9 Nov 2026, 2 working days after it was promised.",
        Gate.INTERNAL,
        List.of(
            date("m1", "Checkout copy", "2026-11-05", "2026-11-09"),
            date("m2", "Checkout build", "2026-11-12", "2026-11-16"),
            date(
                "m3",
                "Release notes for the new checkout, in German and French",
                "2026-11-13",
                "2026-11-17")),
        new Packet(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(
                new Packet.Moved(
                    Instant.parse("2026-11-05T08:12:00Z"), "Mo moved Design from 5 Nov to 9 Nov")),
            List.of(),
            List.of(
                new Packet.Affected(
                    "jira:SHOP-7",
                    "Launch of the new checkout",
                    Optional.of("kim@example.com"),
                    Optional.of(LocalDate.parse("2026-11-18")),
                    Optional.of(LocalDate.parse("2026-11-20"))),
                new Packet.Affected(
                    "asana:1204",
                    "Training for support",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            0));
  }

  static Proposal newDate() {
    Move asked = move("m1", MoveAction.SET_DATE, "Design", "due");
    return proposal(
        ProposalKind.NEW_DATE,
        "Give a new date for Design",
        "Design was due on Tue 3 Nov 2026 and is not finished; 3 items of 2 people wait behind it.",
        Gate.INTERNAL,
        List.of(asked),
        new Packet(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()));
  }

  static Proposal approval() {
    return proposal(
        ProposalKind.DECIDE_APPROVAL,
        "Approve or refuse: Contract with Initech",
        "Asked of you on Tue 3 Nov; Initech onboarding cannot start before it.",
        Gate.CLIENT_FACING,
        List.of(
            move("m1", MoveAction.GRANT_APPROVAL, "Contract with Initech", "approval"),
            move("m2", MoveAction.DENY_APPROVAL, "Contract with Initech", "approval")),
        packet());
  }

  static Proposal caught() {
    return proposal(
        ProposalKind.CATCH_HANDOFF,
        "Nobody has picked up Checkout copy",
        "Offered 3 working days ago and not started; 2 people wait behind it.",
        Gate.INTERNAL,
        List.of(
            move("m1", MoveAction.COMMENT, "Checkout copy", "comment")
                .to("a reminder with the context packet"),
            move("m2", MoveAction.ASSIGN, "Checkout copy", "owner")),
        packet());
  }

  static Proposal blocker() {
    return proposal(
        ProposalKind.ROUTE_BLOCKER,
        "Clear the way for “Checkout build”",
        "Kim’s Checkout build waits since Wed 4 Nov: the staging certificate has run out."
            + " You can clear it, or say what is needed.",
        Gate.INTERNAL,
        List.of(
            move("m1", MoveAction.UNBLOCK, "Checkout build", "unblocked"),
            move("m2", MoveAction.COMMENT, "Checkout build", "answer")),
        packet());
  }

  static Proposal thread() {
    return proposal(
        ProposalKind.REVIVE_THREAD,
        "Answer: “Which tax rate for Norway?”",
        "Kim asked you on Mon 2 Nov, and nobody has answered for 2 working days."
            + " Answer in your own words, or decline it as not needed.",
        Gate.INTERNAL,
        List.of(move("m1", MoveAction.COMMENT, "Which tax rate for Norway?", "answer")),
        packet());
  }

  static Proposal finishOrKill() {
    return proposal(
        ProposalKind.FINISH_OR_KILL,
        "Finish or kill “Loyalty programme”",
        "Nothing has happened on it or below it for 31 working days, and it is 60 % done."
            + " Give it a date and an owner, or call it off.",
        Gate.DESTRUCTIVE,
        List.of(
            move("m1", MoveAction.SET_DATE, "Loyalty programme", "due"),
            move("m2", MoveAction.CANCEL, "Loyalty programme", "cancelled")),
        packet());
  }

  static Proposal conflict() {
    return proposal(
        ProposalKind.RESOLVE_CONFLICT,
        "“Launch of the new checkout” cannot keep its fixed date",
        "It is fixed to Wed 18 Nov 2026 and is expected on Fri 20 Nov 2026."
            + " Move the date, or bring in who it waits for.",
        Gate.CLIENT_FACING,
        List.of(date("m1", "Launch of the new checkout", "2026-11-18", "2026-11-20")),
        packet());
  }

  /** What the lead gets after Mo did not answer. */
  static Letter raised() {
    Letter letter = letter(newDate());
    return new Letter(
        letter.proposal(), letter.url(), letter.expiresAt(), letter.byHand(), Optional.of(MO));
  }

  static Proposal hostile() {
    String title =
        "=HYPERLINK(\"http://x\") <script>alert(1)</script> \u202Egnp.exe\r\nBcc: all@x.test "
            + "x".repeat(10_000);
    return proposal(
        ProposalKind.NEW_DATE,
        "Give a new date for " + title,
        title,
        Gate.INTERNAL,
        List.of(move("m1", MoveAction.SET_DATE, title, "due")),
        packet());
  }

  static Proposal failed() {
    return in(
        shift(),
        ProposalState.FAILED,
        shift().moves().stream().map(move -> move.in(MoveState.FAILED)).toList(),
        "Linear did not take our token: 401. Ask whoever set the connection up to renew it.");
  }

  static Proposal partly() {
    List<Move> moves = shift().moves();
    return in(
        shift(),
        ProposalState.PARTLY,
        List.of(
            moves.get(0).in(MoveState.DONE),
            moves.get(1).in(MoveState.STALE),
            moves.get(2).in(MoveState.FAILED)),
        "Linear answered that ENG-13 is archived.");
  }

  static Proposal done() {
    return in(
        shift(),
        ProposalState.DONE,
        shift().moves().stream().map(move -> move.in(MoveState.DONE)).toList(),
        "");
  }

  static Letter letter(Proposal proposal) {
    return new Letter(proposal, URL, EXPIRES);
  }

  /** One of every mail, by name. */
  public static Map<String, MailMessage> mails() {
    Map<String, MailMessage> all = new LinkedHashMap<>();
    all.put("mail-ask-clear", Mails.ask(CHOOSING, List.of(letter(clearToStart())), NOW));
    all.put("mail-ask-shift", Mails.ask(CHOOSING, List.of(letter(shift())), NOW));
    all.put("mail-ask-new-date", Mails.ask(CHOOSING, List.of(letter(newDate())), NOW));
    all.put("mail-ask-approval", Mails.ask(CHOOSING, List.of(letter(approval())), NOW));
    all.put(
        "mail-ask-several",
        Mails.ask(
            CHOOSING,
            List.of(letter(clearToStart()), letter(shift()), letter(newDate()), letter(caught())),
            NOW));
    all.put(
        "mail-ask-by-hand",
        Mails.ask(CHOOSING, List.of(new Letter(shift(), URL, EXPIRES, Set.of("m2"))), NOW));
    all.put("mail-ask-blocker", Mails.ask(CHOOSING, List.of(letter(blocker())), NOW));
    all.put("mail-ask-thread", Mails.ask(CHOOSING, List.of(letter(thread())), NOW));
    all.put("mail-ask-finish-or-kill", Mails.ask(CHOOSING, List.of(letter(finishOrKill())), NOW));
    all.put("mail-ask-conflict", Mails.ask(CHOOSING, List.of(letter(conflict())), NOW));
    all.put("mail-ask-caught", Mails.ask(CHOOSING, List.of(letter(caught())), NOW));
    all.put("mail-ask-raised", Mails.ask(CHOOSING, List.of(raised()), NOW));
    all.put("mail-ask-hostile", Mails.ask(CHOOSING, List.of(letter(hostile())), NOW));
    all.put("mail-result-failed", Mails.result(CHOOSING, failed(), Optional.empty(), NOW));
    all.put("mail-fresh", Mails.fresh(ADA, letter(newDate()), NOW));
    all.put("mail-result-partly", Mails.result(CHOOSING, partly(), Optional.empty(), NOW));
    all.put(
        "mail-result-done",
        Mails.result(CHOOSING, done(), Optional.of("https://paydown.example/decide/t0"), NOW));
    all.put("mail-code", Mails.code(ADA, approval(), "40318266", NOW.plusSeconds(600)));
    all.put("mail-sign-in", Mails.signIn(ADA, "40318266", NOW.plusSeconds(600)));
    all.put(
        "mail-statement",
        Mails.statement(
            CHOOSING,
            SampleStatement.statement(Optional.of("85 EUR")),
            Optional.of(Board.of("https://paydown.example.com", "w1"))));
    return all;
  }

  /** The mail of that name. */
  public static MailMessage mail(String name) {
    return Objects.requireNonNull(mails().get(name), name);
  }

  static Map<String, String> pages() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("page-decide-clear", decide(clearToStart(), ""));
    all.put("page-decide-too-late", tooLate(clearToStart()));
    all.put("page-decide-shift", decide(shift(), ""));
    all.put("page-decide-new-date", decide(newDate(), ""));
    all.put("page-decide-approval", decide(approval(), ""));
    all.put("page-decide-by-hand", byHand(shift(), Set.of("m2")));
    all.put("page-decide-raised", cameUp(newDate()));
    all.put(
        "page-decide-fault",
        decide(caught(), "Tick at least one line, or answer otherwise below."));
    all.put(
        "page-code",
        code(
            approval(),
            Map.of("choice", List.of("confirm"), "move", List.of("m1"), "code", List.of("1"))));
    List<DeadEnd> ends =
        List.of(
            new DeadEnd.Unknown(),
            new DeadEnd.Expired(EXPIRES),
            new DeadEnd.Decided(NOW, "confirmed", Optional.empty()),
            new DeadEnd.Superseded(),
            new DeadEnd.MovedOn(ProposalState.SUPERSEDED),
            new DeadEnd.Reassigned(),
            new DeadEnd.Snoozed(EXPIRES),
            new DeadEnd.CodeSpent());
    for (DeadEnd end : ends) {
      Optional<Proposal> known =
          end instanceof DeadEnd.Unknown ? Optional.empty() : Optional.of(shift());
      all.put(
          "page-dead-" + end.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
          Pages.dead(end, known, BERLIN, NOW));
    }
    List<Decision> decisions =
        List.of(
            new Decision.Confirm(Map.of("m1", "2026-11-09")),
            new Decision.Decline(DeclineReason.NOT_NOW, "after the fair"),
            new Decision.Snooze(EXPIRES),
            new Decision.Reassign("mo@example.com"));
    for (Decision decision : decisions) {
      all.put(
          "page-outcome-" + decision.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
          Pages.outcome(shift(), decision, BERLIN, NOW));
    }
    all.put(
        "page-preferences",
        Pages.preferences(
            new PreferencesView(
                "ada@example.com",
                Board.of("", "w1"),
                Set.of(MailGroup.THREADS),
                List.of(),
                true)));
    all.put(
        "page-preferences-stopped",
        Pages.preferences(
            new PreferencesView(
                "ada@example.com",
                Board.of("", "w1"),
                Set.of(MailGroup.DATES, MailGroup.STARTS),
                List.of(MailGroup.DATES, MailGroup.STARTS),
                false)));
    all.put("page-preferences-revoked", Pages.preferencesRevoked());
    all.put("page-fresh-sent", Pages.freshSent(shift()));
    all.put("page-status-partly", Pages.status(partly(), BERLIN, NOW));
    all.put("page-status-under-way", Pages.status(underWay(), BERLIN, NOW));
    all.put("page-problem", Pages.problem(422, "Nothing was chosen", "Tick at least one line."));
    return all;
  }

  /** The same, with its undoing asked for. */
  static Proposal undoAsked(Proposal p) {
    return new Proposal(
        p.id(),
        p.version(),
        p.kind(),
        p.key(),
        p.occasion(),
        p.node(),
        p.item(),
        p.headline(),
        p.reason(),
        p.recipient(),
        p.state(),
        p.gate(),
        p.moves(),
        p.packet(),
        p.madeAt(),
        p.mailedAt(),
        p.expiresAt(),
        p.snoozedUntil(),
        p.endedAt(),
        p.raised(),
        p.outcome(),
        p.declined(),
        Optional.of(NOW),
        Optional.empty());
  }

  static Proposal underWay() {
    List<Move> moves = new ArrayList<>(shift().moves());
    moves.replaceAll(move -> move.in(MoveState.CONFIRMED));
    return in(shift(), ProposalState.EXECUTING, moves, "");
  }

  static String decide(Proposal proposal, String fault) {
    return Pages.decide(
        new DecideView(
            proposal,
            BERLIN,
            EXPIRES,
            NOW,
            Set.of(),
            Optional.empty(),
            fault.isEmpty() ? Optional.empty() : Optional.of(fault)));
  }

  static String cameUp(Proposal proposal) {
    return Pages.decide(
        new DecideView(
            proposal, BERLIN, EXPIRES, NOW, Set.of(), Optional.of(MO), Optional.empty()));
  }

  static String byHand(Proposal proposal, Set<String> moves) {
    return Pages.decide(
        new DecideView(proposal, BERLIN, EXPIRES, NOW, moves, Optional.empty(), Optional.empty()));
  }

  /** Opened as the time begins that it offers. */
  static String tooLate(Proposal proposal) {
    return Pages.decide(
        DecideView.of(proposal, BERLIN, EXPIRES, Instant.parse("2026-11-06T13:00:00Z")));
  }

  static String code(Proposal proposal, Map<String, List<String>> answer) {
    return Pages.code(
        new CodeView(proposal, BERLIN, NOW.plusSeconds(600), 5, answer, NOW, Optional.empty()));
  }
}
