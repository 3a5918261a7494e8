package dev.paydown.aws.dynamo;

import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sweeps in the table, found by the index of what is due. */
public final class DynamoSweeps implements Sweeps {
  private static final String DUE = "SWEEP";
  private final Table table;

  /** The sweeps of this table. */
  public DynamoSweeps(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Sweep> find(Of of) {
    return table.get(key(of)).map(row -> Row.record(row, Sweep.class));
  }

  @Override
  public void begin(Sweep first) {
    boolean _ = table.putNew(row(first));
  }

  @Override
  public boolean replace(Sweep before, Sweep after) {
    if (!before.of().equals(after.of())) {
      throw new IllegalArgumentException("a sweep stays with its connection");
    }
    return table.replace(row(before), row(after));
  }

  @Override
  public void remove(Of of) {
    table.remove(key(of));
  }

  @Override
  public List<Of> dueBy(Instant instant) {
    return new DueKeys(table)
        .by(DUE, instant).stream()
            .map(key -> new Of(Key.workspace(key.pk()), key.sk()))
            .sorted(Comparator.comparing(Of::workspace).thenComparing(Of::connection))
            .toList();
  }

  private static Row row(Sweep sweep) {
    return Row.of(key(sweep.of()), "sweep", sweep.of().workspace(), sweep.of().connection())
        .instant("dueAt", sweep.dueAt())
        .text("duePk", DUE)
        .body(sweep);
  }

  private static Key key(Of of) {
    return Key.sweep(of.workspace(), of.connection());
  }
}
