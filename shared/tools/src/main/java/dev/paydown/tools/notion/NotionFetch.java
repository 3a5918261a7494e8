package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one page through the API (Notion docs, Retrieve a page, Retrieve block children, List
 * comments, Retrieve a data source): its properties, the beginning of its content, its open
 * comments, and what its status options stand for. What the integration may not see is left out.
 */
final class NotionFetch {
  private static final int MOST_PAGES = 5;
  private final Lookup lookup;

  NotionFetch(Lookup lookup) {
    this.lookup = lookup;
  }

  Optional<List<Fact>> fetch(String uid) {
    String id = RestApi.part(uid);
    try {
      Optional<JsonNode> found = lookup.find(NotionApi.page(uid));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Fields page = Fields.of("page", found.get());
      Optional<JsonNode> content =
          lookup.findIfAllowed("/v1/blocks/" + id + "/children?page_size=100");
      Optional<Fields> blocks =
          content.isPresent() ? Optional.of(Fields.of("blocks", content.get())) : Optional.empty();
      return Optional.of(
          PageFacts.of(lookup, page, Properties.of(page, this::schema), blocks, comments(uid)));
    } catch (BadField e) {
      throw Lookup.unreadable("Notion", e);
    }
  }

  /** The data source whose row the page is; asked only where a status is to be understood. */
  private Optional<Fields> schema(String source) throws BadField {
    Optional<JsonNode> found = lookup.findIfAllowed(NotionApi.source(source));
    return found.isPresent()
        ? Optional.of(Fields.of("data_source", found.get()))
        : Optional.empty();
  }

  /** Oldest first. */
  private List<Fields> comments(String uid) throws BadField {
    List<Fields> comments = new ArrayList<>();
    String path = NotionApi.comments(uid);
    Optional<String> cursor = Optional.of("");
    for (int page = 0; page < MOST_PAGES && cursor.isPresent(); page++) {
      String from = cursor.get().isEmpty() ? "" : "&start_cursor=" + RestApi.part(cursor.get());
      Optional<JsonNode> found = lookup.findIfAllowed(path + from);
      if (found.isEmpty()) {
        return comments;
      }
      Fields shown = Fields.of("comments", found.get());
      comments.addAll(shown.objects("results"));
      cursor = shown.text("next_cursor").filter(text -> !text.isEmpty());
    }
    return comments;
  }
}
