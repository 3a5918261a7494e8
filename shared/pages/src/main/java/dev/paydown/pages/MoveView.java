package dev.paydown.pages;

import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a proposal.
 *
 * @param item the item's id, as people write it
 * @param what the field that changes, or what is done
 * @param before what the tool shows; empty where nothing is replaced
 * @param after what it shall show
 * @param asks the kind of input for the value that the recipient gives; empty: none
 * @param byHand what is said where no tool can make it; empty: one can
 * @param tooLate what is said where it can no longer be chosen; empty: it can
 * @param warning who else sees it, or that it stays; empty for the ordinary
 * @param wayBack whether and how it can be set back
 * @param mended whether nothing is left for a person to do
 */
record MoveView(
    String id,
    String title,
    String item,
    Optional<Link> place,
    String what,
    String before,
    String after,
    String asks,
    String byHand,
    String tooLate,
    String warning,
    String wayBack,
    String state,
    boolean mended) {

  static MoveView of(Move move, Times times) {
    return of(move, times, Set.of());
  }

  /** The line, where the moves of these ids can be made by no tool. */
  static MoveView of(Move move, Times times, Set<String> byHand) {
    String asks = asks(move);
    boolean tooLate = move.isTooLate(times.now());
    return new MoveView(
        move.id(),
        Text.title(move.title()),
        Text.line(move.item(), Text.TITLE),
        move.url().flatMap(url -> Link.of(move.item(), url)),
        what(move),
        before(move, times),
        asks.isEmpty() ? after(move, times) : "the " + asks + " you give",
        asks,
        byHand.contains(move.id()) ? Words.BY_HAND : "",
        tooLate ? Words.TOO_LATE : "",
        Words.warning(move.gate()),
        tooLate || byHand.contains(move.id()) || move.gate() == Gate.DESTRUCTIVE
            ? ""
            : Words.wayBack(move.action()),
        Words.state(move.state()),
        move.state() != MoveState.STALE
            && move.state() != MoveState.FAILED
            && move.state() != MoveState.BY_HAND);
  }

  /** The whole line in one sentence: {@code Due: Thu 5 Nov 2026 → Mon 9 Nov 2026}. */
  String change() {
    if (before.isEmpty()) {
      return after.isEmpty() ? what : what + ": " + after;
    }
    return what + ": " + before + " → " + after;
  }

  /** The type of the form's input, where it is one line. */
  String inputType() {
    return asks.equals("date") ? "date" : "email";
  }

  private static String asks(Move move) {
    if (move.to().isPresent()) {
      return "";
    }
    return switch (move.action()) {
      case SET_DATE -> "date";
      case ASSIGN -> "person";
      case REQUEST_REVIEW -> "reviewer";
      case COMMENT -> "answer";
      case START,
          BOOK_SLOT,
          GRANT_APPROVAL,
          DENY_APPROVAL,
          UNBLOCK,
          CANCEL,
          REOPEN,
          CUT_LINK,
          LINK,
          CLEAR,
          RE_COMMIT ->
          "";
    };
  }

  private static String what(Move move) {
    return switch (move.action()) {
      case SET_DATE -> date(move);
      case START -> "Status";
      case COMMENT -> move.isAnswer() ? "Answer" : "Add a comment";
      case ASSIGN -> "Owner";
      case BOOK_SLOT -> "Book time";
      case GRANT_APPROVAL -> "Approve";
      case DENY_APPROVAL -> "Refuse";
      case UNBLOCK -> "It waits no longer";
      case CANCEL -> "Call it off";
      case REOPEN -> "Open it again";
      case CUT_LINK -> "Cut the link from " + Text.line(move.from().orElse("it"), Text.TITLE);
      case REQUEST_REVIEW -> "Ask another reviewer";
      case LINK -> "Add the link: it waits for " + Text.line(move.to().orElse("it"), Text.TITLE);
      case CLEAR -> cleared(move);
      case RE_COMMIT -> "Committed date";
    };
  }

  private static String cleared(Move move) {
    return switch (move.field()) {
      case "owner" -> "Owner";
      case "reviewer" -> "Reviewer";
      default -> date(move);
    };
  }

  private static String date(Move move) {
    return Words.sentence(Text.line(move.field(), Text.TITLE)) + " date";
  }

  private static String before(Move move, Times times) {
    return switch (move.action()) {
      case SET_DATE, ASSIGN, CLEAR, RE_COMMIT ->
          move.from().map(from -> value(move, from, times)).orElse("none");
      case START -> move.from().map(from -> value(move, from, times)).orElse("");
      case COMMENT,
          BOOK_SLOT,
          GRANT_APPROVAL,
          DENY_APPROVAL,
          UNBLOCK,
          CANCEL,
          REOPEN,
          CUT_LINK,
          REQUEST_REVIEW,
          LINK ->
          "";
    };
  }

  private static String after(Move move, Times times) {
    return switch (move.action()) {
      case SET_DATE, ASSIGN, BOOK_SLOT, COMMENT, REQUEST_REVIEW, RE_COMMIT ->
          move.to().map(to -> value(move, to, times)).orElse("");
      case START -> "started";
      case CLEAR -> "none";
      case GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, CANCEL, REOPEN, CUT_LINK, LINK -> "";
    };
  }

  /** A field's text as people read it; what cannot be read as its type stands as it came. */
  private static String value(Move move, String raw, Times times) {
    try {
      return switch (move.action()) {
        case SET_DATE, RE_COMMIT -> Times.day(LocalDate.parse(raw));
        case CLEAR -> isDate(move) ? Times.day(LocalDate.parse(raw)) : named(raw);
        case BOOK_SLOT -> slot(raw, times);
        case START,
            COMMENT,
            ASSIGN,
            GRANT_APPROVAL,
            DENY_APPROVAL,
            UNBLOCK,
            CANCEL,
            REOPEN,
            CUT_LINK,
            REQUEST_REVIEW,
            LINK ->
            named(raw);
      };
    } catch (DateTimeException asItCame) {
      return Text.line(raw, Text.TITLE);
    }
  }

  private static boolean isDate(Move move) {
    return !move.field().equals("owner") && !move.field().equals("reviewer");
  }

  private static String named(String raw) {
    return Text.line(raw, Text.TITLE);
  }

  private static String slot(String raw, Times times) {
    int slash = raw.indexOf('/');
    return slash < 0
        ? times.at(Instant.parse(raw))
        : times.span(
            Instant.parse(raw.substring(0, slash)), Instant.parse(raw.substring(slash + 1)));
  }
}
