package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.DueHistory;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An issue's due dates by the notes that GitLab itself wrote on it, oldest first, the one of its
 * making among them (GitLab docs, Notes API, List all issue notes). Of one with more than a
 * thousand such notes, the first thousand. A note that is not to be understood says nothing.
 */
final class GitLabPast {
  private static final int MOST_PAGES = 10;
  private static final String ASKED =
      "/notes?activity_filter=only_activity&sort=asc&order_by=created_at&per_page="
          + GitLabApi.PAGE
          + "&page=";
  private final GitLabApi api;
  private final Lookup lookup;
  private final List<DueHistory.Move> moves = new ArrayList<>();
  private Optional<LocalDate> due = Optional.empty();

  GitLabPast(GitLabApi api, String connection, Instant now) {
    this.api = api;
    this.lookup = new Lookup(api.rest(), connection, now);
  }

  /** Merge requests have no due date. */
  List<Fact> of(String text) {
    Optional<Uid> uid = Uid.of(text).filter(one -> !one.isMerge());
    Optional<Whereabouts> place = uid.flatMap(this::place);
    if (place.isEmpty()) {
      return List.of();
    }
    read(place.get());
    return DueHistory.facts(
        new ItemRef.Own(lookup.connection(), text), moves, () -> createdAt(place.get()));
  }

  private Optional<Whereabouts> place(Uid uid) {
    Optional<JsonNode> item = Lookup.found(api.item(uid));
    try {
      return item.isEmpty() ? Optional.empty() : Optional.of(Whereabouts.of(uid, item.get()));
    } catch (BadField e) {
      return Optional.empty();
    }
  }

  private void read(Whereabouts place) {
    for (int page = 1; page <= MOST_PAGES; page++) {
      Optional<JsonNode> notes = lookup.findIfAllowed(place.path() + ASKED + page);
      if (notes.isEmpty() || !notes.get().isArray()) {
        return;
      }
      for (JsonNode note : notes.get()) {
        move(note).ifPresent(this::take);
      }
      // A page from which GitLab left out what the token may not see is taken for the last: more
      // than that is told by the issue as it stands.
      if (notes.get().size() < GitLabApi.PAGE) {
        return;
      }
    }
  }

  private void take(DueHistory.Move move) {
    moves.add(move);
    due = move.to();
  }

  /** Most notes do not say what the date was: that is what the note before them made it. */
  private Optional<DueHistory.Move> move(JsonNode shown) {
    try {
      Fields note = Fields.of("note", shown);
      Optional<DueNote> said =
          note.flag("system").orElse(false)
              ? DueNote.of(note.text("body").orElse(""))
              : Optional.empty();
      Optional<Instant> at = said.isEmpty() ? Optional.empty() : GitLabTime.in(note, "created_at");
      if (at.isEmpty()) {
        return Optional.empty();
      }
      Actor actor = GitLabPeople.actor(note.object("author"));
      DueNote due = said.get();
      Optional<LocalDate> from = due.from().isPresent() ? due.from() : this.due;
      return Optional.of(new DueHistory.Move(at.get(), actor, from, due.to()));
    } catch (BadField e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> createdAt(Whereabouts place) {
    Optional<JsonNode> issue = lookup.findIfAllowed(place.path());
    try {
      return issue.isEmpty()
          ? Optional.empty()
          : GitLabTime.in(Fields.of("issue", issue.get()), "created_at");
    } catch (BadField e) {
      return Optional.empty();
    }
  }
}
