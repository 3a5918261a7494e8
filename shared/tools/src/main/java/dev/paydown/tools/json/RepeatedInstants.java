package dev.paydown.tools.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Instants as ISO 8601 writes them, the last one kept: the facts of a delivery are mostly of one
 * instant, and to write it anew for each is a good part of writing them.
 */
final class RepeatedInstants extends StdScalarSerializer<Instant> {
  private static final long serialVersionUID = 1;

  /** Whichever thread wrote it last; it is never half there, and any is as good as none. */
  private transient volatile Written last = new Written(Instant.EPOCH, Instant.EPOCH.toString());

  private record Written(Instant instant, String text) {}

  RepeatedInstants() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant value, JsonGenerator into, SerializerProvider provider)
      throws IOException {
    Written known = last;
    if (!known.instant().equals(value)) {
      known = new Written(value, value.toString());
      last = known;
    }
    into.writeString(known.text());
  }
}
