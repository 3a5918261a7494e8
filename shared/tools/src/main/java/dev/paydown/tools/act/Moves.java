package dev.paydown.tools.act;

import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.json.Fields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one move once with a tool's hands: reads, compares with what it was proposed on, writes,
 * and reads again.
 */
public final class Moves<T extends Target> {
  private final Acting acting;
  private final Move move;
  private final Hands<T> hands;
  private final Once<T> once;

  private Moves(Acting acting, Hands<T> hands) {
    this.acting = acting;
    this.move = acting.move();
    this.hands = hands;
    this.once = new Once<>(hands.tool(), hands::look, Target::url);
  }

  /**
   * Makes the move; after many attempts a person has to look. Without a token nothing is sent, and
   * the move is by hand.
   */
  public static <T extends Target> Attempt make(Acting acting, Hands<T> hands) {
    if (acting.connection().token().isEmpty() && !acting.move().action().isOurOwn()) {
      return Attempt.byHand(acting.move().url());
    }
    return GivingUp.after(acting.attempt(), new Moves<>(acting, hands).make());
  }

  private Attempt make() {
    if (move.field().equals("reviewer") && !hands.knowsReviewers()) {
      return hands.other(move);
    }
    return switch (move.action()) {
      case RE_COMMIT -> Attempt.failed("what is committed stands in Paydown's own books");
      case SET_DATE, START, COMMENT, ASSIGN, CANCEL, REOPEN, REQUEST_REVIEW, CLEAR ->
          once.make(this::make);
      case LINK, CUT_LINK ->
          blocker()
              .map(uid -> once.make(target -> bond(target, uid)))
              .orElseGet(() -> Attempt.byHand(move.url()));
      case BOOK_SLOT -> bookSlot();
      case GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK -> hands.other(move);
    };
  }

  /**
   * Books a time, or moves a slot that stands: then it is what the move is about, and was proposed
   * on. One that begins before anything was tried is nobody's wish any more.
   */
  private Attempt bookSlot() {
    Optional<Slot> to = move.to().flatMap(Slot::of);
    if (to.isEmpty()) {
      return Attempt.failed("the move names no time to book");
    }
    if (acting.attempt() == 1 && to.get().start().isBefore(acting.now())) {
      return Attempt.stale("the slot has begun");
    }
    return move.from().isEmpty()
        ? hands.book(move, to.get())
        : once.make(target -> moveSlot(target, to.get()));
  }

  private Attempt moveSlot(T target, Slot to) {
    return change(
        target,
        hands.slot(target, to),
        seen -> seen.slot().equals(Optional.of(to)),
        seen -> seen.slot().equals(move.from().flatMap(Slot::of)),
        seen -> seen.slot().map(Slot::label).orElse("no slot"));
  }

  private Attempt make(T target) {
    return switch (move.action()) {
      case SET_DATE -> setDate(target);
      case START -> turn(target, Standing.STARTED, seen -> seen.standing().isLive());
      case CANCEL -> turn(target, Standing.CANCELLED, seen -> seen.standing().isLive());
      case REOPEN -> turn(target, Standing.OPEN, this::isAsReopened);
      case REQUEST_REVIEW -> review(target, move.to(), true);
      case CLEAR ->
          switch (move.field()) {
            case "owner" -> own(target, Optional.empty());
            case "reviewer" -> review(target, move.from(), false);
            default -> date(target, Optional.empty());
          };
      case ASSIGN ->
          move.to().isPresent()
              ? own(target, move.to().map(to -> PersonRef.email(to).value()))
              : Attempt.failed("the move names nobody to assign");
      case COMMENT -> hands.comment(target);
      case BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, LINK, CUT_LINK, RE_COMMIT ->
          hands.other(move);
    };
  }

  private Attempt setDate(T target) {
    Optional<String> to = move.to().filter(Moves::isDate);
    return to.isEmpty() ? Attempt.failed("the move names no date to set") : date(target, to);
  }

