package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.http.RestApi;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The comments on an item, in which ours is looked for: nobody can choose a comment's id, so it
 * carries a mark; of two the oldest counts.
 */
record GitLabNotes(RestApi api, GitLabTarget target, Execution execution) {
  private static final int PAGES = 10;

  /** How far the clocks of GitLab and of Paydown may be apart, and more. */
  private static final Duration MARGIN = Duration.ofHours(1);

  String path() {
    return target.place().path() + "/notes";
  }

  /** Where ours stands: among those that were written since the decision. */
  Look<Optional<Addition.Place>> ours() {
    return from(1);
  }

  /** GitLab docs, Notes API, and REST API, Pagination: newest first, page by page. */
  private Look<Optional<Addition.Place>> from(int page) {
    String query = "?sort=desc&order_by=created_at&per_page=" + GitLabApi.PAGE + "&page=" + page;
    Look<JsonNode> shown = Look.of(GitLabApi.TOOL, api.get(path() + query), all -> all);
    return shown.then(
        notes -> {
          Optional<Addition.Place> ours = marked(notes);
          if (ours.isPresent() || notes.size() < GitLabApi.PAGE || isBefore(notes)) {
            return new Look.Seen<>(ours);
          }
          // Whether it stands behind so many is not known: nothing may be added.
          return page < PAGES
              ? from(page + 1)
              : new Look.NotSeen<>(
                  Attempt.failed("there are too many comments to see whether ours is there"));
        });
  }

  private Optional<Addition.Place> marked(JsonNode notes) {
    String mark = Addition.markInText(execution.id());
    Optional<Addition.Place> oldest = Optional.empty();
    for (JsonNode note : notes) {
      if (note.path("body").asText().contains(mark)) {
        String anchor = "#note_" + note.path("id").asLong();
        oldest = Optional.of(new Addition.Place(target.url().map(url -> url + anchor)));
      }
    }
    return oldest;
  }

  /** Whether the page reaches back behind the decision. */
  private boolean isBefore(JsonNode notes) {
    Instant since = execution.decidedAt().minus(MARGIN);
    String last = notes.path(notes.size() - 1).path("created_at").asText();
    try {
      return OffsetDateTime.parse(last).toInstant().isBefore(since);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
