package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState.SettingsSaid;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When terms run out, and on whose working time they run. What has ended is judged by the settings
 * of its time: a term changed later does not open it again or unmake it.
 */
final class WorkingTime {
  private final Picture picture;
  private final Past past;
  private final List<SettingsSaid> said;
  private final Map<String, Optional<String>> unowned = new HashMap<>();

  WorkingTime(Picture picture, Past past) {
    this.picture = picture;
    this.past = past;
    this.said = picture.state().settings();
  }

  /** The instant whose settings judge something that ended then, or has not ended. */
  Instant judgedAt(Optional<Instant> ended) {
    return ended.orElse(picture.now());
  }

  /** The term of a kind, in the settings that judge. */
  Term term(LiabilityKind kind, Instant judgedAt) {
    return settings(judgedAt).term(kind);
  }

  /** Whether the settings in force now judge what ended then. */
  boolean isOfNow(Instant judgedAt) {
    return said.isEmpty() || !said.getLast().stamp().at().isAfter(judgedAt);
  }

  private Settings settings(Instant judgedAt) {
    if (isOfNow(judgedAt)) {
      return picture.state().settingsNow();
    }
    Settings then = said.getFirst().settings();
    for (SettingsSaid saying : said) {
      if (!saying.stamp().at().isAfter(judgedAt)) {
        then = saying.settings();
      }
    }
    return then;
  }

  /** A person's calendar, or the workspace's where nobody is named. */
  WorkCalendar calendar(Optional<String> person, Instant judgedAt) {
    return isOfNow(judgedAt)
        ? picture.calendars().owner(person)
        : picture.calendars().at(judgedAt, person);
  }

  /** When that many days of a person's working time have passed. */
  Instant runsOut(Optional<String> person, Instant from, int days, Instant judgedAt) {
    return days == 0 ? from : calendar(person, judgedAt).plusDays(from, days);
  }

  /** When that many days of the item's owners' working time have passed, whoever owned it when. */
  Instant runsOut(Timeline item, Instant from, int days, Instant judgedAt) {
    return days == 0
        ? from
        : worked(
            item,
            from,
            Duration.ofSeconds(days * calendar(Optional.empty(), judgedAt).daySeconds()),
            judgedAt);
  }

  /** When that much of the item's owners' working time has passed. */
  Instant worked(Timeline item, Instant from, Duration working, Instant judgedAt) {
    Instant at = from;
    Duration left = working;
    while (true) {
      WorkCalendar calendar = calendar(inCharge(item, at), judgedAt);
      Instant end = calendar.plus(at, left);
      Optional<Instant> change = item.ownerChangeAfter(at).filter(end::isAfter);
      if (change.isEmpty()) {
        return end;
      }
      left = left.minus(calendar.between(at, change.get()));
      at = change.get();
    }
  }

  /** How much of the item's owners' working time passed between two instants. */
  Duration between(Timeline item, Instant from, Instant to, Instant judgedAt) {
    Duration sum = Duration.ZERO;
    Instant at = from;
    while (at.isBefore(to)) {
      Instant until = item.ownerChangeAfter(at).filter(to::isAfter).orElse(to);
      sum = sum.plus(calendar(inCharge(item, at), judgedAt).between(at, until));
      at = until;
    }
    return sum;
  }

  /** Its owner at that instant, else whoever is to clear what it owes. */
  Optional<String> inCharge(Timeline item, Instant at) {
    Optional<String> owner = item.ownerAt(at);
    return owner.isPresent()
        ? owner
        : unowned.computeIfAbsent(
            item.item().node(), any -> picture.clearers().namedFor(item.item()));
  }

  /** What happened when. */
  Past past() {
    return past;
  }

  /** An instant as people read it in the workspace's zone. */
  String inWords(Instant instant) {
    return picture.calendars().workspace().inWords(instant);
  }

  /** {@code 1 working day}, {@code 3 working days}. */
  static String inWords(int days) {
    return days == 1 ? "1 working day" : days + " working days";
  }
}
