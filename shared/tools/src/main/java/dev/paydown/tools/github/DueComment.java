package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.PacketMarkdown;
import dev.paydown.tools.act.PacketParts;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The due date of an issue that no project dates: a comment of Paydown's with its mark, and the
 * line {@code Due: 2026-12-01} or {@code Due: none}. The date stands before the milestone's until
 * the comment is deleted, or a later one says another.
 *
 * <p>Whoever may comment could write such a line, with a mark seen elsewhere: only those of whom
 * GitHub says that they belong to the repository, and apps, are believed.
 *
 * @param due empty: the item has no date of its own
 */
record DueComment(Instant at, Optional<String> due) {
  private static final Pattern LINE =
      Pattern.compile("(?m)^Due: ([0-9]{4}-[0-9]{2}-[0-9]{2}|none)[ \\t\\r]*$");
  private static final Set<String> BELIEVED = Set.of("OWNER", "MEMBER", "COLLABORATOR");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  /** The comment that says so. */
  static String text(Execution execution, Optional<String> due) {
    return "Due: " + due.orElse("none") + "\n\n" + PacketMarkdown.of(PacketParts.brief(execution));
  }

  /** What the comment says of the due date; empty where that is nothing. */
  static Optional<DueComment> in(Fields comment, Instant at) throws BadField {
    return in(comment, comment.text("body").orElse(""), at);
  }

  /** The same of another wording of that comment. */
  static Optional<DueComment> in(Fields comment, String text, Instant at) throws BadField {
    boolean believed =
        BELIEVED.contains(comment.text("author_association").orElse(""))
            || GitHubPeople.actor(comment.object("user")) == Actor.BOT;
    Matcher line = LINE.matcher(text);
    if (!believed || !Addition.isMarked(text) || !line.find()) {
      return Optional.empty();
    }
    String said = line.group(1);
    return said.equals("none")
        ? Optional.of(new DueComment(at, Optional.empty()))
        : Optional.of(said)
            .filter(DueComment::isDate)
            .map(date -> new DueComment(at, Optional.of(date)));
  }

  private static boolean isDate(String text) {
    try {
      int year = LocalDate.parse(text).getYear();
      return year >= FIRST_YEAR && year <= LAST_YEAR;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What the latest of the comments that say anything of it says. */
  static Optional<DueComment> last(JsonNode comments) throws BadField {
    Optional<DueComment> last = Optional.empty();
    for (JsonNode node : comments) {
      Fields comment = Fields.of("comment", node);
      Instant at = comment.required("created_at", comment.instant("created_at"));
      Optional<DueComment> said = in(comment, at);
      last = said.isPresent() ? said : last;
    }
    return last;
  }
}
