package dev.paydown.tools.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON that somebody else wrote, read within limits: 64 levels deep, texts of 1 MB. */
public final class HostileJson {
  private static final JsonMapper STRICT = mapper(true);
  private static final JsonMapper REPEATING = mapper(false);

  private HostileJson() {}

  /** What the bytes hold. */
  public sealed interface Parsed {}

  /** One JSON value. */
  public record Value(JsonNode node) implements Parsed {}

  /** No JSON, or JSON beyond the limits. */
  public record Malformed(String why) implements Parsed {}

  private static JsonMapper mapper(boolean isStrict) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1 << 20)
                        .maxNameLength(1_000)
                        .maxNumberLength(100)
                        .build())
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // Not the parser's own detection: it remembers every name of every object once more.
        .configure(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, isStrict)
        .build();
  }

  /** Reads one value; the reason of a failure never quotes the bytes. */
  public static Parsed parse(byte[] bytes) {
    return parse(STRICT, bytes);
  }

  /** The same of a sender who names a field twice in one object: the last one counts. */
  public static Parsed parseRepeating(byte[] bytes) {
    return parse(REPEATING, bytes);
  }

  private static Parsed parse(JsonMapper mapper, byte[] bytes) {
    try {
      JsonNode node = mapper.readTree(bytes);
      return node == null || node.isMissingNode()
          ? new Malformed("the body is empty")
          : new Value(node);
    } catch (StreamConstraintsException e) {
      return new Malformed("the body is beyond the limits of JSON here: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      return new Malformed("the body is not JSON" + place(e.getLocation()));
    } catch (IOException e) {
      return new Malformed("the body is not JSON: its bytes are not text");
    }
  }

  private static String place(@org.jspecify.annotations.Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
