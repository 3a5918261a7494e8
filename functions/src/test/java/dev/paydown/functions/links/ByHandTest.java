package dev.paydown.functions.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is by hand before it is confirmed, by what the real tools say of themselves. */
class ByHandTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> TOKEN = Optional.of("token");
  private static final Optional<String> AN_HOUR =
      Optional.of("2026-11-24T10:00:00Z/2026-11-24T11:00:00Z");
  private final World.MemoryDirectory directory = new World.MemoryDirectory();
  private final ByHand byHand =
      new ByHand(
          directory, Tools.all(_ -> new OutgoingHttp.Outcome.Forbidden("nobody is asked here")));

  private void connected(String name, String tool, Optional<String> token) {
    directory.add(
        new Connection(name, World.WORKSPACE, name, tool, List.of("secret"), token, NONE, NONE));
  }

  private Set<String> of(Move... moves) {
    return byHand.of(
        WorkspaceState.empty(World.WORKSPACE), Samples.proposal(1, Gate.INTERNAL, List.of(moves)));
  }

  @Test
  void a_thread_takes_an_answer_and_no_date() {
    connected("studio", "slack", TOKEN);
    assertThat(
            of(
                Samples.date("m1", Optional.of("2026-11-24"), Gate.INTERNAL),
                Samples.move("m2", MoveAction.COMMENT, "reminder", Optional.of("Any news?"))))
        .containsExactly("m1");
  }

  @Test
  void without_a_token_all_is_by_hand_but_what_stands_in_our_own_books() {
    connected("studio", "linear", NONE);
    assertThat(
            of(
                Samples.date("m1", Optional.of("2026-11-24"), Gate.INTERNAL),
                Samples.move("m2", MoveAction.COMMENT, "comment", Optional.of("The packet")),
                Samples.move("m3", MoveAction.RE_COMMIT, "committed", Optional.of("2026-11-24"))))
        .containsExactlyInAnyOrder("m1", "m2");
  }

  @Test
  void a_slot_is_booked_by_the_first_calendar_if_that_can() {
    connected("studio", "linear", TOKEN);
    Move slot = Samples.move("m1", MoveAction.BOOK_SLOT, "slot", AN_HOUR);
    assertThat(of(slot)).containsExactly("m1");
    connected("google-calendar", "google-calendar", TOKEN);
    assertThat(of(slot)).isEmpty();
  }

  @Test
  void a_calendar_that_nothing_opens_books_nothing() {
    connected("studio", "linear", TOKEN);
    connected("google-calendar", "google-calendar", NONE);
    assertThat(of(Samples.move("m1", MoveAction.BOOK_SLOT, "slot", AN_HOUR))).containsExactly("m1");
  }

  @Test
  void whoever_receives_events_is_asked_for_whatever_it_is() {
    connected("studio", "events", NONE);
    assertThat(of(Samples.approval("m1", MoveAction.GRANT_APPROVAL))).isEmpty();
  }

  @Test
  void what_is_asked_of_a_connection_that_is_gone_is_not_promised_to_be_makeable_by_hand() {
    assertThat(of(Samples.approval("m1", MoveAction.GRANT_APPROVAL))).isEmpty();
  }
}
