package dev.paydown.pages.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Picture;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.pages.Work;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** A person's forecast dates as a calendar. */
final class DatesCalendarTest {

  private static List<VEvent> events(String text) {
    try {
      Calendar calendar = new CalendarBuilder().build(new StringReader(text));
      List<VEvent> events = calendar.getComponents("VEVENT");
      assertThat(calendar.getComponents()).hasSameSizeAs(events);
      for (VEvent event : events) {
        assertThat(event.validate().getEntries()).isEmpty();
      }
      return events;
    } catch (IOException | ParserException unreadable) {
      throw new AssertionError(text, unreadable);
    }
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).map(Property::getValue).map(Object::toString).orElse("");
  }

  private static VEvent event(Work work, String key) {
    return events(DatesCalendar.of(work.picture(), Work.ADA)).stream()
        .filter(event -> value(event, "DESCRIPTION").startsWith("studio:" + key))
        .findFirst()
        .orElseThrow();
  }

  private static int sequence(Work work, String key) {
    return Integer.parseInt(value(event(work, key), "SEQUENCE"));
  }

  @Test
  void each_open_item_of_the_person_stands_on_the_day_on_which_it_is_expected() {
    assertThat(DatesCalendar.of(Work.checkout().picture(), "Ada@Example.com"))
        .isEqualTo(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Paydown//Forecast dates//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:Paydown: forecast dates
            X-WR-CALNAME:Paydown: forecast dates
            DESCRIPTION:When the open work of ada@example.com is expected.
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            X-PUBLISHED-TTL:PT1H
            BEGIN:VEVENT
            UID:@build@
            DTSTAMP:20261109T000000Z
            LAST-MODIFIED:20261109T000000Z
            SEQUENCE:576000
            DTSTART;VALUE=DATE:20261111
            DTEND;VALUE=DATE:20261112
            SUMMARY:Build the checkout (2 working days late)
            DESCRIPTION:studio:build-1\\, task\\, open\\nForecast: Wed 11 Nov 2026\\nPlanne
             d: Mon 9 Nov 2026\\nCommitted: Mon 9 Nov 2026\\, 2 working days earlier\\nWhy
             : studio:design-1 (Design the checkout) drives it\\, forecast Mon 9 Nov 202
             6\\nWhere: https://studio.example/build-1
            URL:https://studio.example/build-1
            CATEGORIES:task
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:@launch@
            DTSTAMP:20261109T000000Z
            LAST-MODIFIED:20261109T000000Z
            SEQUENCE:576000
            DTSTART;VALUE=DATE:20261111
            DTEND;VALUE=DATE:20261112
            SUMMARY:Launch\\, at last\\; all of it
            DESCRIPTION:studio:launch\\, initiative\\, open\\nForecast: Wed 11 Nov 2026\\nW
             hy: studio:build-1 (Build the checkout) drives it\\, forecast Wed 11 Nov 20
             26
            CATEGORIES:initiative
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
            """
                .replace("@build@", value(event(Work.checkout(), "build-1"), "UID"))
                .replace("@launch@", value(event(Work.checkout(), "launch"), "UID"))
                .replace("\n", "\r\n"));
  }

  @Test
  void an_item_keeps_its_uid_whatever_becomes_of_it_and_shares_it_with_none() {
    Work work = Work.checkout();
    String uid = value(event(work, "build-1"), "UID");
    work.change("build-1", "TITLE", "Another", "DUE", "2026-12-01", "KEY", "build-1b");
    assertThat(value(event(work, "build-1b"), "UID")).isEqualTo(uid);
    assertThat(value(event(work, "launch"), "UID")).isNotEqualTo(uid);
  }

  @Test
  void what_is_over_or_somebody_else_s_or_has_no_date_is_not_in_it() {
    Work work =
        Work.checkout()
            .open("free", Work.ADA, "TITLE", "No date")
            .turn("build-1", Transition.FINISHED)
            .turn("launch", Transition.CANCELLED);
    assertThat(events(DatesCalendar.of(work.picture(), Work.ADA))).isEmpty();
    assertThat(events(DatesCalendar.of(work.picture(), "nobody@example.com"))).isEmpty();
    assertThat(events(DatesCalendar.of(Work.checkout().picture(), Work.GUS))).hasSize(1);
  }

  @Test
  void what_is_overdue_says_so_and_what_waits_for_itself_too() {
    Work work = Work.checkout();
    assertThat(value(events(DatesCalendar.of(work.picture(), Work.GUS)).getFirst(), "DESCRIPTION"))
        .contains("Why: its planned date has passed and it is still open");
    work.link("build-1", "design-1", LinkKind.BLOCKS);
    assertThat(value(event(work, "build-1"), "DESCRIPTION")).contains("Why: it waits for itself");
  }

  @Test
  void the_same_state_gives_the_same_bytes_and_time_alone_changes_no_event() {
    Work work = Work.checkout();
    String before = DatesCalendar.of(work.picture(), Work.ADA);
    assertThat(DatesCalendar.of(work.picture(), Work.ADA)).isEqualTo(before);
    assertThat(DatesCalendar.of(work.at("2026-11-09T22:00:00Z").picture(), Work.ADA))
        .isEqualTo(before);
  }

  @Test
  void what_has_no_part_in_the_dates_changes_no_event() {
    Work work = Work.checkout();
    String before = DatesCalendar.of(work.picture(), Work.ADA);
    Instant now = Instant.parse("2026-11-09T10:00:00Z");
    ItemRef.Own item = new ItemRef.Own("studio", "design-1");
    work.at(now.toString())
        .emit(
            new Fact.ThreadPosted(
                item, now, 0, Actor.HUMAN, PersonRef.email(Work.GUS), List.of(), false, "soon"))
        .change("build-1", "WHY", "Because", "PERCENT", "40")
        .open("other", Work.GUS, "TITLE", "Beside it", "DUE", "2026-11-10");
    assertThat(DatesCalendar.of(work.picture(), Work.ADA)).isEqualTo(before);
  }

  @Test
  void the_sequence_grows_when_what_it_waits_for_changes() {
    Work work = Work.checkout();
    int overdue = sequence(work, "build-1");
    work.at("2026-11-10T09:00:00Z");
    int anotherDay = sequence(work, "build-1");
    assertThat(anotherDay).isGreaterThan(overdue);
    work.change("design-1", "DUE", "2026-11-13");
    int given = sequence(work, "build-1");
    assertThat(given).isGreaterThan(anotherDay);
    work.at("2026-11-11T09:00:00Z");
    assertThat(sequence(work, "build-1")).isEqualTo(given);
    work.turn("design-1", Transition.FINISHED);
    int finished = sequence(work, "build-1");
    assertThat(finished).isGreaterThan(given);
    work.at("2026-11-12T09:00:00Z").cut("design-1", "build-1", LinkKind.BLOCKS);
    assertThat(sequence(work, "build-1")).isGreaterThan(finished);
  }

  @Test
  void no_line_is_longer_than_75_octets_and_none_is_folded_within_a_character() {
    Picture picture =
        Work.checkout().change("build-1", "TITLE", "Kö\u00DFe \uD83D\uDE80 ".repeat(30)).picture();
    String text = DatesCalendar.of(picture, Work.ADA);
    for (String line : text.split("\r\n", -1)) {
      byte[] octets = line.getBytes(StandardCharsets.UTF_8);
      assertThat(octets.length).isLessThanOrEqualTo(75);
      assertThat(new String(octets, StandardCharsets.UTF_8)).isEqualTo(line);
    }
    assertThat(value(events(text).getFirst(), "SUMMARY")).startsWith("Kö\u00DFe \uD83D\uDE80 Kö");
  }

  @Test
  void a_hostile_title_stays_the_text_of_its_event() {
    for (String title : Work.HOSTILE) {
      Work work = Work.checkout().change("build-1", "TITLE", title, "KIND", title, "URL", title);
      String text = DatesCalendar.of(work.picture(), Work.ADA);
      List<VEvent> events = events(text);
      assertThat(events).as(title).hasSize(2);
      assertThat(value(events.getFirst(), "URL")).isEmpty();
      assertThat(events).extracting(event -> value(event, "UID")).doesNotContain("evil");
      assertThat(text.codePoints().filter(point -> point != '\r' && point != '\n'))
          .as(title)
          .noneMatch(
              point ->
                  Character.getType(point) == Character.FORMAT || Character.isISOControl(point));
    }
  }
}
