package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A question of which every text is as long as any tool may send it, in the widest letters. */
final class LargestProposalTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");
  private static final int SIDES = 20;
  private static final int FOLLOWERS = 700;

  private static String wide(int characters) {
    return "漢".repeat(characters);
  }

  private static ItemRef.Own ref(String key) {
    return new ItemRef.Own("studio", key);
  }

  private static Fact item(String key, String owner, String due) {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, key));
    changes.add(FieldChange.set(ItemField.TITLE, Clip.title(wide(Clip.TITLE + 1))));
    changes.add(FieldChange.set(ItemField.URL, "https://studio.test/" + "x".repeat(1_980)));
    changes.add(FieldChange.set(ItemField.WHY, Clip.text(wide(Clip.TEXT + 1))));
    changes.add(FieldChange.set(ItemField.DONE, Clip.text(wide(Clip.TEXT + 1))));
    changes.add(
        FieldChange.set(
            ItemField.OWED, String.join("\n", Collections.nCopies(Clip.LIST, wide(300)))));
    changes.add(FieldChange.set(ItemField.OWNER, owner));
    changes.add(FieldChange.set(ItemField.START, due));
    changes.add(FieldChange.set(ItemField.DUE, due));
    return new Fact.ItemChanged(ref(key), MONDAY, 0, Actor.HUMAN, changes);
  }

  private static Fact blocks(String from, String to) {
    return new Fact.LinkMade(
        ref(from),
        ref(to),
        LinkKind.BLOCKS,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        MONDAY,
        0,
        Actor.HUMAN);
  }

  /** One that slips day by day, many followers of one person, and others who are affected. */
  private static WorkspaceState slipped() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ConnectionMade(MONDAY, "studio", "events"));
    facts.add(item("cause", "a@x.test", "2026-11-06"));
    for (int i = 0; i < FOLLOWERS; i++) {
      facts.add(item("follower" + i, "b@x.test", "2026-11-09"));
      facts.add(blocks("cause", "follower" + i));
    }
    for (int i = 0; i < SIDES; i++) {
      facts.add(item("beside" + i, "c@x.test", "2026-11-10"));
      facts.add(blocks("follower" + i, "beside" + i));
    }
    WorkspaceState state =
        Advance.step(WorkspaceState.empty("acme"), List.of(new LogEntry("opened", MONDAY, facts)));
    for (int day = 9; day < 18; day++) {
      FieldChange later = FieldChange.set(ItemField.DUE, "2026-11-%02d".formatted(day + 2));
      Instant at = MONDAY.plusSeconds(60L * day);
      state =
          Advance.step(
              state,
              List.of(
                  new LogEntry(
                      "slip" + day,
                      at,
                      List.of(
                          new Fact.ItemChanged(
                              ref("cause"), at, 0, Actor.HUMAN, List.of(later))))));
    }
    return state;
  }

  @Test
  void it_fits_its_row() {
    WorkspaceState state = slipped();
    List<Proposal> shifts =
        state.proposals().values().stream()
            .filter(proposal -> proposal.kind() == ProposalKind.SHIFT_DATES)
            .toList();

    assertThat(shifts).hasSize(2);
    for (Proposal proposal : shifts) {
      assertThat(proposal.moves()).isNotEmpty();
      assertThat(Section.PROPOSALS.row("acme", proposal.id(), proposal).size()).isLessThan(100_000);
    }
  }
}
