package dev.paydown.local.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.Hmac;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything that a practice tool holds; the whole is what its file holds.
 *
 * @param kinds entities by kind, then by id, in the order in which they came
 * @param effects the mutations applied through the API
 * @param outbox webhooks that nobody has taken yet, oldest first
 */
public record Books(
    long counter,
    Instant last,
    Optional<Hook> hook,
    Map<String, Map<String, Entity>> kinds,
    List<Effect> effects,
    List<Posting> outbox) {

  /** Where webhooks go, and what they are signed with. */
  public record Hook(String url, String secret) {}

  /** One mutation that was applied. */
  public record Effect(
      Instant at, String mutation, String target, SortedMap<String, String> input) {}

  /** One webhook on its way; its time is stamped when it is posted. */
  public record Posting(String id, String type, String body) {}

  /** Holds nothing yet. */
  public static Books empty() {
    return new Books(
        0, Instant.EPOCH, Optional.empty(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** A working copy: what goes wrong half-way is thrown away with it. */
  public Books copy() {
    Map<String, Map<String, Entity>> copied = new TreeMap<>();
    kinds.forEach((kind, entities) -> copied.put(kind, new LinkedHashMap<>(entities)));
    return new Books(
        counter, last, hook, copied, new ArrayList<>(effects), new ArrayList<>(outbox));
  }

  Books hooked(Hook to) {
    return new Books(counter, last, Optional.of(to), kinds, effects, outbox);
  }

  Books at(long count, Instant instant) {
    return new Books(count, instant, hook, kinds, effects, outbox);
  }

  /** The entities of that kind, by id; the same map each time. */
  public Map<String, Entity> all(String kind) {
    return kinds.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
  }

  /** The entity of that kind and id. */
  public Optional<Entity> find(String kind, String id) {
    return Optional.ofNullable(all(kind).get(id));
  }

  /** The entity that another names by id. */
  public Optional<Entity> named(String kind, Entity by, String field) {
    return by.find(field).flatMap(id -> find(kind, id));
  }

  /** The first entity of the kind whose field holds the value. */
  public Optional<Entity> by(String kind, String field, String value) {
    return all(kind).values().stream()
        .filter(entity -> entity.find(field).filter(value::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** Puts it in the place of the one with its id. */
  public void put(String kind, Entity entity) {
    all(kind).put(entity.id(), entity);
  }

  /** The id of the n-th thing made: a UUID in the form of version 4. */
  public static String uuid(long n) {
    ByteBuffer digest = ByteBuffer.wrap(Hmac.digest(("practice " + n).getBytes(UTF_8)));
    long high = (digest.getLong() & ~0xf000L) | 0x4000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
