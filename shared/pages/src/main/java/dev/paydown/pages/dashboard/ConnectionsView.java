package dev.paydown.pages.dashboard;

import dev.paydown.brain.graph.Unmatched;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Sweep;
import dev.paydown.pages.Text;
import dev.paydown.pages.Times;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The connections, how they are, and what is not understood. */
record ConnectionsView(
    Paging.Shown<Row> rows,
    Paging.Shown<Aside> quarantine,
    Paging.Shown<Aside> people,
    Paging.Shown<Aside> references) {

  /** One row; the trouble is empty where there is none. */
  record Row(String name, String tool, String heard, String first, String sweep, String trouble) {}

  /** Something kept aside. */
  record Aside(String what, String where, String why) {}

  static ConnectionsView of(
      Visit visit,
      List<Dashboard.Known> known,
      List<Quarantine.Kept> quarantine,
      Unmatched unmatched,
      Lists lists) {
    Times times = visit.times();
    return new ConnectionsView(
        lists.page(
            "connections",
            known.stream().map(one -> row(one, times)).toList(),
            "connection",
            "connections"),
        lists.page("quarantine", kept(quarantine, times), "delivery", "deliveries"),
        lists.page(
            "people",
            unmatched.people().stream().map(ConnectionsView::person).toList(),
            "person",
            "people"),
        lists.page(
            "references",
            unmatched.references().stream().map(ConnectionsView::reference).toList(),
            "reference",
            "references"));
  }

  private static List<Aside> kept(List<Quarantine.Kept> quarantine, Times times) {
    return quarantine.stream()
        .sorted(Comparator.comparing(Quarantine.Kept::at).reversed())
        .map(
            kept ->
                new Aside(
                    times.at(kept.at()),
                    Text.title(kept.connection()),
                    Text.line(kept.reason(), Text.REMARK)))
        .toList();
  }

  private static Aside person(Unmatched.Somebody one) {
    return new Aside(
        one.name().map(name -> Text.line(name, Text.TITLE)).orElse("no name known"),
        Text.title(one.alias()),
        one.items() == 1 ? "1 live item" : one.items() + " live items");
  }

  private static Aside reference(Unmatched.Reference one) {
    return new Aside(
        Text.title(one.from()), Text.title(one.to()), one.kind().name().toLowerCase(Locale.ROOT));
  }

  private static Row row(Dashboard.Known known, Times times) {
    Connection connection = known.connection();
    return new Row(
        Text.title(connection.name()),
        Text.title(connection.tool()),
        known.lastSaid().map(times::at).orElse("not yet"),
        connection
            .heard()
            .map(first -> Text.line(first.what(), Text.REMARK) + ", " + times.at(first.at()))
            .orElse("waiting for its first delivery"),
        known.sweep().map(sweep -> swept(sweep, times)).orElse("not swept"),
        known.sweep().flatMap(Sweep::trouble).map(why -> Text.line(why, Text.REMARK)).orElse(""));
  }

  private static String swept(Sweep sweep, Times times) {
    Sweep.Run run = sweep.run();
    if (run.startedAt().isPresent()) {
      return (sweep.through().isEmpty() ? "importing: " : "under way: ")
          + run.listed()
          + " listed, "
          + run.read()
          + " read";
    }
    return sweep
        .through()
        .map(
            at ->
                "up to " + times.at(at) + ", " + run.listed() + " listed, " + run.read() + " read")
        .orElse("due " + times.at(sweep.dueAt()));
  }
}
