package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Episode.Ended;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Post;
import dev.paydown.brain.graph.Standing;
import dev.paydown.brain.graph.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked and answered on one item. A person asked waits on until they post, the thread is
 * closed, or somebody says that no answer is needed; a third forward waits on until somebody who
 * passed nothing on answers, or the owner. Bots and Paydown neither ask nor answer.
 */
final class Conversation {
  /** From this many forwards on, passing it on is no longer an answer. */
  private static final int FORWARDS = 3;

  private static final String FORWARDED = "forwarded";

  private final Picture picture;
  private final WorkingTime time;
  private final Item item;
  private final Timeline own;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final List<Wait> waits = new ArrayList<>();
  private final Set<String> forwarders = new HashSet<>();
  private int forwards;
  private boolean isLive = true;

  /**
   * Somebody's answer that is waited for.
   *
   * @param about tells it from the others of the item
   * @param on whose answer
   */
  record Wait(
      String about,
      boolean isAgain,
      Optional<String> on,
      Instant since,
      Optional<Ended> ended,
      String because) {}

  /** A wait not ended yet; while the item is not live it rests. */
  private record Open(
      String about, Optional<String> on, Instant since, String because, List<Wait> rested) {}

  Conversation(Picture picture, WorkingTime time, Item item) {
    this.picture = picture;
    this.time = time;
    this.item = item;
    this.own = time.past().of(item);
  }

  /** Whether a wait of that name is of a thread that was only passed on. */
  static boolean isForward(String about) {
    return about.startsWith(FORWARDED + "|");
  }

  private record Step(Instant at, Runnable taken) {}

  /** Every wait, in the order in which they began; one that came back right after its first. */
  List<Wait> waits() {
    List<Step> steps = new ArrayList<>();
    for (Post post : item.facts().posts()) {
      if (post.actor() == Actor.HUMAN) {
        steps.add(new Step(post.stamp().at(), () -> take(post)));
      }
    }
    time.past()
        .replies(item)
        .forEach(reply -> steps.add(new Step(reply.at(), () -> reply(reply.by(), reply.at()))));
    time.past().notNeeded(item).forEach(at -> steps.add(new Step(at, () -> notNeeded(at))));
    own.course().stream()
        .skip(1)
        .forEach(standing -> steps.add(new Step(standing.from(), () -> take(standing))));
    steps.sort(Comparator.comparing(Step::at));
    steps.forEach(step -> step.taken().run());
    for (Open left : open.values()) {
      waits.addAll(left.rested());
      if (isLive) {
        waits.add(wait(left, Optional.empty()));
      }
    }
    return waits;
  }

  private static Wait wait(Open open, Optional<Ended> ended) {
    return new Wait(
        open.about(), !open.rested().isEmpty(), open.on(), open.since(), ended, open.because());
  }

  private void take(Post post) {
    Instant at = post.stamp().at();
    if (post.author().isEmpty()) {
      end(List.copyOf(open.keySet()), at, LiabilityState.PAID);
      forwards = 0;
      forwarders.clear();
      return;
    }
    String author = resolve(post.author().get());
    end(List.of(author), at, LiabilityState.PAID);
    if (post.forwarded()) {
      forward(author, at);
    } else if (!forwarders.contains(author) || own.ownerAt(at).equals(Optional.of(author))) {
      end(List.of(FORWARDED), at, LiabilityState.PAID);
      forwards = 0;
      forwarders.clear();
    }
    for (PersonRef asked : post.asks()) {
      ask(author, resolve(asked), at);
    }
  }

  /** An answer through Paydown: for whoever gave it, or for all where it was raised to them. */
  private void reply(String author, Instant at) {
    List<String> waiting = open.containsKey(author) ? List.of(author) : List.copyOf(open.keySet());
    end(waiting, at, LiabilityState.PAID);
    if (!open.containsKey(FORWARDED)) {
      forwards = 0;
      forwarders.clear();
    }
  }

  private void ask(String author, String asked, Instant at) {
    if (!asked.equals(author)) {
      String because = author + " asked " + asked + " on " + item.id() + " at " + time.inWords(at);
      begin(asked, Optional.of(asked), asked + "|" + at, at, because);
    }
  }

  private void forward(String author, Instant at) {
    forwards++;
    forwarders.add(author);
    if (forwards >= FORWARDS) {
      Optional<String> on = time.inCharge(own, at);
      String because = item.id() + " was forwarded for the third time at " + time.inWords(at);
      begin(FORWARDED, on, FORWARDED + "|" + at, at, because);
    }
  }

  private void begin(String key, Optional<String> on, String about, Instant at, String because) {
    if (isLive) {
      open.putIfAbsent(key, new Open(about, on, at, because, List.of()));
    }
  }

  private void end(List<String> keys, Instant at, LiabilityState how) {
    for (String key : keys) {
      Open ended = open.remove(key);
      if (ended != null) {
        waits.addAll(ended.rested());
        waits.add(wait(ended, Optional.of(new Ended(at, how))));
      }
    }
  }

  private void notNeeded(Instant at) {
    end(List.copyOf(open.keySet()), at, LiabilityState.WRITTEN_OFF);
  }

  /** What nobody works on any more waits for no answer; when it is reopened, it does again. */
  private void take(Standing standing) {
    boolean wasLive = isLive;
    isLive = standing.status().isLive();
    if (wasLive && !isLive) {
      boolean isClosed = standing.status() == Status.DONE && item.kind().equals("thread");
      LiabilityState how = isClosed ? LiabilityState.PAID : LiabilityState.WRITTEN_OFF;
      open.replaceAll((key, waiting) -> rest(waiting, new Ended(standing.from(), how)));
    } else if (!wasLive && isLive) {
      open.replaceAll((key, waiting) -> resume(waiting, standing.from()));
    }
  }

  private static Open rest(Open waiting, Ended ended) {
    List<Wait> rested = new ArrayList<>(waiting.rested());
    rested.add(wait(waiting, Optional.of(ended)));
    return new Open(waiting.about(), waiting.on(), waiting.since(), waiting.because(), rested);
  }

  private static Open resume(Open waiting, Instant at) {
    return new Open(waiting.about(), waiting.on(), at, waiting.because(), waiting.rested());
  }

  private String resolve(PersonRef ref) {
    return picture.graph().people().resolve(ref);
  }
}
