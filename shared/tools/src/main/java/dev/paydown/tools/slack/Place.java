package dev.paydown.tools.slack;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thread: the message that it begins with, by channel and time, which is how Slack knows messages
 * (Slack docs, Message event).
 *
 * @param root the {@code ts} of that message
 */
record Place(String channel, String root) {
  private static final Pattern TS = Pattern.compile("([0-9]{1,10})\\.([0-9]{1,9})");
  private static final Pattern KEY = Pattern.compile("([A-Z0-9]{1,50})/([0-9]{1,10}\\.[0-9]{1,9})");
  private static final Pattern PERMALINK =
      Pattern.compile(
          "^https://[a-z0-9.-]{1,100}\\.slack\\.com/archives/([A-Z0-9]{1,50})/p([0-9]{7,16})"
              + "(?:\\?(?:[^#\\s]*&)?thread_ts=([0-9]{1,10}\\.[0-9]{1,9}))?");

  /** Where a permalink leads: to the thread of its message. */
  static Optional<Place> of(String permalink) {
    Matcher link = PERMALINK.matcher(permalink);
    if (!link.find()) {
      return Optional.empty();
    }
    String digits = link.group(2);
    int dot = digits.length() - 6;
    Optional<String> root = Optional.ofNullable(link.group(3));
    return Optional.of(
        new Place(
            link.group(1),
            root.orElseGet(() -> digits.substring(0, dot) + "." + digits.substring(dot))));
  }

  /** The thread of that key, which is its immutable id as well. */
  static Optional<Place> keyed(String key) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        ? Optional.of(new Place(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** The time in that field, as Slack writes it: {@code 1720000000.000100}. */
  static String ts(Fields of, String name) throws BadField {
    String ts = of.required(name, of.text(name));
    if (!TS.matcher(ts).matches()) {
      throw of.bad(name, "is not a time of Slack's");
    }
    return ts;
  }

  /** The instant of such a time. */
  static Instant at(String ts) {
    Matcher parts = TS.matcher(ts);
    if (!parts.matches()) {
      throw new IllegalArgumentException(ts + " is not a time of Slack's");
    }
    String nanos = (parts.group(2) + "000000000").substring(0, 9);
    return Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(nanos));
  }

  String key() {
    return channel + "/" + root;
  }

  ItemRef.Own item(Told told) {
    return new ItemRef.Own(told.connection(), key());
  }

  /**
   * Its address: the permalink that people copy, where the workspace's own address is known; else
   * the one at which Slack opens it in a browser, which leads there all the same.
   */
  Optional<String> url(Told told) {
    return permalink(told, root)
        .or(
            () ->
                told.team()
                    .map(
                        team ->
                            "https://app.slack.com/client/%s/%s/thread/%s-%s"
                                .formatted(team, channel, channel, root)));
  }

  /** The address of the answer in it that was written at that time; else the thread's own. */
  Optional<String> url(Told told, String ts) {
    return permalink(told, ts)
        .map(link -> link + "?thread_ts=" + root + "&cid=" + channel)
        .or(() -> url(told));
  }

  private Optional<String> permalink(Told told, String ts) {
    return told.site().map(site -> site + "/archives/" + channel + "/p" + ts.replace(".", ""));
  }

  /** The thread as every message in it shows it, and more that one of them does. */
  Fact shown(Told told, Instant at, Actor actor, List<FieldChange> more) {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "thread"));
    changes.add(FieldChange.set(ItemField.KEY, key()));
    url(told).ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    if (told.isShared()) {
      changes.add(FieldChange.set(ItemField.CLIENT_FACING, "true"));
    }
    changes.addAll(more);
    return new Fact.ItemChanged(item(told), at, 0, actor, changes);
  }
}
