package dev.paydown.pages.dashboard;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.pages.Amounts;
import dev.paydown.pages.Board;
import dev.paydown.pages.Text;
import dev.paydown.pages.Times;
import dev.paydown.pages.Words;
import java.util.ArrayList;
import java.util.List;

/** One liability: where it comes from, and every entry and event behind its balance. */
record LiabilityView(
    String title,
    List<Fact> facts,
    Paging.Shown<Fact> derived,
    Paging.Shown<Line> lines,
    String owed,
    Paging.Shown<Event> events) {

  /** A named fact; the address is empty where it leads nowhere. */
  record Fact(String name, String value, String url) {}

  /** One entry. */
  record Line(String day, String what, String why, String amount, String balance) {}

  /** One event. */
  record Event(String at, String item, String itemUrl, String what) {}

  static LiabilityView of(Visit visit, WorkspaceState state, Explanation of, Lists lists) {
    Board board = visit.board();
    Liability held = of.liability();
    return new LiabilityView(
        Words.kind(held.kind()) + " of " + Text.title(held.item()),
        facts(visit, new People(state), of),
        lists.page("explained", derived(board, of), "debt", "debts"),
        lists.page("account", account(of), "entry", "entries"),
        Amounts.of(of.balance().owed()),
        lists.page("events", events(visit, of), "event", "events"));
  }

  private static List<Fact> derived(Board board, Explanation of) {
    return of.derived().stream()
        .map(
            each ->
                new Fact(
                    Words.kind(each.kind()) + " of " + Text.title(each.item()),
                    Text.line(each.because(), Text.REMARK),
                    board.liability(each.id())))
        .toList();
  }

  private static List<Line> account(Explanation of) {
    return of.lines().stream()
        .map(
            line ->
                new Line(
                    Times.day(line.entry().day()),
                    Words.reason(line.entry().reason()),
                    Text.line(line.why(), Text.REMARK),
                    Amounts.signed(line.entry().owed()),
                    Amounts.of(line.balance())))
        .toList();
  }

  private static List<Event> events(Visit visit, Explanation of) {
    Times times = visit.times();
    return of.events().stream()
        .map(
            event ->
                new Event(
                    times.at(event.at()),
                    Text.title(event.item()),
                    visit.board().item(event.item()),
                    Text.line(event.what(), Text.REMARK)))
        .toList();
  }

  private static List<Fact> facts(Visit visit, People people, Explanation of) {
    Liability held = of.liability();
    Times times = visit.times();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Item", Text.title(held.item()), visit.board().item(held.item())));
    facts.add(new Fact("Because", Text.line(held.because(), Text.SENTENCE), ""));
    facts.add(new Fact("State", Words.sentence(held.state().label()), ""));
    facts.add(new Fact("Its term counts from", times.at(held.since()), ""));
    facts.add(new Fact("Opened, as the term ran out", times.at(held.openedAt()), ""));
    held.endedAt().ifPresent(at -> facts.add(new Fact("Ended", times.at(at), "")));
    facts.add(new Fact("Who can clear it", people.called(held.clearer()), ""));
    held.escalation()
        .ifPresent(
            raised ->
                facts.add(
                    new Fact(
                        "Raised",
                        "to " + people.called(raised.to()) + ", " + times.at(raised.at()),
                        "")));
    of.root()
        .ifPresent(
            root ->
                facts.add(
                    new Fact(
                        "Explained by",
                        Words.kind(root.kind())
                            + " of "
                            + Text.title(root.item())
                            + ": that one costs, this one is free",
                        visit.board().liability(root.id()))));
    if (of.delayDays() > 0) {
      facts.add(
          new Fact(
              "Delays others",
              of.delayDays() == 1 ? "by 1 working day" : "by " + of.delayDays() + " working days",
              ""));
    }
    facts.add(new Fact("People it counts", Integer.toString(held.people()), ""));
    facts.add(new Fact("Owed", Amounts.of(of.balance().owed()), ""));
    return facts;
  }
}
