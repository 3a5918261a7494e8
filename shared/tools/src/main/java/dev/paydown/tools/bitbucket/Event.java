package dev.paydown.tools.bitbucket;

import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.OffsetForms;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery.
 *
 * @param key what the header says that happened: {@code pullrequest:created}
 */
record Event(String connection, String key, Fields body, Instant receivedAt) {
  /** The keys of what was read through the API. */
  static final String PULL_READ = "pullrequest:read";

  static final String ISSUE_READ = "issue:read";

  /** Who did it. */
  User user() throws BadField {
    return User.of(body.object("actor"));
  }

  /** When it happened, which Data Center tells in every delivery. */
  Optional<Instant> date() throws BadField {
    return body.instant("date", OffsetForms.COLON_OR_NOT, "a time as Bitbucket writes it");
  }

  Reading nothing(String why) {
    return new Reading.Nothing(key + ": " + why);
  }
}
