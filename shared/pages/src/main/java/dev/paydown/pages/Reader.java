package dev.paydown.pages;

import java.time.ZoneId;

/**
 * Whom a mail goes to.
 *
 * @param name as people call them; may be empty
 * @param zone in which every time in the mail is written
 */
public record Reader(String email, String name, ZoneId zone) {

  /** The zone as people call it. */
  public String zoneName() {
    return Times.named(zone).getId();
  }
}
