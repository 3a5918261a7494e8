package dev.paydown.functions.api;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.ledger.Explanation;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.measure.Measures;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the API needs of the brain, beside what is simply held. */
interface Views {

  /** Every item with its forecast, by id. */
  List<ItemView> items(WorkspaceState state);

  /** The account of that ISO week. */
  Statement statement(WorkspaceState state, String week);

  /** What is behind that liability's balance; empty where there is none of that id. */
  Optional<Explanation> explanation(WorkspaceState state, String id);

  /** What became of so many weeks, by what a seam is between. */
  Measures measures(WorkspaceState state, int weeks, Measures.By by);

  /**
   * An item as the API shows it.
   *
   * @param owner an address
   * @param forecast the expected finish
   * @param slipDays working days that it is expected after it was committed
   */
  record ItemView(
      String id,
      String kind,
      String title,
      Optional<String> url,
      Optional<String> owner,
      String status,
      int percent,
      Optional<LocalDate> start,
      Optional<LocalDate> due,
      Optional<LocalDate> committed,
      Optional<LocalDate> forecastStart,
      Optional<LocalDate> forecast,
      long slipDays,
      List<LinkView> links) {}

  /**
   * A link as seen from one of its ends.
   *
   * @param direction {@code out} from the item that blocks, contains or mentions; else {@code in}
   * @param item the id at the other end
   */
  record LinkView(
      String kind, String type, int lagDays, String direction, String item, String provenance) {}
}
