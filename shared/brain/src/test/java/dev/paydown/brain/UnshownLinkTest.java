package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A date that moves over a link which stands in a text alone: the tool is offered the link. */
final class UnshownLinkTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .open("a", "a@x.test", "DUE", "2026-11-06")
          .open("b", "b@x.test", "DUE", "2026-11-10");

  private Company link(ItemRef from, Provenance provenance) {
    return company.emit(
        new Fact.LinkMade(
            from,
            Company.ref("b"),
            LinkKind.BLOCKS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            provenance,
            company.now(),
            0,
            Actor.HUMAN));
  }

  private Proposal slipped(String to) {
    company.change("a", ItemField.DUE, to);
    return shift();
  }

  private Proposal shift() {
    return company.live("b@x.test", ProposalKind.SHIFT_DATES).orElseThrow();
  }

  private static List<MoveAction> lines(Proposal proposal) {
    return proposal.moves().stream().map(Move::action).toList();
  }

  private static String only(Proposal proposal, MoveAction action) {
    return proposal.moves().stream()
        .filter(move -> move.action() == action)
        .map(Move::id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_is_a_line_beside_the_date_and_internal() {
    link(new ItemRef.Named("studio:a"), Provenance.STATED);
    Proposal shift = slipped("2026-11-10");

    assertThat(lines(shift)).containsExactly(MoveAction.SET_DATE, MoveAction.LINK);
    assertThat(shift.moves().getLast())
        .matches(
            move ->
                move.field().equals("blocked-by")
                    && move.from().isEmpty()
                    && move.to().equals(Optional.of("studio:a"))
                    && move.cause().equals(Optional.of("studio/a"))
                    && move.gate() == Gate.INTERNAL);
  }

  @Test
  void a_link_that_the_tool_shows_is_not_offered() {
    link(Company.ref("a"), Provenance.NATIVE);
    assertThat(lines(slipped("2026-11-10"))).containsExactly(MoveAction.SET_DATE);
  }

  @Test
  void nor_one_that_is_both_written_and_shown() {
    link(new ItemRef.Named("studio:a"), Provenance.STATED);
    link(Company.ref("a"), Provenance.NATIVE);
    assertThat(lines(slipped("2026-11-10"))).containsExactly(MoveAction.SET_DATE);
  }

  @Test
  void nor_one_to_another_tool() {
    ItemRef.Own far = new ItemRef.Own("other", "9");
    company.emit(
        new Fact.ConnectionMade(company.now(), "other", "events"),
        new Fact.ItemChanged(
            far,
            company.now(),
            0,
            Actor.HUMAN,
            List.of(
                FieldChange.set(ItemField.TITLE, "Far"),
                FieldChange.set(ItemField.DUE, "2026-11-12"))));
    link(far, Provenance.STATED);

    assertThat(lines(shift())).containsExactly(MoveAction.SET_DATE);
  }

  @Test
  void once_left_it_is_not_offered_again() {
    link(new ItemRef.Named("studio:a"), Provenance.STATED);
    Proposal shift = slipped("2026-11-10");
    company.make(shift, Map.of(only(shift, MoveAction.SET_DATE), "2026-11-12"));
    company.until("2026-11-04T10:00:00Z");

    assertThat(company.live("b@x.test")).isEmpty();
    assertThat(lines(slipped("2026-11-13"))).containsExactly(MoveAction.SET_DATE);
  }

  @Test
  void alone_it_is_asked_of_nobody() {
    link(new ItemRef.Named("studio:a"), Provenance.STATED);
    Proposal shift = slipped("2026-11-10");
    company.make(shift, Map.of(only(shift, MoveAction.LINK), "studio:a"));
    assertThat(company.live("b@x.test")).isEmpty();

    company.until("2026-11-03T10:00:00Z");
    Proposal again = slipped("2026-11-11");
    company.answer(again, new Decision.Decline(DeclineReason.NOT_NOW, ""));
    assertThat(company.live("b@x.test")).isEmpty();
  }

  @Test
  void made_by_somebody_meanwhile_the_line_goes_and_no_mail_tells_of_it() {
    link(new ItemRef.Named("studio:a"), Provenance.STATED);
    slipped("2026-11-10");
    long mails = company.mailsTo("b@x.test");
    company.until("2026-11-03T10:00:00Z");
    link(Company.ref("a"), Provenance.NATIVE);

    assertThat(lines(shift())).containsExactly(MoveAction.SET_DATE);
    assertThat(company.until("2026-11-04T17:00:00Z").mailsTo("b@x.test")).isEqualTo(mails);
  }

  @Test
  void made_it_can_be_taken_away_again_and_then_rests() {
    link(new ItemRef.Named("studio:a"), Provenance.STATED);
    Proposal shift = slipped("2026-11-10");
    company.accept(shift);
    company.emit(new Fact.UndoAsked(company.now(), shift.id()));
    Proposal undo = company.live("b@x.test", ProposalKind.UNDO).orElseThrow();

    assertThat(lines(undo)).containsExactly(MoveAction.SET_DATE, MoveAction.CUT_LINK);
    assertThat(undo.reason()).doesNotContain("stays");
    company.accept(undo);
    assertThat(company.until("2026-11-04T10:00:00Z").live("b@x.test")).isEmpty();
  }
}
