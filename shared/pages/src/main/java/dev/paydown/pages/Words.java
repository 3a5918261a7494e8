package dev.paydown.pages;

import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.proposal.Raised;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.Locale;

/** The design's words as people read them. */
public final class Words {
  /** What a line says that no tool can make, before it is confirmed. */
  static final String BY_HAND = "Yours to make by hand: Paydown cannot make it in this tool.";

  /** What a line says whose time has begun before anybody answered. */
  static final String TOO_LATE = "This time has begun, so it can no longer be booked from here.";

  private Words() {}

  /** What the button that opens a proposal says. */
  public static String toOpen(ProposalKind kind) {
    return switch (kind) {
      case SHIFT_DATES, PULL_FORWARD -> "Review the dates";
      case NEW_DATE -> "Give a new date";
      case CLEAR_TO_START -> "Review and start";
      case CATCH_HANDOFF -> "Pick it up or pass it on";
      case ROUTE_BLOCKER -> "Clear the blocker";
      case DECIDE_APPROVAL -> "Approve or refuse";
      case REVIVE_THREAD -> "Answer the thread";
      case FINISH_OR_KILL -> "Finish or stop it";
      case SPLIT_REMAINING -> "Review the split";
      case RESOLVE_CONFLICT -> "Resolve the conflict";
      case RE_COMMIT -> "Decide on the new date";
      case UNDO -> "Review and set back";
    };
  }

  /** How a mail about several proposals counts this kind. */
  static String counted(ProposalKind kind, long count) {
    boolean one = count == 1;
    return count
        + " "
        + switch (kind) {
          case SHIFT_DATES -> one ? "shift of dates" : "shifts of dates";
          case NEW_DATE -> one ? "date to give" : "dates to give";
          case CLEAR_TO_START -> "to start";
          case CATCH_HANDOFF -> one ? "handoff to catch" : "handoffs to catch";
          case ROUTE_BLOCKER -> one ? "blocker" : "blockers";
          case DECIDE_APPROVAL -> one ? "approval" : "approvals";
          case REVIVE_THREAD -> one ? "thread" : "threads";
          case FINISH_OR_KILL -> "to finish or stop";
          case SPLIT_REMAINING -> "to split";
          case PULL_FORWARD -> "to pull forward";
          case RESOLVE_CONFLICT -> one ? "conflict" : "conflicts";
          case RE_COMMIT -> "to re-commit";
          case UNDO -> "to set back";
        };
  }

  /** Whether the recipient takes work over, and so has to know its whole context. */
  static boolean handsOver(ProposalKind kind) {
    return kind == ProposalKind.CLEAR_TO_START || kind == ProposalKind.CATCH_HANDOFF;
  }

  /** How far the moves reach, and what confirming them takes. */
  static String reach(Gate gate) {
    return switch (gate) {
      case INTERNAL ->
          "Inside the company, and can be set back. It is made as soon as you confirm.";
      case CLIENT_FACING ->
          "Customers or a wider audience can see it. When you confirm, we mail you an 8-digit code"
              + " to enter.";
      case DESTRUCTIVE ->
          "Cannot be undone in the tool. When you confirm, we mail you an 8-digit code to enter.";
    };
  }

  /** The same, where no tool can make some of the lines, or any. */
  static String reach(Gate gate, int lines, int byHand) {
    if (byHand == 0) {
      return reach(gate);
    }
    return byHand < lines
        ? reach(gate) + " The lines to make by hand stay as they are until you make them."
        : switch (gate) {
              case INTERNAL -> "";
              case CLIENT_FACING -> "Customers or a wider audience can see it. ";
              case DESTRUCTIVE -> "Cannot be undone in the tool. ";
            }
            + "When you confirm, nothing changes in the tool: it is yours to make there, by hand.";
  }

  /** A gate in a word or two; empty for what is ordinary. */
  static String warning(Gate gate) {
    return switch (gate) {
      case INTERNAL -> "";
      case CLIENT_FACING -> "Customers can see this";
      case DESTRUCTIVE -> "Cannot be undone";
    };
  }

