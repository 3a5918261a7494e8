package dev.paydown.pages.dashboard;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.pages.Amounts;
import dev.paydown.pages.Text;
import dev.paydown.pages.Times;
import dev.paydown.pages.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What needs whom today.
 *
 * @param isEmpty nothing has been heard yet
 * @param mine what waits for who looks
 * @param others what waits for others, person by person
 * @param othersPaging which of all that waits for others these are
 * @param owed the dearest liabilities that are open
 */
record TodayView(
    String title,
    boolean isEmpty,
    List<Headline> headlines,
    Paging.Shown<Ask> mine,
    List<Asked> others,
    Paging othersPaging,
    List<Owed> owed,
    String owedMore) {
  private static final int MOST_OWED = 12;

  /** A figure at the top; its note says what it counts. */
  record Headline(String label, String value, String note, String url) {}

  /** One proposal that waits for an answer. */
  record Ask(String headline, String kind, String item, String itemUrl, String when) {}

  /** What waits for one other person. */
  record Asked(String who, List<Ask> asks) {}

  /** One liability. */
  record Owed(
      String who,
      String kind,
      String url,
      String item,
      String itemUrl,
      String since,
      String amount) {}

  static TodayView of(Visit visit, Picture picture, Lists lists) {
    People people = new People(picture.state());
    Map<Boolean, List<Proposal>> live =
        live(picture)
            .collect(
                Collectors.partitioningBy(
                    proposal -> proposal.recipient().equals(visit.reader().email())));
    List<Proposal> mine = live.getOrDefault(true, List.of());
    List<Proposal> others =
        live.getOrDefault(false, List.of()).stream()
            .sorted(Comparator.comparing(proposal -> people.called(proposal.recipient())))
            .toList();
    Paging.Shown<Proposal> shown = lists.page("others", others, "proposal", "proposals");
    Balances balances = Balances.of(picture.state().entries().values());
    List<Owed> owed = owed(visit, picture, people, balances);
    return new TodayView(
        "Today, " + Times.day(visit.now().atZone(visit.reader().zone()).toLocalDate()),
        picture.graph().items().isEmpty(),
        headlines(visit, picture, balances, mine.size() + others.size()),
        lists.page(
            "mine",
            mine.stream().map(proposal -> ask(visit, proposal)).toList(),
            "proposal",
            "proposals"),
        byPerson(visit, people, shown.rows()),
        shown.paging(),
        owed.stream().limit(MOST_OWED).toList(),
        owed.size() > MOST_OWED ? "All " + owed.size() + " open liabilities" : "");
  }

  private static List<Asked> byPerson(Visit visit, People people, List<Proposal> proposals) {
    Map<String, List<Ask>> asks = new LinkedHashMap<>();
    for (Proposal proposal : proposals) {
      asks.computeIfAbsent(people.called(proposal.recipient()), any -> new ArrayList<>())
          .add(ask(visit, proposal));
    }
    return asks.entrySet().stream().map(of -> new Asked(of.getKey(), of.getValue())).toList();
  }

  private static Stream<Proposal> live(Picture picture) {
    return picture.state().proposals().values().stream()
        .filter(proposal -> proposal.state().isLive())
        .sorted(Comparator.comparing(Proposal::expiresAt).thenComparing(Proposal::id));
  }

  private static Ask ask(Visit visit, Proposal proposal) {
    Times times = visit.times();
    String when =
        proposal.state() == ProposalState.SNOOZED
            ? "Snoozed until " + times.at(proposal.snoozedUntil().orElse(proposal.expiresAt()))
            : proposal
                .mailedAt()
                .map(
                    at ->
                        "Mailed " + times.at(at) + "; answer by " + times.at(proposal.expiresAt()))
                .orElse("Its mail goes out in their working hours");
    return new Ask(
        Text.title(proposal.headline()),
        Words.toOpen(proposal.kind()),
        Text.title(proposal.item()),
        visit.board().item(proposal.item()),
        when);
  }

  private static List<Headline> headlines(
      Visit visit, Picture picture, Balances balances, int waiting) {
    long owed = balances.total().owed();
    List<Item> late =
        picture.graph().items().values().stream()
            .filter(item -> item.status().isLive() && picture.slipDays(item) > 0)
            .toList();
    long behind = late.stream().mapToLong(picture::slipDays).sum();
    return List.of(
        new Headline(
            "Owed now", Amounts.of(owed), "of working time, all told", visit.board().page("debt")),
        new Headline(
            "Waiting for an answer",
            Integer.toString(waiting),
            waiting == 1 ? "proposal" : "proposals",
            "#waiting"),
        new Headline(
            "Expected late",
            Integer.toString(late.size()),
            late.isEmpty()
                ? "no open item is expected after its commitment"
                : (late.size() == 1 ? "open item, " : "open items, ")
                    + (behind == 1 ? "1 working day" : behind + " working days")
                    + " in all",
            visit.board().page("items?late=yes")));
  }

  private static List<Owed> owed(Visit visit, Picture picture, People people, Balances balances) {
    return picture.state().liabilities().values().stream()
        .filter(held -> held.state() == LiabilityState.OPEN && held.root().isEmpty())
        .sorted(
            Comparator.comparingLong((Liability held) -> balances.of(held.id()).owed())
                .reversed()
                .thenComparing(Liability::openedAt)
                .thenComparing(Liability::id))
        .map(
            held ->
                new Owed(
                    people.called(held.clearer()),
                    Words.kind(held.kind()),
                    visit.board().liability(held.id()),
                    Text.title(held.item()),
                    visit.board().item(held.item()),
                    visit.times().at(held.openedAt()),
                    Amounts.of(balances.of(held.id()).owed())))
        .toList();
  }
}