  private Attempt date(T target, Optional<String> to) {
    String field = move.field();
    if (!field.equals("start") && !field.equals("due")) {
      return Attempt.failed("a date is start or due, not " + Fields.quoted(field));
    }
    return change(
        target,
        hands.date(target, field, to),
        seen -> seen.date(field).equals(to),
        seen -> seen.date(field).equals(move.from()),
        seen -> seen.date(field).orElse("no date"));
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Attempt turn(T target, Standing to, Predicate<T> asProposed) {
    return change(
        target,
        hands.turn(target, to),
        seen -> seen.standing() == to,
        asProposed,
        seen -> seen.standing().label());
  }

  /** What was started is set back, and what was done is opened again: only what it was asked on. */
  private boolean isAsReopened(T seen) {
    boolean wasDone = move.from().filter("done"::equals).isPresent();
    return seen.standing() == (wasDone ? Standing.DONE : Standing.STARTED);
  }

  private Attempt own(T target, Optional<String> email) {
    Set<String> wanted = email.map(this::names).orElse(Set.of());
    Set<String> before =
        move.from().map(from -> names(PersonRef.email(from).value())).orElse(Set.of());
    return change(
        target,
        hands.assign(target, email),
        seen -> isOf(seen.owner(), wanted),
        seen -> isOf(seen.owner(), before),
        seen -> seen.owner().stream().sorted().findFirst().orElse("nobody"));
  }

  /**
   * Asks for a review while who was asked before still is, or takes the asking back. Whoever was
   * asked stays so, unless the tool knows one reviewer only.
   */
  private Attempt review(T target, Optional<String> email, boolean isAsked) {
    if (email.isEmpty()) {
      return Attempt.failed("the move names nobody to ask");
    }
    String person = PersonRef.email(email.get()).value();
    Set<String> wanted = names(person);
    Predicate<T> asks = seen -> seen.reviewers().stream().anyMatch(wanted::contains);
    return change(
        target,
        hands.review(target, person, isAsked),
        isAsked ? asks : asks.negate(),
        isAsked ? this::stillAsks : asks,
        seen -> seen.reviewers().stream().sorted().findFirst().orElse("nobody"));
  }

  private boolean stillAsks(T seen) {
    return move.from()
        .map(from -> names(PersonRef.email(from).value()))
        .map(names -> seen.reviewers().stream().anyMatch(names::contains))
        .orElse(true);
  }

  /** The id of what blocks the item, where the item's own tool holds that as well. */
  private Optional<String> blocker() {
    String own = acting.connection().name() + "/";
    return move.cause()
        .filter(node -> node.startsWith(own))
        .map(node -> node.substring(own.length()));
  }

  /** Makes the tool's own link, or cuts it. */
  private Attempt bond(T target, String uid) {
    return switch (hands.blockedBy(target, uid)) {
      case Look.NotSeen<Optional<Bond>>(Attempt answer) -> answer;
      case Look.Seen<Optional<Bond>>(Optional<Bond> bond) ->
          bond.map(one -> bond(target, one)).orElseGet(() -> Attempt.byHand(target.url()));
    };
  }

  private Attempt bond(T target, Bond bond) {
    Once<Optional<String>> link = new Once<>(hands.tool(), bond.find(), _ -> target.url());
    if (move.action() == MoveAction.LINK) {
      return link.make(
          found ->
              link.apply(
                  found,
                  new Change<>(
                      Optional::isPresent, Optional::isEmpty, _ -> "no such link", bond.make())));
    }
    return link.make(
        found ->
            found.isPresent()
                ? link.apply(
                    found,
                    new Change<>(
                        Optional::isEmpty,
                        found::equals,
                        _ -> "another link",
                        () -> bond.cut().apply(found.get())))
                : cutBefore(target));
  }

  /**
   * A link that is not the tool's own stands in a text, and a person has to change that; a later
   * attempt is only made where an earlier one saw the tool's.
   */
  private Attempt cutBefore(T target) {
    return acting.attempt() > 1 ? done(target) : Attempt.byHand(target.url());
  }

  private static boolean isOf(Set<String> owner, Set<String> names) {
    return names.isEmpty() ? owner.isEmpty() : owner.stream().anyMatch(names::contains);
  }

  /** Each name that the person may be shown under; an alias stands for itself. */
  private Set<String> names(String person) {
    String connection = acting.connection().name();
    return Stream.concat(
            Stream.of(person),
            acting.userIds().of(person).stream().map(id -> PersonRef.alias(connection, id).value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Attempt change(
      T target, Way way, Predicate<T> made, Predicate<T> asProposed, Function<T, String> shown) {
    return switch (way) {
      case Way.Send(var request) ->
          once.apply(target, new Change<>(made, asProposed, shown, request));
      case Way.ByHand() -> made.test(target) ? done(target) : Attempt.byHand(target.url());
      case Way.Not(Attempt answer) -> made.test(target) ? done(target) : answer;
    };
  }

  private Attempt done(T target) {
    return Attempt.done(target.url());
  }
}
