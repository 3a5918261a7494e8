package dev.paydown.pages.dashboard;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.pages.Amounts;
import dev.paydown.pages.Text;
import dev.paydown.pages.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The liabilities that were asked for, dearest first. */
record LiabilitiesView(LiabilityFilter filter, List<Kind> kinds, List<Row> rows, Paging paging) {

  /** A kind to choose. */
  record Kind(String label, String name) {}

  /** One liability. */
  record Row(
      String kind,
      String url,
      String item,
      String itemUrl,
      String because,
      String who,
      String opened,
      String state,
      String owed) {}

  static LiabilitiesView of(
      Visit visit, WorkspaceState state, LiabilityFilter filter, Lists lists) {
    People people = new People(state);
    Balances balances = Balances.of(state.entries().values());
    List<Liability> asked =
        state.liabilities().values().stream()
            .filter(held -> matches(people, filter, held))
            .sorted(
                Comparator.comparingLong((Liability held) -> balances.of(held.id()).owed())
                    .reversed()
                    .thenComparing(Liability::openedAt, Comparator.reverseOrder())
                    .thenComparing(Liability::id))
            .toList();
    Paging.Shown<Liability> shown = lists.page("liabilities", asked, "liability", "liabilities");
    return new LiabilitiesView(
        filter,
        List.of(LiabilityKind.values()).stream()
            .map(kind -> new Kind(kind.label(), Words.kind(kind)))
            .toList(),
        shown.rows().stream()
            .map(
                held ->
                    new Row(
                        Words.kind(held.kind()),
                        visit.board().liability(held.id()),
                        Text.title(held.item()),
                        visit.board().item(held.item()),
                        Text.line(held.because(), Text.REMARK),
                        people.called(held.clearer()),
                        visit.times().at(held.openedAt()),
                        Words.sentence(held.state().label())
                            + (held.root().isPresent() ? ", derived: free" : ""),
                        Amounts.of(balances.of(held.id()).owed())))
            .toList(),
        shown.paging());
  }

  private static boolean matches(People people, LiabilityFilter filter, Liability held) {
    String text = filter.text().toLowerCase(Locale.ROOT);
    return (filter.kind().isEmpty() || held.kind().label().equals(filter.kind()))
        && (filter.state().isEmpty() || held.state().label().equals(filter.state()))
        && (!filter.roots() || held.root().isEmpty())
        && (text.isEmpty()
            || (held.item() + "\n" + held.because() + "\n" + people.called(held.clearer()))
                .toLowerCase(Locale.ROOT)
                .contains(text));
  }
}
