package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What changed in data sources, which are asked by their ids, else in all pages that the
 * integration sees (Notion docs, Query a data source; Search). Its subscriptions to webhooks are
 * made by people, in the integration's settings.
 */
final class NotionListening implements Listening {
  private static final int PAGE = 100;
  private static final String EDITED = "last_edited_time";

  /** A place's number, and Notion's own cursor in it. */
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,6}):([\\x21-\\x7e]{0,300})");

  private final OutgoingHttp http;

  NotionListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    return new ByHand("Notion lets only people make subscriptions to webhooks");
  }

  @Override
  public Unhooked unhook(Asked asked) {
    return new ByHand("Notion lets only people end subscriptions to webhooks");
  }

  private record At(int place, String cursor) {
    static At of(Optional<String> text) {
      Matcher form = CURSOR.matcher(text.orElse(""));
      return form.matches()
          ? new At(Integer.parseInt(form.group(1)), form.group(2))
          : new At(0, "");
    }
  }

  /** Notion tells changes to the minute. */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    At at = At.of(cursor);
    Optional<Instant> from = since.map(instant -> instant.truncatedTo(ChronoUnit.MINUTES));
    Optional<String> place = connection.places().stream().skip(at.place()).findFirst();
    ObjectNode body = place.isPresent() ? query(from) : search();
    body.put("page_size", PAGE);
    if (!at.cursor().isEmpty()) {
      body.put("start_cursor", at.cursor());
    }
    String path = place.map(source -> NotionApi.source(source) + "/query").orElse("/v1/search");
    Lookup lookup = NotionApi.lookup(http, connection, now);
    try {
      Fields list = Fields.of("list", Lookup.needed(lookup.api().send("POST", path, body)));
      List<Changed> changed = new ArrayList<>();
      boolean isOlder = false;
      for (Fields page : list.objects("results")) {
        Instant edited = page.required(EDITED, page.instant(EDITED));
        isOlder |= from.isPresent() && edited.isBefore(from.get());
        if (!isOlder) {
          changed.add(new Changed(page.required("id", Pages.id(page, "id")), edited));
        }
      }
      Optional<String> more = isOlder ? Optional.empty() : list.text("next_cursor");
      return new Changes(changed, next(at, more, connection.places().size()));
    } catch (BadField e) {
      throw Lookup.unreadable(NotionApi.TOOL, e);
    }
  }

  private static Optional<String> next(At at, Optional<String> more, int places) {
    Optional<String> same =
        more.filter(text -> !text.isEmpty()).map(text -> at.place() + ":" + text);
    boolean isMorePlaces = at.place() + 1 < places;
    return same.isPresent() || !isMorePlaces ? same : Optional.of((at.place() + 1) + ":");
  }

  private static ObjectNode query(Optional<Instant> since) {
    ObjectNode body = NotionApi.object();
    since.ifPresent(
        from ->
            body.putObject("filter")
                .put("timestamp", EDITED)
                .putObject(EDITED)
                .put("on_or_after", from.toString()));
    body.putArray("sorts").addObject().put("timestamp", EDITED).put("direction", "ascending");
    return body;
  }

  /** A search cannot ask for what is new, so the latest come first, until they are older. */
  private static ObjectNode search() {
    ObjectNode body = NotionApi.object();
    body.putObject("filter").put("property", "object").put("value", "page");
    body.putObject("sort").put("timestamp", EDITED).put("direction", "descending");
    return body;
  }
}
