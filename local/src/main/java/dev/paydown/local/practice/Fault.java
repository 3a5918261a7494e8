package dev.paydown.local.practice;

import java.util.Locale;

/** What can go wrong with a vendor's API, to be switched on. */
public enum Fault {
  /** Any request is answered 429 with Retry-After. */
  RATE_LIMITED,
  /** A mutation is answered as the vendor does where the token may not make it. */
  FORBIDDEN,
  /** A mutation is answered 500, and nothing happened. */
  ERROR_BEFORE,
  /** A mutation is answered 500 after it had its effect. */
  ERROR_AFTER,
  /** A mutation has its effect, and the connection breaks before the answer. */
  LOST_RESPONSE,
  /** A person moves the due date by a day just before the issue is read. */
  CHANGED_MEANWHILE;

  /** The name as {@code POST /faults} writes it: {@code lost-response}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
