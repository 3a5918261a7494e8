package dev.paydown.tools.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Writes the brain's records as JSON and reads them back equal. Which record of a sealed type it is
 * stands in the property {@code is}; dates are ISO; fields that a newer version wrote are passed
 * over, so that old code reads new rows during an upgrade.
 */
public final class BrainJson {
  private static final JsonMapper MAPPER = build();

  private BrainJson() {}

  /** The mapper; immutable in use. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The record as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The record that the JSON holds.
   *
   * @throws UncheckedIOException if it does not hold one
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  private static JsonMapper build() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(
                new SimpleModule("instants").addSerializer(Instant.class, new PlainInstants()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
    for (Class<?> sealed :
        new Class<?>[] {Fact.class, ItemRef.class, Decision.class, EffectOutcome.class}) {
      builder.addMixIn(sealed, Named.class);
      leaves(sealed)
          .forEach(leaf -> builder.registerSubtypes(new NamedType(leaf, leaf.getSimpleName())));
    }
    return builder.build();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(BrainJson::leaves)
        : Stream.of(type);
  }
}
