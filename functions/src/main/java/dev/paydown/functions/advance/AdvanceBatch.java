package dev.paydown.functions.advance;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.paydown.aws.SideBySide;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.brain.event.Correlation;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.functions.http.Row;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Folds a batch of log rows, each workspace's together and in order. */
final class AdvanceBatch {
  private static final System.Logger LOG = System.getLogger(AdvanceBatch.class.getName());

  /** How long an upgrade takes to reach every function, amply. */
  static final Duration UPGRADE = Duration.ofMinutes(15);

  private final Fold fold;
  private final int atOnce;
  private final Quarantine quarantine;
  private final InstantSource clock;

  AdvanceBatch(Fold fold, int atOnce, Quarantine quarantine, InstantSource clock) {
    this.fold = fold;
    this.atOnce = atOnce;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /** Folds entries into a workspace, on any thread; throws only where the world is broken. */
  interface Fold {
    List<Advancer.Poisonous> advance(String workspace, List<LogEntry> entries);
  }

  /** How far the batch came. */
  sealed interface Outcome {}

  record Folded() implements Outcome {}

  /** Everything from this record on comes again; what was folded already is then a repeat. */
  record StoppedAt(String sequenceNumber) implements Outcome {}

  private record Group(String workspace, int firstRecord, List<LogEntry> entries) {}

  Outcome fold(List<DynamodbStreamRecord> records) {
    Map<String, Group> groups = new LinkedHashMap<>();
    int firstFailed = records.size();
    for (int i = 0; i < firstFailed; i++) {
      Optional<Row> row = Row.inserted(records.get(i));
      if (row.isEmpty()) {
        continue;
      }
      int place = i;
      switch (entry(row.get())) {
        case Held(LogEntry entry) ->
            groups
                .computeIfAbsent(
                    row.get().workspace(),
                    workspace -> new Group(workspace, place, new ArrayList<>()))
                .entries()
                .add(entry);
        case Aside() -> {}
        case TooNew() -> firstFailed = place;
      }
    }
    for (Group failed : failed(List.copyOf(groups.values()))) {
      firstFailed = Math.min(firstFailed, failed.firstRecord());
    }
    return firstFailed == records.size()
        ? new Folded()
        : new StoppedAt(records.get(firstFailed).getDynamodb().getSequenceNumber());
  }

  /**
   * Folds them and says which could not be. A fold waits for the store nearly all of its time, and
   * workspaces have nothing to do with one another: they are folded side by side.
   */
  private List<Group> failed(List<Group> groups) {
    List<Boolean> folded =
        SideBySide.all(
            groups.stream().map(group -> LogScope.carried(() -> isFolded(group))).toList(), atOnce);
    return IntStream.range(0, groups.size())
        .filter(i -> !folded.get(i))
        .mapToObj(groups::get)
        .toList();
  }

  private boolean isFolded(Group group) {
    try {
      fold.advance(group.workspace(), group.entries())
          .forEach(poisonous -> keepAside(group.workspace(), poisonous));
      return true;
    } catch (RuntimeException broken) {
      Translator.logged("advance", broken);
      return false;
    }
  }

  private void keepAside(String workspace, Advancer.Poisonous poisonous) {
    Translator.logged("folding an entry", poisonous.why());
    toldAside(workspace, poisonous.entry().id());
    quarantine.keep(
        workspace,
        new Quarantine.Kept(
            poisonous.entry().id(),
            poisonous.entry().receivedAt(),
            "log",
            "the brain could not fold it: " + poisonous.why().getClass().getSimpleName()),
        BrainJson.write(poisonous.entry()).getBytes(StandardCharsets.UTF_8));
  }

  /** What a row of the log holds. */
  private sealed interface Read {}

  private record Held(LogEntry entry) implements Read {}

  /** No entry: it is kept aside, and the rest goes on. */
  private record Aside() implements Read {}

  /**
   * Nothing that this version can read, and written just now: while an upgrade is under way, a
   * function that has it already may write what one that has not cannot read. It comes again.
   */
  private record TooNew() implements Read {}

  private Read entry(Row row) {
    try {
      return new Held(BrainJson.read(row.body(), LogEntry.class));
    } catch (UncheckedIOException unreadable) {
      Instant now = clock.instant();
      if (row.receivedAt().filter(at -> at.plus(UPGRADE).isAfter(now)).isPresent()) {
        Translator.logged("reading an entry", unreadable);
        return new TooNew();
      }
      quarantine.keep(
          row.workspace(),
          new Quarantine.Kept(row.key(), now, "log", "a log row holds no entry"),
          row.body().getBytes(StandardCharsets.UTF_8));
      toldAside(row.workspace(), row.key());
      return new Aside();
    }
  }

  private static void toldAside(String workspace, String entry) {
    LOG.log(
        System.Logger.Level.WARNING,
        "an entry of the log is kept aside",
        Field.workspace(workspace),
        Field.correlation(Correlation.of(workspace, entry)),
        Measured.one(Metric.QUARANTINED));
  }
}
