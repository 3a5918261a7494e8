package dev.paydown.tools.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;

/** Instants as ISO 8601 writes them, without a formatter: every fact has one. */
final class PlainInstants extends StdScalarSerializer<Instant> {
  private static final long serialVersionUID = 1;

  PlainInstants() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant value, JsonGenerator into, SerializerProvider provider)
      throws IOException {
    into.writeString(PlainTimes.text(value));
  }
}
