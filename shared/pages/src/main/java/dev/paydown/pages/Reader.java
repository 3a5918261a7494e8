package dev.paydown.pages;

import dev.paydown.brain.proposal.MailGroup;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom a mail goes to.
 *
 * @param name as people call them; may be empty
 * @param zone in which every time in the mail is written
 * @param preferencesUrl where they say which mails they get; empty in answers to their own action
 */
public record Reader(String email, String name, ZoneId zone, Optional<String> preferencesUrl) {

  /** Somebody who is answered. */
  public Reader(String email, String name, ZoneId zone) {
    this(email, name, zone, Optional.empty());
  }

  /** The same, told where they say which mails they get. */
  public Reader choosingAt(String url) {
    return new Reader(email, name, zone, Optional.of(url));
  }

  /** The zone as people call it. */
  public String zoneName() {
    return Times.named(zone).getId();
  }

  /** Where mail of these kinds is stopped by one click (RFC 8058). */
  Optional<String> stopUrl(List<MailGroup> groups) {
    return groups.isEmpty()
        ? Optional.empty()
        : preferencesUrl.map(
            url ->
                url
                    + "?stop="
                    + groups.stream().map(MailGroup::label).collect(Collectors.joining(".")));
  }
}
