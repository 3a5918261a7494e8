package dev.paydown.aws.dynamo;

import dev.paydown.brain.store.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Quarantine: a row with the reason, and the raw body beside the table. Both for 30 days. */
public final class DynamoQuarantine implements Quarantine {
  private static final Duration KEPT = Duration.ofDays(30);

  private final Table table;
  private final Bodies bodies;
  private final InstantSource clock;

  /** The quarantine of this table. */
  public DynamoQuarantine(Table table, Bodies bodies, InstantSource clock) {
    this.table = table;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** Keeps the delivery; one that is kept already stays as it is. */
  @Override
  public void keep(String workspace, Kept kept, byte[] body) {
    String place = workspace + "/" + Key.sha256(kept.id());
    bodies.put(place, body);
    boolean _ =
        table.putNew(
            Row.of(Key.quarantine(workspace, kept.id()), "quarantine", workspace, kept.id())
                .instant("at", kept.at())
                .text("place", place)
                .number("ttl", kept.at().plus(KEPT).getEpochSecond())
                .body(kept));
  }

  @Override
  public List<Kept> list(String workspace) {
    Instant since = clock.instant().minus(KEPT);
    return table.query(Key.partition(workspace) + "#Q").stream()
        .map(DynamoQuarantine::kept)
        .filter(kept -> kept.at().isAfter(since))
        .sorted(Comparator.comparing(Kept::at).reversed().thenComparing(Kept::id))
        .toList();
  }

  private static Kept kept(Map<String, AttributeValue> row) {
    return Row.record(row, Kept.class);
  }
}
