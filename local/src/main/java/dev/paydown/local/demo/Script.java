package dev.paydown.local.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What happens at Juniper, a company of six: a new checkout is designed in the studio, built and
 * tested in Linear, announced by mail. The design slips two days and three people's dates move; the
 * finished design is caught by nobody for four days; the new terms of sale wait for an approval.
 */
final class Script {
  static final String DANA = "dana@juniper.example";
  static final String ELI = "eli@juniper.example";
  static final String FEMI = "femi@juniper.example";
  static final String GUS = "gus@juniper.example";
  static final String HANA = "hana@juniper.example";
  static final String IVO = "ivo@juniper.example";

  private final LocalDate monday;
  private final List<Beat> beats = new ArrayList<>();

  /** One thing that happens. */
  record Beat(Instant at, String what, Consumer<Cast> act) {}

  private Script(LocalDate monday) {
    this.monday = monday;
  }

  /** The beats of three weeks from the Monday on or after that day, in order. */
  static List<Beat> from(LocalDate start) {
    Script script = new Script(start.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
    script.weekOne();
    script.weekTwo();
    script.weekThree();
    return List.copyOf(script.beats);
  }

  private void at(int day, String time, String what, Consumer<Cast> act) {
    Instant at = monday.plusDays(day).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    beats.add(new Beat(at, what, act));
  }

  private String day(int day) {
    return monday.plusDays(day).toString();
  }

  private static Map<String, String> link(String from, String to) {
    return Map.of("from", from, "to", to, "kind", "blocks");
  }

  private void weekOne() {
    at(
        0,
        "09:00",
        "Dana plans the checkout design",
        cast ->
            cast.emits(
                "design-1",
                "item.opened",
                Map.of(
                    "kind", "design",
                    "title", "Checkout design",
                    "url", "https://studio.juniper.example/design-1",
                    "owner", DANA,
                    "due", day(3),
                    "why", "Four of ten customers leave at the address form.",
                    "done", "One page, usable with the keyboard alone, signed off by support.",
                    "owed", List.of("Empty basket state", "Texts in Dutch"))));
    at(
        0,
        "09:10",
        "Eli files the build, Femi the test, Dana the handbook",
        cast -> {
          cast.files(
              ELI,
              Map.of(
                  "title",
                  "Build the new checkout",
                  "assignee",
                  ELI,
                  "dueDate",
                  day(8),
                  "description",
                  "## Why\nThe address form loses customers.\n\n## Done when\n- [ ] Live for all"
                      + " countries\n- [ ] Old form removed"));
          cast.files(
              FEMI, Map.of("title", "Test the new checkout", "assignee", FEMI, "dueDate", day(10)));
        });
    at(
        0,
        "09:30",
        "Gus plans the launch mail; the order of the work is stated",
        cast -> {
          cast.emits(
              "launch-1",
              "item.opened",
              Map.of(
                  "kind",
                  "task",
                  "title",
                  "Mail to all customers",
                  "owner",
                  GUS,
                  "due",
                  day(15),
                  "clientFacing",
                  true));
          cast.emits("l1", "link.made", link("studio:design-1", "linear:ENG-1"));
          cast.emits("l2", "link.made", link("linear:ENG-1", "linear:ENG-2"));
          cast.emits("l3", "link.made", link("linear:ENG-2", "studio:launch-1"));
        });
    at(
        0,
        "10:00",
        "Hana asks Ivo to approve the new terms of sale",
        cast -> {
          cast.emits(
              "terms-1",
              "item.opened",
              Map.of("kind", "approval", "title", "New terms of sale", "owner", HANA));
          cast.emits("terms-1", "approval.requested", Map.of("of", IVO));
        });
    at(0, "11:00", "Dana starts", cast -> cast.emits("design-1", "item.started", Map.of()));
    at(
        2,
        "09:30",
        "the design slips by two working days",
        cast -> cast.emits("design-1", "item.changed", Map.of("due", day(7))));
    at(2, "11:00", "Eli confirms his new date", cast -> cast.confirms(ELI, "ENG-1"));
    at(2, "14:00", "Femi confirms hers", cast -> cast.confirms(FEMI, "ENG-2"));
    at(4, "16:00", "Ivo grants the approval, four days on", Script::granted);
  }

  private static void granted(Cast cast) {
    cast.emits("terms-1", "approval.decided", Map.of("of", IVO, "outcome", "granted"));
  }

  private void weekTwo() {
    at(
        7,
        "15:00",
        "the design is finished; Eli is clear to start, and does not notice",
        cast -> cast.emits("design-1", "item.finished", Map.of("by", DANA)));
    at(
        11,
        "10:00",
        "Eli picks the build up, after Hana was told",
        cast -> cast.inLinear("issues/ENG-1", ELI, Map.of("state", "In Progress")));
  }

  private void weekThree() {
    at(
        15,
        "09:15",
        "Femi files the load test behind the build",
        cast -> {
          cast.files(
              FEMI,
              Map.of("title", "Load test the checkout", "assignee", FEMI, "dueDate", day(18)));
          cast.emits("l4", "link.made", link("linear:ENG-1", "linear:ENG-3"));
        });
    at(
        16,
        "10:00",
        "Dana asks Ivo to approve the cookie notice",
        cast -> {
          cast.emits(
              "cookies-1",
              "item.opened",
              Map.of("kind", "approval", "title", "Cookie notice", "owner", DANA));
          cast.emits("cookies-1", "approval.requested", Map.of("of", IVO));
        });
    at(
        17,
        "09:30",
        "the build slips: everybody behind it is asked",
        cast -> cast.inLinear("issues/ENG-1", ELI, Map.of("dueDate", day(23))));
    at(18, "12:00", "three weeks are over", _ -> {});
  }
}
