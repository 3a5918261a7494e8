package dev.paydown.brain;

import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.debt.Clearers;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.graph.Confirmed;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Everything that can be read off what is held of a workspace, as of its own now: one graph, one
 * set of dates, one idea of who can clear what.
 */
public record Picture(
    WorkspaceState state,
    Graph graph,
    Calendars calendars,
    Forecast forecast,
    Clearers clearers,
    Recall recall) {

  /** Reads the picture off what is held. */
  public static Picture of(WorkspaceState state) {
    return of(state, new Recall());
  }

  /** The same, reading only what is not as it was when the picture was last read. */
  static Picture of(WorkspaceState state, Recall recall) {
    Optional<Picture> last = recall.last(state);
    Confirmed confirmed = new Confirmed(state);
    Graph graph =
        last.map(before -> before.graph().readAgain(state, confirmed))
            .orElseGet(() -> new Graph(state, confirmed));
    Calendars calendars = last.map(Picture::calendars).orElseGet(() -> new Calendars(state));
    LocalDate today = calendars.workspace().dayOf(state.now());
    Forecast forecast = Forecast.of(graph, calendars, confirmed, today, recall);
    Clearers clearers = new Clearers(state, graph, today);
    Picture picture = new Picture(state, graph, calendars, forecast, clearers, recall);
    recall.keep(picture);
    return picture;
  }

  /**
   * The same picture over a state that differs in liabilities and entries alone: neither has a part
   * in the graph or its dates, so nothing is read again.
   */
  Picture with(WorkspaceState posted) {
    return new Picture(posted, graph, calendars, forecast, clearers, recall);
  }

  /**
   * What the engine would expect, had some items stood otherwise.
   *
   * @param today no open item is expected before it
   */
  public Forecast forecastIf(Collection<Item> otherwise, LocalDate today) {
    return Forecast.of(graph.with(otherwise), calendars, new Confirmed(state), today, new Recall());
  }

  /** The instant as of which it holds. */
  public Instant now() {
    return state.now();
  }

  /**
   * The item at the head of the chain that drives this one: the first that nothing drives, or whose
   * own date has passed; itself where nothing does.
   */
  public Item origin(Item item) {
    return graph.item(forecast.origin(item.node()));
  }

  /**
   * By how many working days the item is expected later than committed; 0 if it is not, or has no
   * commitment.
   */
  public long slipDays(Item item) {
    return forecast.slipDays(item.node());
  }
}
