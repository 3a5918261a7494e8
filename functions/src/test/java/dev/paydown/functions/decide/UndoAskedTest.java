package dev.paydown.functions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.Advancer;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The way back is asked for behind the same link. */
class UndoAskedTest {
  private final World world = new World();
  private final Recipient anna = new Recipient(world);

  @Test
  void asking_to_undo_is_one_entry_and_no_move() {
    String token = anna.mailed(Samples.done(Recipient.dates(Gate.INTERNAL)));
    shown("2026-11-24");
    assertThat(anna.get("GET", token).getBody()).contains("value=\"undo\"");

    assertThat(anna.post(token, "choice=undo").getBody()).contains("The way back is on its way");
    assertThat(anna.post(token, "choice=undo").getStatusCode()).isEqualTo(200);

    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry("undo#p1#1", world.now, List.of(new Fact.UndoAsked(world.now, "p1"))));
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void what_somebody_has_changed_since_is_not_undone() {
    String token = anna.mailed(Samples.done(Recipient.dates(Gate.INTERNAL)));
    shown("2026-12-24");

    assertThat(anna.post(token, "choice=undo").getStatusCode()).isEqualTo(409);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void what_is_not_done_is_not_undone() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));

    assertThat(anna.post(token, "choice=undo").getBody()).doesNotContain("on its way");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  /** The item as its tool shows it, with this due date. */
  private void shown(String due) {
    var changes =
        List.of(
            FieldChange.set(ItemField.KEY, "a"),
            FieldChange.set(ItemField.TITLE, "Draw the plan"),
            FieldChange.set(ItemField.DUE, due));
    ItemRef.Own item = new ItemRef.Own("studio", "a");
    Proposal held = world.store.load(World.WORKSPACE).orElseThrow().proposals().get("p1");
    new Advancer(world.store)
        .advance(
            World.WORKSPACE,
            List.of(
                new LogEntry(
                    "shown",
                    world.now,
                    List.of(new Fact.ItemChanged(item, world.now, 0, Actor.HUMAN, changes)))));
    world.store.hold(World.WORKSPACE, Objects.requireNonNull(held));
  }
}
