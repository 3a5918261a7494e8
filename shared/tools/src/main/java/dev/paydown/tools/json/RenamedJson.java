package dev.paydown.tools.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.paydown.brain.erasure.Renaming;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * JSON of the brain's records in which stand-ins stand for a person: in every text, in names of
 * fields, and in those short texts that name somebody only because of the field that they stand in
 * (a person's name, their user ids by connection).
 */
public final class RenamedJson {
  private static final ObjectReader EXACT =
      BrainJson.mapper()
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private final Renaming renaming;
  private final UnaryOperator<String> texts;

  private RenamedJson(Renaming renaming, UnaryOperator<String> texts) {
    this.renaming = renaming;
    this.texts = texts;
  }

  /** Of what tools and people said. */
  public static RenamedJson ofSaid(Renaming renaming) {
    return new RenamedJson(renaming, renaming::applied);
  }

  /** Of what Paydown worded itself. */
  public static RenamedJson ofOwn(Renaming renaming) {
    return new RenamedJson(renaming, renaming::appliedToOwn);
  }

  /**
   * The JSON, renamed.
   *
   * @throws UncheckedIOException if it is none
   */
  public String applied(String json) {
    try {
      return renamed(EXACT.readTree(json), Optional.empty()).toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode renamed(JsonNode node, Optional<String> field) {
    if (node instanceof ObjectNode object) {
      return renamed(object, field);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode renamed = array.arrayNode(array.size());
      array.forEach(each -> renamed.add(renamed(each, Optional.empty())));
      return renamed;
    }
    return node.isTextual() ? new TextNode(texts.apply(node.textValue())) : node;
  }

  private ObjectNode renamed(ObjectNode object, Optional<String> field) {
    boolean isTheirs =
        field.filter(renaming::isPerson).isPresent()
            || isPerson(object.path("email"))
            || isPerson(object.path("alias"));
    boolean areUserIds = field.filter("aliases"::equals).isPresent();
    ObjectNode renamed = object.objectNode();
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      String name = each.getKey();
      JsonNode value =
          isTheirs && name.equals("name") && each.getValue().isTextual()
              ? new TextNode(renaming.name())
              : areUserIds && each.getValue() instanceof ArrayNode ids
                  ? userIds(name, ids)
                  : renamed(each.getValue(), Optional.of(name));
      renamed.set(texts.apply(name), value);
    }
    return renamed;
  }

  /**
   * Whether it is theirs: an address, or a reference to a person as the brain's records have it.
   */
  private boolean isPerson(JsonNode node) {
    JsonNode named = node.isObject() ? node.path("value") : node;
    return named.isTextual() && renaming.isPerson(named.textValue());
  }

  private ArrayNode userIds(String connection, ArrayNode ids) {
    ArrayNode renamed = ids.arrayNode(ids.size());
    for (JsonNode id : ids) {
      renamed.add(
          renaming.userId(connection, id.asText()).orElseGet(() -> texts.apply(id.asText())));
    }
    return renamed;
  }
}
