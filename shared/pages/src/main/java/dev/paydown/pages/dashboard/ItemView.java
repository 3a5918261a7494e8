package dev.paydown.pages.dashboard;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Around;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.Balances;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.pages.Amounts;
import dev.paydown.pages.Board;
import dev.paydown.pages.Link;
import dev.paydown.pages.Text;
import dev.paydown.pages.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One item with the graph around it, its dates and what drives them. */
record ItemView(
    String title,
    String id,
    Optional<Link> place,
    List<LiabilityView.Fact> facts,
    List<Dates> dates,
    String driver,
    GraphDrawing drawing,
    Paging.Shown<Near> before,
    Paging.Shown<Near> after,
    Paging.Shown<Near> parts,
    Paging.Shown<LiabilityView.Fact> liabilities,
    Paging.Shown<LiabilityView.Fact> proposals,
    String mermaid,
    String dot) {
  private static final int LEVELS = 2;
  private static final int MOST_DRAWN = 24;
  private static final int MOST_FACTS = 8;

  /** One kind of dates. */
  record Dates(String name, String start, String finish, String note) {}

  /** One item beside it. */
  record Near(
      String title,
      String id,
      String url,
      String how,
      String status,
      String forecast,
      String slip) {}

  static ItemView of(Visit visit, Picture picture, Item item, Lists lists) {
    Graph graph = picture.graph();
    Around around = Around.of(graph, item.node(), LEVELS, Math.min(MOST_DRAWN, lists.most()));
    return new ItemView(
        Text.title(item.title()),
        Text.title(item.id()),
        item.url().flatMap(url -> Link.of("Open it in its tool", url)),
        facts(visit, picture, item),
        dates(picture, item),
        driver(picture, item),
        GraphDrawing.of(visit, picture, around),
        lists.page(
            "upstream",
            near(visit, picture, graph.blockersOf(item.node()), item.node()),
            "item",
            "items"),
        lists.page(
            "downstream",
            near(visit, picture, graph.blockedBy(item.node()), item.node()),
            "item",
            "items"),
        lists.page("parts", parts(visit, picture, item), "part", "parts"),
        lists.page("debts", liabilities(visit, picture, item), "debt", "debts"),
        lists.page("proposals", proposals(visit, picture, item), "proposal", "proposals"),
        visit.board().page("graph?format=mermaid&id=" + Board.encoded(item.id())),
        visit.board().page("graph?format=dot&id=" + Board.encoded(item.id())));
  }

  private static List<LiabilityView.Fact> facts(Visit visit, Picture picture, Item item) {
    People people = new People(picture.state());
    List<LiabilityView.Fact> facts = new ArrayList<>();
    facts.add(new LiabilityView.Fact("Kind", Words.sentence(item.kind()), ""));
    facts.add(new LiabilityView.Fact("Owner", people.called(item.owner()), ""));
    String percent = item.percent() > 0 ? ", " + item.percent() + " % done" : "";
    facts.add(
        new LiabilityView.Fact("Status", Words.sentence(item.status().label()) + percent, ""));
    List<LiabilityView.Fact> parents =
        picture.graph().parentsOf(item.node()).stream()
            .map(picture.graph()::item)
            .map(above -> partOf(visit, above))
            .toList();
    facts.addAll(first(parents, "Part of"));
    item.startedAt()
        .ifPresent(at -> facts.add(new LiabilityView.Fact("Started", visit.times().at(at), "")));
    item.endedAt()
        .ifPresent(at -> facts.add(new LiabilityView.Fact("Ended", visit.times().at(at), "")));
    facts.addAll(
        first(
            item.owed().stream()
                .map(owed -> new LiabilityView.Fact("Still owed", Text.line(owed, Text.REMARK), ""))
                .toList(),
            "Still owed"));
    if (item.clientFacing()) {
      facts.add(new LiabilityView.Fact("Reach", "Customers can see it", ""));
    }
    if (item.pinned()) {
      facts.add(new LiabilityView.Fact("Pinned", "No move of its dates is proposed", ""));
    }
    return facts;
  }

  private static LiabilityView.Fact partOf(Visit visit, Item above) {
    return new LiabilityView.Fact(
        "Part of", Text.title(above.title()), visit.board().item(above.id()));
  }

  /** The first few of what is said under one name, and how many more there are. */
  private static List<LiabilityView.Fact> first(List<LiabilityView.Fact> all, String name) {
    if (all.size() <= MOST_FACTS) {
      return all;
    }
    List<LiabilityView.Fact> some = new ArrayList<>(all.subList(0, MOST_FACTS));
    some.add(new LiabilityView.Fact(name, "… and " + (all.size() - MOST_FACTS) + " more", ""));
    return some;
  }

  private static List<Dates> dates(Picture picture, Item item) {
    ItemForecast forecast = picture.forecast().of(item.node());
    return List.of(
        new Dates(
            "Committed", "", ItemsView.day(item.committed()), "the first due date it ever had"),
        new Dates(
            "Planned",
            ItemsView.day(item.start()),
            ItemsView.day(item.due()),
            "what its tool shows now"),
        new Dates(
            "Forecast",
            ItemsView.day(forecast.start()),
            ItemsView.day(forecast.finish()),
            ItemsView.slip(picture, item)));
  }

  /** What drives its dates, in a sentence. */
  private static String driver(Picture picture, Item item) {
    ItemForecast forecast = picture.forecast().of(item.node());
    if (!item.status().isLive()) {
      return "It has ended: its forecast is when it did.";
    }
    if (forecast.isInCycle()) {
      return "It waits for itself, by a circle of links: no date is forecast from them.";
    }
    Optional<Item> by = forecast.drivenBy().map(picture.graph()::item);
    if (by.isPresent()) {
      Item origin = picture.origin(item);
      String first =
          origin.node().equals(by.get().node()) || origin.node().equals(item.node())
              ? ""
              : " At the head of that chain is " + Text.title(origin.title()) + ".";
      return "Driven by "
          + Text.title(by.get().title())
          + ", expected to finish "
          + ItemsView.day(picture.forecast().of(by.get().node()).finish())
          + "."
          + first;
    }
    if (forecast.isOverdue()) {
      return "Its own due date has passed, so it is expected today at the earliest.";
    }
    return forecast.finish().map(LocalDate::toString).isEmpty()
        ? "It has no date, and nothing that it waits for gives it one."
        : "Nothing that it waits for moves it: its own dates hold.";
  }

  private static List<Near> near(
      Visit visit, Picture picture, List<dev.paydown.brain.graph.Link> links, String node) {
    return links.stream()
        .filter(link -> link.kind() == LinkKind.BLOCKS)
        .map(
            link ->
                near(
                    visit,
                    picture,
                    picture.graph().item(link.from().equals(node) ? link.to() : link.from()),
                    how(link)))
        .sorted(Comparator.comparing(Near::id))
        .distinct()
        .toList();
  }

  private static List<Near> parts(Visit visit, Picture picture, Item item) {
    return picture.graph().childrenOf(item.node()).stream()
        .map(child -> near(visit, picture, picture.graph().item(child), "part of it"))
        .sorted(Comparator.comparing(Near::id))
        .toList();
  }

  private static Near near(Visit visit, Picture picture, Item item, String how) {
    return new Near(
        Text.title(item.title()),
        Text.title(item.id()),
        visit.board().item(item.id()),
        how,
        Words.sentence(item.status().label()),
        ItemsView.day(picture.forecast().of(item.node()).finish()),
        ItemsView.slip(picture, item));
  }

  private static String how(dev.paydown.brain.graph.Link link) {
    String type =
        switch (link.type()) {
          case FS -> "finish to start";
          case SS -> "start to start";
          case FF -> "finish to finish";
          case SF -> "start to finish";
        };
    String lag =
        link.lagDays() == 0
            ? ""
            : ", "
                + link.lagDays()
                + (link.lagUnit() == LagUnit.CALENDAR ? " calendar days" : " working days")
                + " of lag";
    return type + lag + (link.provenance() == Provenance.STATED ? ", stated in text" : "");
  }

  private static List<LiabilityView.Fact> liabilities(Visit visit, Picture picture, Item item) {
    Balances balances = Balances.of(picture.state().entries().values());
    return picture.state().liabilities().values().stream()
        .filter(held -> held.node().equals(item.node()))
        .sorted(Comparator.comparing(Liability::openedAt).reversed())
        .map(
            held ->
                new LiabilityView.Fact(
                    Words.kind(held.kind())
                        + ", "
                        + Words.sentence(held.state().label()).toLowerCase(Locale.ROOT),
                    Amounts.of(balances.of(held.id()).owed())
                        + " owed. "
                        + Text.line(held.because(), Text.REMARK),
                    visit.board().liability(held.id())))
        .toList();
  }

  private static List<LiabilityView.Fact> proposals(Visit visit, Picture picture, Item item) {
    People people = new People(picture.state());
    return picture.state().proposals().values().stream()
        .filter(
            proposal ->
                Stream.concat(
                        Stream.of(proposal.node()),
                        proposal.moves().stream().map(move -> move.node()))
                    .anyMatch(item.node()::equals))
        .sorted(Comparator.comparing(Proposal::madeAt).reversed())
        .map(
            proposal ->
                new LiabilityView.Fact(
                    Text.title(proposal.headline()),
                    Words.state(proposal.state())
                        + ", asked of "
                        + people.called(proposal.recipient())
                        + ", "
                        + visit.times().at(proposal.madeAt()),
                    ""))
        .toList();
  }
}
