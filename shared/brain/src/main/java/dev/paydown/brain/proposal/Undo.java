package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sets back what a proposal did, where there is a move that can: put before who confirmed it,
 * because they asked. What has been changed by somebody since is left to them.
 */
final class Undo implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    situation.proposals().values().stream()
        .filter(proposal -> proposal.undoAskedAt().isPresent())
        .sorted(
            Comparator.comparing((Proposal p) -> p.undoAskedAt().orElseThrow())
                .thenComparing(Proposal::id))
        .forEach(
            proposal -> {
              List<Move> back = back(situation.picture(), proposal);
              if (!back.isEmpty()) {
                wishes.add(ask(situation, proposal, back));
              }
            });
    return wishes;
  }

  private static Wish ask(Situation situation, Proposal undone, List<Move> back) {
    Item item = situation.item(back.getFirst().node());
    String stays =
        undone.moves().stream()
            .filter(move -> move.state() == MoveState.DONE || move.state() == MoveState.BY_HAND)
            .filter(move -> back.stream().noneMatch(each -> each.target().equals(move.target())))
            .map(move -> move.action().label() + " of " + move.item())
            .distinct()
            .collect(Collectors.joining(", "));
    return situation.about(
        ProposalKind.UNDO,
        item,
        undone.id(),
        new Situation.Told(
            "Undo: " + undone.headline(),
            "You asked to set back what was done."
                + (stays.isEmpty() ? "" : " What cannot be set back stays: " + stays + ".")),
        undone.recipient(),
        back,
        List.of());
  }

  /** The moves that set back what was done, as the tools now show it. */
  static List<Move> back(Picture picture, Proposal proposal) {
    Moves make = new Moves(picture);
    List<Move> back = new ArrayList<>();
    for (Move move : proposal.undoable()) {
      Item item = picture.graph().items().get(move.node());
      if (item != null && isAsLeft(picture, item, move)) {
        back.add(inverse(picture, make, item, move));
      }
    }
    return back;
  }

  private static Move inverse(Picture picture, Moves make, Item item, Move move) {
    Optional<String> before = move.from();
    return switch (move.action()) {
      case REQUEST_REVIEW ->
          make.of(item, MoveAction.CLEAR, move.field(), move.to(), Optional.of("none"), item);
      case LINK -> make.cut(item, picture.graph().item(move.cause().orElseThrow()));
      case SET_DATE, ASSIGN ->
          before.isPresent()
              ? make.of(item, move.action(), move.field(), move.to(), before, item)
              : make.of(item, MoveAction.CLEAR, move.field(), move.to(), Optional.of("none"), item);
      case START ->
          make.of(item, MoveAction.REOPEN, move.field(), move.to(), Optional.of("open"), item);
      case RE_COMMIT -> make.of(item, move.action(), move.field(), move.to(), before, item);
      case COMMENT,
          BOOK_SLOT,
          GRANT_APPROVAL,
          DENY_APPROVAL,
          UNBLOCK,
          CANCEL,
          REOPEN,
          CUT_LINK,
          CLEAR ->
          throw new IllegalArgumentException("nothing undoes " + move.action().label());
    };
  }

  /**
   * Whether it shows what the move wrote, or still what stood before: a tool's own word of it can
   * come later than the undoing.
   */
  private static boolean isAsLeft(Picture picture, Item item, Move move) {
    Optional<String> shown =
        switch (move.action()) {
          case SET_DATE ->
              (move.field().equals("start") ? item.start() : item.due()).map(LocalDate::toString);
          case ASSIGN -> item.owner();
          case RE_COMMIT -> item.committed().map(LocalDate::toString);
          case START ->
              item.status() == Status.STARTED || item.isUnstarted() ? move.to() : Optional.of("");
          case REQUEST_REVIEW -> asked(picture, item, move);
          case LINK -> move.to();
          case COMMENT,
              BOOK_SLOT,
              GRANT_APPROVAL,
              DENY_APPROVAL,
              UNBLOCK,
              CANCEL,
              REOPEN,
              CUT_LINK,
              CLEAR ->
              Optional.of("");
        };
    return shown.equals(move.to()) || shown.equals(move.from());
  }

  /** Of whom the review is asked, or was before; nothing where who was asked has decided. */
  private static Optional<String> asked(Picture picture, Item item, Move move) {
    List<ItemFacts.Approval> theirs =
        item.facts().approvals().stream()
            .filter(
                one -> move.to().equals(Optional.of(picture.graph().people().resolve(one.of()))))
            .toList();
    boolean isUndecided = theirs.isEmpty() || theirs.getLast().outcome().isEmpty();
    return isUndecided ? move.to() : Optional.of("");
  }
}
