package dev.paydown.pages.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Transition;
import dev.paydown.pages.Work;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever happens, an event that changes has a greater sequence than before. */
final class CalendarLawTest {
  private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "f", "g");
  private static final List<LinkType> TYPES = List.of(LinkType.values());
  private static final int STEPS = 60;
  private static final Pattern EVENT =
      Pattern.compile("UID:(\\S+)\r\n.*?SEQUENCE:([0-9]+)\r\n(.*?)END:VEVENT", Pattern.DOTALL);

  private record Event(int sequence, String content) {}

  private static Map<String, Event> events(Work work) {
    Map<String, Event> events = new HashMap<>();
    for (String email : List.of(Work.ADA, Work.GUS)) {
      Matcher event = EVENT.matcher(DatesCalendar.of(work.picture(), email));
      while (event.find()) {
        events.put(event.group(1), new Event(Integer.parseInt(event.group(2)), event.group(3)));
      }
    }
    return events;
  }

  private static void act(Work work, Random random) {
    String one = KEYS.get(random.nextInt(KEYS.size()));
    String other = KEYS.get(random.nextInt(KEYS.size()));
    LocalDate today = LocalDate.ofInstant(work.now(), ZoneOffset.UTC);
    String day = today.plusDays(random.nextInt(20) - 5L).toString();
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> work.change(one, "DUE", day);
      case 3 -> work.change(one, "START", day);
      case 4 -> work.change(one, "TITLE", "Title " + random.nextInt(100));
      case 5 -> work.change(one, "OWNER", random.nextBoolean() ? Work.ADA : Work.GUS);
      case 6 -> work.change(one, "ESTIMATE_DAYS", Integer.toString(1 + random.nextInt(5)));
      case 7 -> work.turn(one, Transition.STARTED);
      case 8 -> work.turn(one, Transition.FINISHED);
      case 9 -> work.turn(one, Transition.REOPENED);
      case 10, 11, 12 ->
          work.link(
              one, other, LinkKind.BLOCKS, TYPES.get(random.nextInt(4)), random.nextInt(3) - 1);
      case 13 -> work.link(one, other, LinkKind.CONTAINS);
      case 14 -> work.cut(one, other, LinkKind.BLOCKS);
      default -> work.cut(one, other, LinkKind.CONTAINS);
    }
  }

  @Test
  void an_event_that_changes_has_a_greater_sequence_and_none_ever_falls() {
    int changes = 0;
    int grown = 0;
    int kept = 0;
    for (int seed = 0; seed < Integer.getInteger("paydown.seeds", 100) / 10; seed++) {
      Random random = new Random(seed);
      Work work = new Work("2026-11-02T08:00:00Z");
      KEYS.forEach(key -> work.open(key, random.nextBoolean() ? Work.ADA : Work.GUS));
      Map<String, Event> before = events(work);
      for (int step = 0; step < STEPS; step++) {
        work.at(work.now().plus(Duration.ofMinutes(30 + random.nextInt(1_000))).toString());
        act(work, random);
        Map<String, Event> after = events(work);
        for (Map.Entry<String, Event> each : after.entrySet()) {
          Event was = before.getOrDefault(each.getKey(), each.getValue());
          Event is = each.getValue();
          String where = "seed " + seed + ", step " + step + ": " + was + " then " + is;
          assertThat(is.sequence()).as(where).isGreaterThanOrEqualTo(was.sequence());
          if (!is.content().equals(was.content())) {
            assertThat(is.sequence()).as(where).isGreaterThan(was.sequence());
            changes++;
          } else if (is.sequence() > was.sequence()) {
            grown++;
          } else {
            kept++;
          }
        }
        before = after;
      }
    }
    System.out.printf(
        "events: %d changed, %d the same with a greater sequence, %d untouched%n",
        changes, grown, kept);
    assertThat(changes).isGreaterThan(100);
  }
}
