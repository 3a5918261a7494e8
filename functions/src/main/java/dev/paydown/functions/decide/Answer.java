package dev.paydown.functions.decide;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.proposal.Choices;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.SnoozeFor;
import dev.paydown.brain.settings.Person;
import dev.paydown.functions.http.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person chose on the decide page, read from its form. */
sealed interface Answer {
  int LONGEST_COMMENT = 1_000;
  int LONGEST_VALUE = 200;

  /** In the place of a line's id: every line. */
  String ALL = "all";

  /** A choice that can be decided. */
  record Given(Decision decision) implements Answer {}

  /** Not a choice; says what is missing or wrong, to the person. */
  record Faulty(String fault) implements Answer {}

  /** Whether the choice is about days or people, which the workspace keeps. */
  static boolean needsWorkspace(Form form) {
    return form.one("choice")
        .filter(choice -> choice.equals("snooze") || choice.equals("reassign"))
        .isPresent();
  }

  /**
   * The choice.
   *
   * @param state what stands, where {@link #needsWorkspace}
   */
  static Answer of(Form form, Proposal proposal, Optional<WorkspaceState> state, Instant now) {
    return switch (form.one("choice").orElse("")) {
      case "confirm", "code" -> confirm(form, proposal, now);
      case "decline" -> decline(form);
      case "snooze" -> snooze(form, proposal, state, now);
      case "reassign" -> reassign(form, proposal, state);
      default -> new Faulty("Nothing was chosen. Please press one of the buttons.");
    };
  }

  /** The decision in a word. */
  static String word(Decision decision) {
    return switch (decision) {
      case Decision.Confirm confirm -> "confirmed";
      case Decision.Run run -> "run by setting";
      case Decision.Decline decline -> "declined";
      case Decision.Snooze snooze -> "snoozed";
      case Decision.Reassign reassign -> "reassigned";
    };
  }

  private static Answer confirm(Form form, Proposal proposal, Instant now) {
    List<String> ids = chosen(form, proposal);
    if (ids.isEmpty()) {
      return new Faulty("No line was chosen. Please choose at least one line to confirm.");
    }
    if (ids.size() > Proposal.MOVES_MAX) {
      return new Faulty(
          "More than " + Proposal.MOVES_MAX + " lines were chosen. Please choose fewer.");
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    List<Move> moves = new ArrayList<>();
    for (String id : ids) {
      Optional<Move> move =
          proposal.moves().stream()
              .filter(each -> each.id().equals(id) && each.state() == MoveState.PROPOSED)
              .findFirst();
      if (move.isEmpty()) {
        return new Faulty("One of the chosen lines is not part of this proposal.");
      }
      if (move.get().isTooLate(now)) {
        return new Faulty(
            "The time to book for " + move.get().item() + " has begun. Please choose without it.");
      }
      moves.add(move.get());
      switch (value(form, move.get())) {
        case Value(String text) -> chosen.put(id, text);
        case Missing(String fault) -> {
          return new Faulty(fault);
        }
      }
    }
    return Choices.fault(moves)
        .<Answer>map(Faulty::new)
        .orElseGet(() -> new Given(new Decision.Confirm(chosen)));
  }

  /** The ids of the chosen lines; who ticks that all are chosen need tick no other. */
  private static List<String> chosen(Form form, Proposal proposal) {
    List<String> ticked = form.all("move").stream().distinct().toList();
    return ticked.contains(ALL) && Choices.canChooseAll(proposal.moves())
        ? proposal.moves().stream().map(Move::id).toList()
        : ticked;
  }

  /** The value that a chosen move shall get. */
  sealed interface Valued {}

  /** This one; empty where the move itself says all. */
  record Value(String text) implements Valued {}

  /** The person has to give one. */
  record Missing(String fault) implements Valued {}

  private static Valued value(Form form, Move move) {
    if (move.to().isPresent()) {
      return new Value(move.to().get());
    }
    String given = form.one("to_" + move.id()).orElse("");
    return switch (move.action()) {
      case SET_DATE -> date(given, move);
      case ASSIGN ->
          isAddress(given)
              ? new Value(given.toLowerCase(Locale.ROOT))
              : new Missing("Please give the new owner's email address for " + move.item() + ".");
      case REQUEST_REVIEW ->
          isAddress(given)
              ? new Value(given.toLowerCase(Locale.ROOT))
              : new Missing(
                  "Please give the email address of who shall review " + move.item() + ".");
      case COMMENT -> words(given, move);
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
          new Value(given.length() <= LONGEST_VALUE ? given : given.substring(0, LONGEST_VALUE));
    };
  }

  private static Valued words(String given, Move move) {
    if (given.isEmpty()) {
      return new Missing("Please write your answer for " + move.item() + ".");
    }
    return given.length() <= LONGEST_COMMENT
        ? new Value(given)
        : new Missing("The answer is longer than 1,000 characters.");
  }

  private static Valued date(String given, Move move) {
    try {
      return new Value(LocalDate.parse(given).toString());
    } catch (DateTimeException notADate) {
      return new Missing("Please give a date for " + move.item() + ", such as 2026-11-23.");
    }
  }

  private static Answer decline(Form form) {
    String given = form.one("reason").orElse("");
    String comment = form.one("comment").orElse("");
    for (DeclineReason reason : DeclineReason.values()) {
      if (reason.label().equals(given)) {
        return comment.length() > LONGEST_COMMENT
            ? new Faulty("The comment is longer than 1,000 characters.")
            : new Given(new Decision.Decline(reason, comment));
      }
    }
    return new Faulty("Please choose a reason for declining.");
  }

  private static Answer snooze(
      Form form, Proposal proposal, Optional<WorkspaceState> state, Instant now) {
    if (state.isEmpty()) {
      return new Faulty("This cannot be put off just now. Please try again.");
    }
    WorkCalendar calendar = new Calendars(state.get()).person(proposal.recipient());
    return SnoozeFor.of(form.one("snooze").orElse(""))
        .<Answer>map(preset -> new Given(new Decision.Snooze(preset.until(calendar, now))))
        .orElseGet(() -> new Faulty("Please choose until when to snooze."));
  }

  /** Only people of the workspace: a mail with its context goes to nobody else. */
  private static Answer reassign(Form form, Proposal proposal, Optional<WorkspaceState> state) {
    String to = form.one("reassign").orElse("").toLowerCase(Locale.ROOT);
    if (to.equals(proposal.recipient())) {
      return new Faulty("It is with this person already. Please name somebody else.");
    }
    boolean known =
        state.stream()
            .flatMap(held -> held.people().people().stream())
            .map(Person::email)
            .anyMatch(to::equals);
    return known
        ? new Given(new Decision.Reassign(to))
        : new Faulty("Nobody in this workspace has that address.");
  }

  private static boolean isAddress(String text) {
    return text.length() <= LONGEST_VALUE && text.matches("[^@\\s,;<>]+@[^@\\s,;<>]+");
  }
}