  /** Whether a line can be set back, and how. */
  static String wayBack(MoveAction action) {
    return switch (action) {
      case SET_DATE, START, ASSIGN, REQUEST_REVIEW, LINK, RE_COMMIT -> "Can be undone here.";
      case COMMENT -> "Stays in the tool: a comment is not taken back.";
      case BOOK_SLOT -> "Can be taken out of the calendar by hand.";
      case GRANT_APPROVAL, DENY_APPROVAL -> "Cannot be undone here.";
      case UNBLOCK, REOPEN, CUT_LINK, CLEAR, CANCEL -> "Can only be set back in the tool, by hand.";
    };
  }

  static String state(MoveState state) {
    return switch (state) {
      case PROPOSED -> "Not answered";
      case LEFT -> "Left as it was";
      case CONFIRMED -> "On its way";
      case DONE -> "Done";
      case STALE -> "Not made: it had changed meanwhile";
      case FAILED -> "Not made: a person has to look";
      case BY_HAND -> "Yours to make by hand";
    };
  }

  /** Where a proposal stands, in front of its headline. */
  public static String state(ProposalState state) {
    return switch (state) {
      case PENDING -> "Waiting for an answer";
      case CONFIRMED, EXECUTING -> "On its way";
      case DONE -> "Done";
      case PARTLY -> "Partly done";
      case FAILED -> "Could not be done";
      case STALE -> "Not done, it had changed";
      case DECLINED -> "Declined";
      case SNOOZED -> "Snoozed";
      case REASSIGNED -> "Passed on";
      case EXPIRED -> "Expired";
      case SUPERSEDED -> "Replaced";
    };
  }

  static String cameUp(Raised raised, Times times) {
    return "This came up to you: "
        + Text.line(raised.from(), Text.TITLE)
        + " was asked on "
        + times.at(raised.since())
        + " and has not answered.";
  }

  static String reason(DeclineReason reason) {
    return sentence(reason.inWords());
  }

  public static String reason(Entry.Reason reason) {
    return switch (reason) {
      case PRINCIPAL -> "Incurred";
      case INTEREST -> "Interest";
      case COMPOUNDING -> "Interest, compounding";
      case PAYMENT -> "Paid";
      case WRITE_OFF -> "Written off";
      case REVERSAL -> "Reversed";
      case REOPENING -> "Open again";
    };
  }

  /** A kind of mail. */
  static String group(MailGroup group) {
    return switch (group) {
      case DATES -> "Dates";
      case STARTS -> "Clear to start";
      case BLOCKERS -> "Blockers and conflicts";
      case APPROVALS -> "Approvals";
      case THREADS -> "Threads gone quiet";
      case OLD_WORK -> "Finish, stop or split";
      case RESULTS -> "Results";
      case STATEMENT -> "The weekly statement";
    };
  }

  /** What comes in mails of a kind. */
  static String about(MailGroup group) {
    return switch (group) {
      case DATES -> "Dates to give, to move, to pull forward or to accept.";
      case STARTS -> "Work that nothing holds back any more, and handoffs that nobody picked up.";
      case BLOCKERS -> "What others wait for, and what cannot all hold.";
      case APPROVALS -> "What you are asked to approve or refuse.";
      case THREADS -> "Questions that nobody has answered.";
      case OLD_WORK -> "Work that has stood still for long.";
      case RESULTS -> "That all you confirmed was made. What could not be made always comes.";
      case STATEMENT -> "What is owed, incurred and paid, once a week.";
    };
  }

  /** {@code Stale handoff}. */
  public static String kind(LiabilityKind kind) {
    return sentence(kind.label());
  }

  /** A label or field name as a person writes it: first letter large, no dashes. */
  public static String sentence(String label) {
    String words = label.replace('-', ' ').replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code 1 line}, {@code 3 lines}. */
  public static String lines(long count) {
    return count == 1 ? "1 line" : count + " lines";
  }
}
