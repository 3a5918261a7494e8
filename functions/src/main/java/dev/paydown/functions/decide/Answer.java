package dev.paydown.functions.decide;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.settings.Person;
import dev.paydown.functions.http.Form;
import dev.paydown.functions.links.LinkExpiry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person chose on the decide page, read from its form. */
sealed interface Answer {
  int LONGEST_COMMENT = 1_000;
  int LONGEST_VALUE = 200;

  /** What one transaction takes beside the answer itself. */
  int MOST_MOVES = 96;

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
      case "confirm", "code" -> confirm(form, proposal);
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
      case Decision.Decline decline -> "declined";
      case Decision.Snooze snooze -> "snoozed";
      case Decision.Reassign reassign -> "reassigned";
    };
  }

  private static Answer confirm(Form form, Proposal proposal) {
    List<String> ids = form.all("move").stream().distinct().toList();
    if (ids.isEmpty()) {
      return new Faulty("No line was chosen. Please choose at least one line to confirm.");
    }
    if (ids.size() > MOST_MOVES) {
      return new Faulty("More than 96 lines were chosen. Please choose fewer.");
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    boolean grants = false;
    boolean denies = false;
    for (String id : ids) {
      Optional<Move> move =
          proposal.moves().stream()
              .filter(each -> each.id().equals(id) && each.state() == MoveState.PROPOSED)
              .findFirst();
      if (move.isEmpty()) {
        return new Faulty("One of the chosen lines is not part of this proposal.");
      }
      grants |= move.get().action() == MoveAction.GRANT_APPROVAL;
      denies |= move.get().action() == MoveAction.DENY_APPROVAL;
      switch (value(form, move.get())) {
        case Value(String text) -> chosen.put(id, text);
        case Missing(String fault) -> {
          return new Faulty(fault);
        }
      }
    }
    return grants && denies
        ? new Faulty("Approve and refuse were both chosen. Please choose one.")
        : new Given(new Decision.Confirm(chosen));
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
      case START, COMMENT, BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL ->
          new Value(given.length() <= LONGEST_VALUE ? given : given.substring(0, LONGEST_VALUE));
    };
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
    LinkExpiry days = LinkExpiry.of(state.get(), proposal.recipient());
    LocalDate today = now.atZone(days.zone()).toLocalDate();
    Optional<LocalDate> until =
        switch (form.one("snooze").orElse("")) {
          case "next-day" -> Optional.of(today.plusDays(1));
          case "3-days" -> Optional.of(today.plusDays(3));
          case "1-week" -> Optional.of(today.plusWeeks(1));
          case "1-month" -> Optional.of(today.plusMonths(1));
          default -> Optional.empty();
        };
    return until
        .<Answer>map(day -> new Given(new Decision.Snooze(days.startOn(day))))
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
