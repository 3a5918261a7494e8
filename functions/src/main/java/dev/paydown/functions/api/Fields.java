package dev.paydown.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** An object of a request's body, read field by field; every fault is named with its place. */
final class Fields {
  private static final int LONGEST_TEXT = 1_000;
  private static final JsonMapper MAPPER = mapper();
  private final String path;
  private final JsonNode node;
  private final Set<String> known = new HashSet<>();

  private Fields(String path, JsonNode node) {
    this.path = path;
    this.node = node;
  }

  /** The body as JSON. */
  static JsonNode json(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException malformed) {
      throw new Invalid("the body", "is not JSON: " + malformed.getOriginalMessage());
    } catch (IOException unreadable) {
      throw new Invalid("the body", "cannot be read");
    }
  }

  /** The fields of this object. */
  static Fields of(String path, JsonNode node) {
    if (!node.isObject()) {
      throw new Invalid(path.isEmpty() ? "the body" : path, "is not a JSON object");
    }
    return new Fields(path, node);
  }

  /** Where a field of this object stands. */
  String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The field, unless it is absent or null. */
  Optional<JsonNode> get(String name) {
    known.add(name);
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  /** The field as text, trimmed; a number counts as its digits. */
  Optional<String> text(String name) {
    return get(name).map(value -> text(place(name), value));
  }

  /** The field as text, which has to be there. */
  String needed(String name) {
    return text(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new Invalid(place(name), "is missing"));
  }

  /** The field as a whole number within these bounds. */
  OptionalInt number(String name, int least, int most) {
    Optional<JsonNode> value = get(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!value.get().canConvertToInt() || !value.get().isIntegralNumber()) {
      throw new Invalid(place(name), "is not a whole number");
    }
    int number = value.get().intValue();
    if (number < least || number > most) {
      throw new Invalid(place(name), "is " + number + ", not " + least + " to " + most);
    }
    return OptionalInt.of(number);
  }

  /** The field's elements; none where it is absent. */
  List<JsonNode> list(String name) {
    Optional<JsonNode> value = get(name);
    if (value.isPresent() && !value.get().isArray()) {
      throw new Invalid(place(name), "is not a list");
    }
    List<JsonNode> elements = new ArrayList<>();
    value.ifPresent(array -> array.forEach(elements::add));
    return elements;
  }

  /** The field's elements as texts. */
  List<String> texts(String name) {
    List<JsonNode> elements = list(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      texts.add(text(place(name) + "[" + i + "]", elements.get(i)));
    }
    return texts;
  }

  /** The field as an object of its own. */
  Optional<Fields> object(String name) {
    return get(name).map(value -> of(place(name), value));
  }

  /** The names that the object has. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Refuses fields that were not asked for: a typing error must not pass as a setting. */
  void nothingElse() {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw new Invalid(place(name), "is not a field of this request");
      }
    }
  }

  /** Reads a text as something else; what that something refuses is the field's fault. */
  static <T> T as(String place, String text, String what, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (DateTimeException | IllegalArgumentException notOne) {
      throw new Invalid(place, "is not " + what + ": " + text);
    }
  }

  /** An email address, in lower case. */
  static String address(String place, String text) {
    String address = text.toLowerCase(Locale.ROOT);
    if (!address.matches("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,190}")) {
      throw new Invalid(place, "is not an email address");
    }
    return address;
  }

  /** The element as text, trimmed. */
  static String text(String place, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      throw new Invalid(place, "is not a text");
    }
    String text = value.asText().strip();
    if (text.length() > LONGEST_TEXT) {
      throw new Invalid(place, "is longer than 1,000 characters");
    }
    return text;
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 20).build());
    return mapper;
  }
}
