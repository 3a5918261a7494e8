package dev.paydown.local.faults;

import dev.paydown.local.http.Answer;
import dev.paydown.tools.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Deliveries on their way from tools: in any order, each again until it is answered 2xx, some once
 * more after that. What was acknowledged is written down.
 */
final class Letters {
  private static final int AGAIN = 12;

  /** Tools give a delivery up after a day or so, and take their own signature for stale. */
  private static final Duration GIVEN_UP = Duration.ofHours(20);

  private final Ground ground;
  private final RandomGenerator random;
  private final List<Letter> waiting = new ArrayList<>();
  private final List<Letter> taken = new ArrayList<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();

  /** One delivery; a tool signs it anew each time. */
  interface Letter {
    /** When it was first to be posted; empty where its tool never gives up. */
    Optional<Instant> since();

    /** The path it is posted to. */
    String path();

    /** The request. */
    Posted posted();
  }

  /** A request as it is posted. */
  @SuppressWarnings("ArrayRecordComponent")
  record Posted(Map<String, String> headers, byte[] body) {}

  /**
   * A delivery that was answered 2xx.
   *
   * @param said what the answer said
   */
  record Acknowledged(String path, Delivery delivery, String said) {}

  Letters(Ground ground, RandomGenerator random) {
    this.ground = ground;
    this.random = random;
  }

  /** It is to be delivered. */
  void send(Letter letter) {
    waiting.add(letter);
  }

  boolean hasMore() {
    return !waiting.isEmpty();
  }

  List<Acknowledged> acknowledged() {
    return acknowledged;
  }

  /** Tries one of those that wait. */
  void deliver() {
    if (waiting.isEmpty()) {
      return;
    }
    Letter letter = waiting.get(random.nextInt(waiting.size()));
    if (letter.since().filter(at -> at.plus(GIVEN_UP).isBefore(ground.now())).isPresent()) {
      waiting.remove(letter);
    } else if (post(letter)) {
      waiting.remove(letter);
      taken.add(letter);
    }
  }

  /** A tool sends once more what was taken already. */
  void again() {
    if (!taken.isEmpty() && random.nextInt(100) < AGAIN) {
      boolean _ = post(taken.get(random.nextInt(taken.size())));
    }
  }

  /** Whether it was answered 2xx. */
  boolean post(Letter letter) {
    Posted posted = letter.posted();
    Optional<Answer> answer =
        ground.request("POST", letter.path(), posted.headers(), posted.body());
    if (answer.isEmpty() || answer.get().status() / 100 != 2) {
      return false;
    }
    Map<String, List<String>> headers = new HashMap<>();
    posted.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    acknowledged.add(
        new Acknowledged(
            letter.path(),
            new Delivery(
                "https://paydown.example" + letter.path(), headers, posted.body(), ground.now()),
            Company.utf8(answer.get()).strip()));
    return true;
  }
}
