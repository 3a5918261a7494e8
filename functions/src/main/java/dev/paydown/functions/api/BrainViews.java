package dev.paydown.functions.api;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.ledger.Statements;
import dev.paydown.brain.measure.Measures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The brain's picture and statements, as the API shows them. */
final class BrainViews implements Views {

  @Override
  public List<ItemView> items(WorkspaceState state) {
    Picture picture = Picture.of(state);
    return picture.graph().items().values().stream()
        .map(item -> view(picture, item))
        .sorted(Comparator.comparing(ItemView::id))
        .toList();
  }

  @Override
  public Statement statement(WorkspaceState state, String week) {
    return Fields.as("week", week, "a week that has begun", text -> Statements.of(state, text));
  }

  @Override
  public Optional<Explanation> explanation(WorkspaceState state, String id) {
    return Explanation.of(state, id);
  }

  @Override
  public Measures measures(WorkspaceState state, int weeks, Measures.By by) {
    return Measures.of(Picture.of(state), weeks, by);
  }

  private static ItemView view(Picture picture, Item item) {
    ItemForecast forecast = picture.forecast().of(item.node());
    return new ItemView(
        item.id(),
        item.kind(),
        item.title(),
        item.url(),
        item.owner().filter(owner -> owner.indexOf('@') > 0),
        item.status().label(),
        item.percent(),
        item.start(),
        item.due(),
        item.committed(),
        forecast.start(),
        forecast.finish(),
        picture.slipDays(item),
        picture.graph().at(item.node()).stream()
            .map(link -> view(picture, item, link))
            .sorted(
                Comparator.comparing(LinkView::kind)
                    .thenComparing(LinkView::direction)
                    .thenComparing(LinkView::item))
            .toList());
  }

  private static LinkView view(Picture picture, Item item, Link link) {
    boolean isOut = link.from().equals(item.node());
    return new LinkView(
        link.kind().name().toLowerCase(Locale.ROOT),
        link.type().name(),
        link.lagDays(),
        isOut ? "out" : "in",
        picture.graph().item(isOut ? link.to() : link.from()).id(),
        link.provenance().name().toLowerCase(Locale.ROOT));
  }
}
