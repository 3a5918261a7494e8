package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code dropped-thread}: a question to or mention of a person, or the third forward, without an
 * answer for the term. What one thread holds is read by {@link Conversation}.
 */
final class Threads implements Detector {
  private final Picture picture;
  private final WorkingTime time;

  Threads(Picture picture, WorkingTime time) {
    this.picture = picture;
    this.time = time;
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> found = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      if (!item.facts().posts().isEmpty()) {
        new Conversation(picture, time, item)
            .waits()
            .forEach(wait -> found.add(episode(item, wait)));
      }
    }
    return found;
  }

  private Episode episode(Item item, Conversation.Wait wait) {
    Instant judgedAt = time.judgedAt(wait.ended().map(Episode.Ended::at));
    int days = time.term(LiabilityKind.DROPPED_THREAD, judgedAt).opensDays();
    return new Episode(
        LiabilityKind.DROPPED_THREAD,
        item,
        wait.about(),
        wait.isAgain(),
        List.of(),
        wait.since(),
        time.runsOut(wait.on(), wait.since(), days, judgedAt),
        wait.ended(),
        Optional.empty(),
        wait.on(),
        wait.because() + " and not answered within " + WorkingTime.inWords(days),
        at -> time.runsOut(wait.on(), at, days, judgedAt));
  }
}
