package dev.paydown.tools.bitbucket;

/** What a delivery says that happened to a pull request, by Cloud's keys and Data Center's. */
enum Act {
  OPENED,
  /** Cloud's: its title, text, target, reviewers or commits, and it is not told which. */
  CHANGED,
  /** Its title, text or target. */
  EDITED,
  REVIEWERS,
  PUSHED,
  APPROVED,
  REFUSED,
  /** An approval or a refusal is taken back. */
  WITHDRAWN,
  MERGED,
  DECLINED,
  DELETED,
  REOPENED,
  COMMENTED,
  COMMENT_EDITED,
  COMMENT_DELETED,
  /** It was read through the API: all of it is shown, and nothing is said of what happened. */
  READ,
  /** What it shows is all that is told. */
  OTHER;

  static Act of(String key) {
    return switch (key) {
      case Event.PULL_READ -> READ;
      case "pullrequest:created", "pr:opened" -> OPENED;
      case "pullrequest:updated" -> CHANGED;
      case "pr:modified" -> EDITED;
      case "pr:reviewer:updated" -> REVIEWERS;
      case "pr:from_ref_updated" -> PUSHED;
      case "pullrequest:approved", "pr:reviewer:approved" -> APPROVED;
      // The last is the name in the documentation, the one before it what servers send.
      case "pullrequest:changes_request_created",
          "pr:reviewer:needs_work",
          "pr:reviewer:changes_requested" ->
          REFUSED;
      case "pullrequest:unapproved",
          "pullrequest:changes_request_removed",
          "pr:reviewer:unapproved" ->
          WITHDRAWN;
      case "pullrequest:fulfilled", "pr:merged" -> MERGED;
      case "pullrequest:rejected", "pr:declined" -> DECLINED;
      case "pr:deleted" -> DELETED;
      case "pr:reopened" -> REOPENED;
      case "pullrequest:comment_created", "pr:comment:added" -> COMMENTED;
      case "pullrequest:comment_updated", "pr:comment:edited" -> COMMENT_EDITED;
      case "pullrequest:comment_deleted", "pr:comment:deleted" -> COMMENT_DELETED;
      default -> OTHER;
    };
  }
}
