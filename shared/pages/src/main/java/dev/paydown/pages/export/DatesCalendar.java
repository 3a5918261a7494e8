package dev.paydown.pages.export;

import dev.paydown.brain.Picture;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.pages.Link;
import dev.paydown.pages.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One person's forecast dates as a calendar to subscribe to (RFC 5545, names and refresh as RFC
 * 7986): an all-day event on the forecast finish of each open item that they own. Events take no
 * time in it: they are dates, not meetings.
 */
public final class DatesCalendar {
  private static final Duration REFRESH = Duration.ofHours(1);
  private static final int KIND = 60;

  private final Picture picture;
  private final LastChanged changed;

  private DatesCalendar(Picture picture) {
    this.picture = picture;
    this.changed = new LastChanged(picture);
  }

  /**
   * The calendar of the person with that address, empty where they own nothing open that has a
   * date. The same state gives the same bytes, whenever it is asked.
   *
   * @param email in any case
   */
  public static String of(Picture picture, String email) {
    return new DatesCalendar(picture).write(email.toLowerCase(Locale.ROOT));
  }

  private String write(String email) {
    ContentLines out =
        new ContentLines()
            .line("BEGIN", "VCALENDAR")
            .line("VERSION", "2.0")
            .line("PRODID", "-//Paydown//Forecast dates//EN")
            .line("CALSCALE", "GREGORIAN")
            .line("METHOD", "PUBLISH")
            .text("NAME", "Paydown: forecast dates")
            .text("X-WR-CALNAME", "Paydown: forecast dates")
            .text("DESCRIPTION", "When the open work of " + Text.line(email, 200) + " is expected.")
            .line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH.toString())
            .line("X-PUBLISHED-TTL", REFRESH.toString());
    picture.graph().items().values().stream()
        .filter(item -> item.status().isLive() && item.owner().equals(Optional.of(email)))
        .sorted(Comparator.comparing(Item::id).thenComparing(Item::node))
        .forEach(
            item ->
                picture
                    .forecast()
                    .of(item.node())
                    .finish()
                    .ifPresent(finish -> event(out, item, finish)));
    return out.line("END", "VCALENDAR").toString();
  }

  private void event(ContentLines out, Item item, LocalDate finish) {
    Instant at = changed.of(item.node());
    long slipDays = picture.slipDays(item);
    out.line("BEGIN", "VEVENT")
        .line("UID", uid(item))
        .moment("DTSTAMP", at)
        .moment("LAST-MODIFIED", at)
        .line("SEQUENCE", Long.toString(sequence(item, at)))
        .day("DTSTART", finish)
        .day("DTEND", finish.plusDays(1))
        .text(
            "SUMMARY",
            Text.title(item.title())
                + (slipDays > 0 ? " (" + Days.working(slipDays) + " late)" : ""))
        .text("DESCRIPTION", String.join("\n", description(item, finish, slipDays)));
    url(item).ifPresent(url -> out.line("URL", url));
    out.text("CATEGORIES", Text.line(item.kind(), KIND))
        .line("TRANSP", "TRANSPARENT")
        .line("END", "VEVENT");
  }

  private List<String> description(Item item, LocalDate finish, long slipDays) {
    List<String> lines = new ArrayList<>();
    lines.add(Text.title(item.id() + ", " + item.kind() + ", " + item.status().label()));
    lines.add("Forecast: " + Days.day(finish));
    item.due().ifPresent(due -> lines.add("Planned: " + Days.day(due)));
    item.committed()
        .ifPresent(
            committed ->
                lines.add(
                    "Committed: "
                        + Days.day(committed)
                        + (slipDays > 0 ? ", " + Days.working(slipDays) + " earlier" : "")));
    why(item).ifPresent(why -> lines.add("Why: " + why));
    url(item).ifPresent(url -> lines.add("Where: " + url));
    return lines;
  }

  private Optional<String> why(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    if (expected.isInCycle()) {
      return Optional.of("it waits for itself");
    }
    if (expected.isOverdue()) {
      return Optional.of("its planned date has passed and it is still open");
    }
    return expected
        .drivenBy()
        .map(
            node -> {
              Item driver = picture.graph().item(node);
              return Text.title(driver.id())
                  + " ("
                  + Text.title(driver.title())
                  + ") drives it"
                  + picture
                      .forecast()
                      .of(node)
                      .finish()
                      .map(day -> ", forecast " + Days.day(day))
                      .orElse("");
            });
  }

  /** Where it is in its tool, if that is a plain web address. */
  private static Optional<String> url(Item item) {
    return item.url().flatMap(url -> Link.of(item.title(), url)).map(Link::url);
  }

  /** The same for the item's whole life, and no other item's in any workspace. */
  private String uid(Item item) {
    try {
      byte[] named =
          (picture.state().workspace() + "\n" + item.node()).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(named);
      return HexFormat.of().formatHex(digest, 0, 16) + "@paydown";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seconds from the first thing ever said of it to its last change: grows with each. */
  private static long sequence(Item item, Instant at) {
    Instant born = item.facts().born().map(ItemFacts.Birth::stamp).map(s -> s.at()).orElse(at);
    return Math.clamp(at.getEpochSecond() - born.getEpochSecond(), 0, Integer.MAX_VALUE);
  }
}
