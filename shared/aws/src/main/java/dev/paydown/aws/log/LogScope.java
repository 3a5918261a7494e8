package dev.paydown.aws.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Fields of every line that is logged while something is done, by whomever. */
public final class LogScope {
  private static final ScopedValue<List<Field>> FIELDS = ScopedValue.newInstance();

  private LogScope() {}

  /** Does it; what it logs carries this field, and those of the scopes around it. */
  public static <T> T with(Field field, Supplier<T> work) {
    List<Field> fields = new ArrayList<>(fields());
    fields.add(field);
    return ScopedValue.where(FIELDS, List.copyOf(fields)).call(work::get);
  }

  /** The same work for another thread: what it logs carries the fields that hold here. */
  public static <T> Supplier<T> carried(Supplier<T> work) {
    List<Field> fields = fields();
    return () -> ScopedValue.where(FIELDS, fields).call(work::get);
  }

  /** Those that hold here, outer first. */
  static List<Field> fields() {
    return FIELDS.isBound() ? FIELDS.get() : List.of();
  }
}
