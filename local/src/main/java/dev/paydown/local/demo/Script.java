package dev.paydown.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
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
 * What happens at Juniper, a company of six: a new checkout is designed in Linear, built in GitHub,
 * tested in Jira, and its launch talked over in Slack, all of it one initiative. The design slips
 * two days and two people's dates move in their own tools; the finished design is caught by nobody
 * for four days; a question in the launch thread goes unanswered; the new terms of sale, in a
 * system of Juniper's own, wait for an approval.
 */
final class Script {
  static final String DANA = "dana@juniper.example";
  static final String ELI = "eli@juniper.example";
  static final String FEMI = "femi@juniper.example";
  static final String GUS = "gus@juniper.example";
  static final String HANA = "hana@juniper.example";
  static final String IVO = "ivo@juniper.example";

  /** The practice tools that they work in, in the order of the work. */
  static final List<String> TOOLS = List.of("linear", "github", "jira", "slack");

  private static final String DESIGN = "ENG-1";
  private static final String BUILD = "acme/web#1";
  private static final String TEST = "QA-1";

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

  private void weekOne() {
    at(0, "09:00", "Hana opens the initiative, Dana files the design in Linear", this::planned);
    at(0, "09:10", "Eli files the build in GitHub, Femi the test in Jira", this::filed);
    at(0, "09:30", "Gus opens the launch thread in Slack, and plans the mail", this::announced);
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
    at(
        0,
        "11:00",
        "Dana starts",
        cast -> cast.inTool("linear", "issues/" + DESIGN, DANA, Map.of("state", "In Progress")));
    at(
        2,
        "09:30",
        "the design slips by two working days",
        cast -> cast.inTool("linear", "issues/" + DESIGN, DANA, Map.of("dueDate", day(7))));
    at(2, "11:00", "Eli confirms his new date", cast -> cast.confirms(ELI, BUILD));
    at(2, "14:00", "Femi confirms hers", cast -> cast.confirms(FEMI, TEST));
    at(
        3,
        "10:00",
        "Gus asks Dana in the launch thread, and she does not see it",
        cast -> says(cast, GUS, "@" + DANA + " which of the texts in Dutch are final?"));
    at(4, "16:00", "Ivo grants the approval, four days on", Script::granted);
  }

  private void planned(Cast cast) {
    String project =
        cast.makes("linear", "projects", HANA, "name", Map.of("name", "New checkout"))
            .path("id")
            .asText();
    cast.makes(
        "linear",
        "issues",
        DANA,
        "title",
        Map.of(
            "title",
            "Design the new checkout",
            "assignee",
            DANA,
            "dueDate",
            day(3),
            "project",
            project,
            "description",
            """
            ## Why
            Four of ten customers leave at the address form.

            ## Done when
            - [ ] One page, usable with the keyboard alone
            - [ ] Signed off by support

            ## Owed
            - [ ] Empty basket state
            - [ ] Texts in Dutch
            """));
  }

  private void filed(Cast cast) {
    cast.makes(
        "github",
        "issues",
        ELI,
        "title",
        Map.of(
            "title",
            "Build the new checkout",
            "assignee",
            ELI,
            "body",
            """
            ## Why
            The address form loses customers.

            ## Done when
            - [ ] Live for all countries
            - [ ] Old form removed

            Blocked by\s"""
                + DESIGN
                + partOf(cast)));
    cast.inTool("github", "cards/" + path(BUILD), ELI, Map.of("due", day(8)));
    cast.makes(
        "jira",
        "issues",
        FEMI,
        "summary",
        Map.of(
            "summary",
            "Test the new checkout",
            "assignee",
            FEMI,
            "duedate",
            day(10),
            "description",
            "Blocked by " + BUILD + partOf(cast)));
  }

  private static String partOf(Cast cast) {
    return "\nPart of " + cast.held("linear", "projects").path(0).path("url").asText();
  }

  private void announced(Cast cast) {
    cast.makes("slack", "channels", GUS, "name", Map.of("name", "launch"));
    if (cast.held("slack", "messages").isEmpty()) {
      cast.inTool(
          "slack",
          "messages",
          GUS,
          Map.of(
              "channel",
              "launch",
              "text",
              "Launch of the new checkout\nBlocked by " + TEST + partOf(cast)));
    }
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
    cast.emits(
        "l1",
        "link.made",
        Map.of("from", "jira:" + TEST, "to", "studio:launch-1", "kind", "blocks"));
  }

  /** Somebody answers in the launch thread, once. */
  private static void says(Cast cast, String by, String text) {
    JsonNode messages = cast.held("slack", "messages");
    String thread = "";
    for (JsonNode message : messages) {
      if (!message.has("thread_ts")) {
        thread = message.path("ts").asText();
      }
    }
    cast.inTool(
        "slack", "messages", by, Map.of("channel", "launch", "thread", thread, "text", text));
  }

  private static void granted(Cast cast) {
    cast.emits("terms-1", "approval.decided", Map.of("of", IVO, "outcome", "granted"));
  }

  private void weekTwo() {
    at(
        7,
        "15:00",
        "the design is finished; Eli is clear to start, and does not notice",
        cast -> cast.inTool("linear", "issues/" + DESIGN, DANA, Map.of("state", "Done")));
    at(
        8,
        "10:00",
        "Dana answers in the launch thread, four days on",
        cast -> says(cast, DANA, "All but the return policy."));
    at(
        11,
        "10:00",
        "Eli picks the build up, after Hana was told",
        cast ->
            cast.inTool("github", "cards/" + path(BUILD), ELI, Map.of("status", "In Progress")));
  }

  private static String path(String key) {
    return key.replace("#", "%23").replace("/", "%2F");
  }

  private void weekThree() {
    at(
        15,
        "09:15",
        "Femi files the load test behind the build",
        cast ->
            cast.makes(
                "jira",
                "issues",
                FEMI,
                "summary",
                Map.of(
                    "summary",
                    "Load test the checkout",
                    "assignee",
                    FEMI,
                    "duedate",
                    day(18),
                    "description",
                    "Blocked by " + BUILD + partOf(cast))));
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
        cast -> cast.inTool("github", "cards/" + path(BUILD), ELI, Map.of("due", day(23))));
    at(18, "12:00", "three weeks are over", _ -> {});
  }
}
