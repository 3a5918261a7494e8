package dev.paydown.functions.links;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.proposal.Expiry;
import dev.paydown.brain.proposal.Gate;
import java.time.Instant;
import java.time.ZoneId;

/** When links stop working, in the recipient's own working days and zone. */
public final class LinkExpiry {
  private final WorkCalendar calendar;

  private LinkExpiry(WorkCalendar calendar) {
    this.calendar = calendar;
  }

  /** The working days of this recipient in this workspace. */
  public static LinkExpiry of(WorkspaceState state, String recipient) {
    return new LinkExpiry(new Calendars(state).person(recipient));
  }

  /** When a link mailed now stops working. */
  public Instant expires(Gate gate, Instant mailed) {
    return Expiry.of(calendar, gate, mailed);
  }

  /** The recipient's own zone, else the workspace's. */
  public ZoneId zone() {
    return calendar.zone();
  }
}
