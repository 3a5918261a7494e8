package dev.paydown.local.practice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A copy of the books under change, at one instant: later than any before. */
public final class Draft {
  private final Books books;
  private final Instant now;
  private long counter;

  Draft(Books copy, Instant clock) {
    this.books = copy;
    this.counter = copy.counter();
    Instant millis = clock.truncatedTo(ChronoUnit.MILLIS);
    this.now = millis.isAfter(copy.last()) ? millis : copy.last().plusMillis(1);
  }

  /** The books as they are to be. */
  public Books books() {
    return books;
  }

  /** When this happens, in whole milliseconds. */
  public Instant now() {
    return now;
  }

  /** How many things were ever made here. */
  public long counter() {
    return counter;
  }

  /** The number of the next thing made. */
  public long next() {
    counter++;
    return counter;
  }

  /** A UUID for it. */
  public String newId() {
    return Books.uuid(next());
  }

  /** Adds an entity, with a new UUID where it has no id. */
  public Entity add(String kind, Map<String, String> fields) {
    SortedMap<String, String> all = new TreeMap<>(fields);
    if (!all.containsKey("id")) {
      all.put("id", newId());
    }
    Entity entity = new Entity(all);
    books.put(kind, entity);
    return entity;
  }

  /** Counts a mutation that the API made. */
  public void effect(String mutation, String target, Map<String, Optional<String>> input) {
    SortedMap<String, String> said = new TreeMap<>();
    input.forEach((name, value) -> said.put(name, value.orElse("")));
    books.effects().add(new Books.Effect(now, mutation, target, said));
  }

  /** Has a webhook posted, where there is a hook. */
  public void announce(String type, String body) {
    if (books.hook().isPresent()) {
      books.outbox().add(new Books.Posting(newId(), type, body));
    }
  }

  Books done() {
    return books.at(counter, now);
  }
}
