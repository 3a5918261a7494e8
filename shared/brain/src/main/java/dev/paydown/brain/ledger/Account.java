package dev.paydown.brain.ledger;

import java.util.Locale;

/** The five accounts. */
public enum Account {
  /** What is owed: its balance is the debt. */
  LIABILITY,
  INCURRED,
  INTEREST,
  PAID,
  WRITTEN_OFF;

  /** The name as statements write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
