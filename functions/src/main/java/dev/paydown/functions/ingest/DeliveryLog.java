package dev.paydown.functions.ingest;

import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.brain.event.Correlation;
import dev.paydown.brain.store.Connection;
import java.util.Optional;

/** What is logged and counted of deliveries: each once, by what became of it. */
final class DeliveryLog {
  private static final System.Logger LOG = System.getLogger(DeliveryLog.class.getName());

  private DeliveryLog() {}

  private record Counted(String outcome, Metric metric) {}

  /** Tells of a genuine delivery, and gives back what became of it. */
  static Ingest.Outcome told(Connection connection, String id, Ingest.Outcome outcome) {
    Optional<Counted> counted = counted(outcome);
    if (counted.isPresent()) {
      LOG.log(
          System.Logger.Level.INFO,
          "a delivery to {0} is {1}",
          new Field("connection", connection.name()),
          new Field("outcome", counted.get().outcome()),
          new Field("tool", connection.tool()),
          Field.workspace(connection.workspace()),
          Field.correlation(Correlation.of(connection.workspace(), id)),
          Measured.one(counted.get().metric()));
    }
    return outcome;
  }

  /** Those that hold nothing to keep are most of what some tools send: nothing is said of them. */
  private static Optional<Counted> counted(Ingest.Outcome outcome) {
    return switch (outcome) {
      case Ingest.Taken() -> Optional.of(new Counted("accepted", Metric.DELIVERIES_ACCEPTED));
      case Ingest.Repeat() -> Optional.of(new Counted("repeated", Metric.DELIVERIES_REPEATED));
      case Ingest.SetAside() -> Optional.of(new Counted("quarantined", Metric.QUARANTINED));
      case Ingest.NothingToKeep _,
          Ingest.Greeted _,
          Ingest.Refused _,
          Ingest.TooLarge _,
          Ingest.Garbled _,
          Ingest.Unknown _ ->
          Optional.empty();
    };
  }

  /** Tells of a delivery that its connection's secrets do not prove. */
  static void refused(Connection connection, String why) {
    LOG.log(
        System.Logger.Level.INFO,
        "refused a delivery to {0}: {1}",
        new Field("connection", connection.name()),
        new Field("why", why),
        new Field("tool", connection.tool()),
        Field.workspace(connection.workspace()),
        Measured.one(Metric.DELIVERIES_REFUSED));
  }

  /** Tells of one that is for no connection yet. */
  static void refused(String why) {
    LOG.log(
        System.Logger.Level.WARNING,
        "refused a delivery: {0}",
        new Field("why", why),
        Measured.one(Metric.DELIVERIES_REFUSED));
  }
}
