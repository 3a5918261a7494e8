package dev.paydown.aws.log;

/**
 * What is counted, by its name in CloudWatch. Each costs by the month and by the value of its
 * dimensions, so there are few, and none by workspace: what concerns one workspace is a field.
 */
public enum Metric {
  /** Deliveries whose facts are in the log. */
  DELIVERIES_ACCEPTED("DeliveriesAccepted", "Count"),
  /** Deliveries without the right signature, too large, or garbled. */
  DELIVERIES_REFUSED("DeliveriesRefused", "Count"),
  /** Deliveries that were taken in before. */
  DELIVERIES_REPEATED("DeliveriesRepeated", "Count"),
  /** Deliveries and log entries that nobody could read, kept aside. */
  QUARANTINED("Quarantined", "Count"),
  /** From the receipt of a commit's newest entry to that commit. */
  STREAM_AGE("StreamAge", "Milliseconds"),
  /** Versions of proposals put before somebody. */
  PROPOSALS_MADE("ProposalsMade", "Count"),
  /** Answers of people, and of workspaces that let moves run by themselves. */
  DECISIONS_TAKEN("DecisionsTaken", "Count"),
  /** Moves made in their tool. */
  EFFECTS_DONE("EffectsDone", "Count"),
  /** Moves whose target had changed meanwhile. */
  EFFECTS_STALE("EffectsStale", "Count"),
  /** Moves that a person has to make. */
  EFFECTS_BY_HAND("EffectsByHand", "Count"),
  /** Moves that failed for good. */
  EFFECTS_FAILED("EffectsFailed", "Count"),
  /** Mails that the mail service took. */
  MAILS_SENT("MailsSent", "Count"),
  /** Mails that the mail service did not take; their mailing is tried again. */
  MAILS_REFUSED("MailsRefused", "Count"),
  /** Items that changed in a tool and that no delivery told of: its webhook is silent. */
  DELIVERIES_MISSED("DeliveriesMissed", "Count"),
  /** Sweeps in which a tool refused or did not answer. */
  SWEEPS_WAITING("SweepsWaiting", "Count"),
  /** Workspaces that a full sweep found held otherwise than their logs say. */
  WORKSPACES_DIFFERING("WorkspacesDiffering", "Count");

  private final String label;
  private final String unit;

  Metric(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  /** Its name. */
  public String label() {
    return label;
  }

  /** Its unit as CloudWatch writes it. */
  public String unit() {
    return unit;
  }
}
