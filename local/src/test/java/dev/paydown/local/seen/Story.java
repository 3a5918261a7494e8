package dev.paydown.local.seen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.loop.Loop;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One embedded run over the practice Linear in which chapter after chapter happens, each with
 * people of its own: Mo's design blocks Ada's copy and Ada's build, and the build blocks Kim's
 * launch.
 */
public final class Story implements AutoCloseable {
  static final int CHAPTERS = 30;
  private final Loop loop;
  private final Loop.Company acme;
  private int chapters;

  private Story(Loop loop) {
    this.loop = loop;
    this.acme = loop.company("acme");
    List<Map<String, Object>> people = new ArrayList<>();
    for (int chapter = 1; chapter <= CHAPTERS; chapter++) {
      for (String name : List.of("mo", "ada", "kim", "lea")) {
        people.add(
            Map.of(
                "email",
                address(name, chapter),
                "name",
                name,
                "zone",
                "Europe/Berlin",
                "lead",
                address("lea", chapter)));
      }
    }
    loop.api(acme.token(), "PUT", "/api/people", people);
    loop.connectLinear(acme);
  }

  static Story begin(Path data) {
    return on(Loop.start(data, "2026-11-02T09:00:00Z"));
  }

  /** The same story in another run; it is closed with the story. */
  public static Story on(Loop loop) {
    return new Story(loop);
  }

  private static String address(String name, int chapter) {
    return name + chapter + "@acme.test";
  }

  Loop loop() {
    return loop;
  }

  /** The company. */
  public Loop.Company acme() {
    return acme;
  }

  /** People and work of their own, on the morning of a working day. */
  public Chapter chapter() {
    chapters++;
    LocalDate next = workingDay(loop.now().atZone(ZoneOffset.UTC).toLocalDate(), 1);
    loop.until(next + "T09:00:00Z");
    return new Chapter(chapters, next);
  }

  private static LocalDate workingDay(LocalDate from, int later) {
    LocalDate day = from;
    for (int left = later; left > 0; left--) {
      do {
        day = day.plusDays(1);
      } while (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue());
    }
    return day;
  }

  @Override
  public void close() {
    loop.close();
  }

  /** One design with what waits behind it. */
  public final class Chapter {
    private final int number;
    private final LocalDate today;
    private final Map<String, String> keys = new TreeMap<>();

    private Chapter(int number, LocalDate today) {
      this.number = number;
      this.today = today;
    }

    /** The person's address. */
    public String address(String name) {
      return Story.address(name, number);
    }

    /** The day so many working days from the chapter's first. */
    public LocalDate day(int later) {
      return workingDay(today, later);
    }

    /** The key of the issue of that title. */
    public String key(String title) {
      return Optional.ofNullable(keys.get(title)).orElseThrow();
    }

    /** Four issues with dates, and what blocks what. */
    public Chapter planned() {
      issue("Design", "mo", 3);
      issue("Copy", "ada", 5);
      issue("Build", "ada", 6);
      issue("Launch", "kim", 8);
      blocks("Design", "Copy");
      blocks("Design", "Build");
      blocks("Build", "Launch");
      return this;
    }

    /** The same, and the design slips by three working days: Ada has two dates to move. */
    Chapter slipped() {
      planned();
      return due("Design", 6);
    }

    private void issue(String title, String owner, int due) {
      keys.put(
          title,
          loop.post(
                  "/practice/linear/person/issues",
                  Map.of(
                      "by", address(owner),
                      "title", title + " " + number,
                      "assignee", address(owner),
                      "dueDate", day(due).toString()))
              .path("identifier")
              .asText());
      loop.settle();
    }

    private void blocks(String from, String to) {
      loop.emit(
          acme,
          "link-" + key(from) + key(to),
          "link.made",
          Map.of("from", "linear:" + key(from), "to", "linear:" + key(to), "kind", "blocks"));
    }

    Chapter due(String title, int later) {
      loop.post(
          "/practice/linear/person/issues/" + key(title),
          Map.of("by", address("mo"), "dueDate", day(later).toString()));
      loop.settle();
      return this;
    }

    /** What the practice Linear shows as due. */
    public String dueInLinear(String title) {
      JsonNode issues =
          Loop.json(loop.send(loop.request("/practice/linear/issues").GET().build()))
              .path("issues");
      for (JsonNode issue : issues) {
        if (issue.path("identifier").asText().equals(key(title))) {
          return issue.path("dueDate").asText();
        }
      }
      throw new AssertionError("no issue " + title);
    }

    /** The link in the newest mail to this person. */
    String link(String name) {
      return loop.links(address(name)).getFirst();
    }

    /** The newest link to this person behind a button that says so. */
    String link(String name, String button) {
      Pattern link = Pattern.compile(Pattern.quote(button) + ":\\s+(https?://\\S+)");
      for (JsonNode mail : loop.mailsTo(address(name)).reversed()) {
        Matcher found = link.matcher(mail.path("text").asText());
        if (found.find()) {
          return found.group(1);
        }
      }
      throw new AssertionError("no mail to " + name + " says " + button);
    }

    JsonNode newestMail(String name) {
      return loop.mailsTo(address(name)).getLast();
    }

    /** The code that was mailed to them last. */
    String code(String name) {
      return loop.code(address(name));
    }
  }
}
