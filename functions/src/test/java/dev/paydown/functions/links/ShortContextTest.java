package dev.paydown.functions.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.Packet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A context that has to be told in fewer words. */
final class ShortContextTest {
  private static final Packet.Affected OTHER =
      new Packet.Affected("s:o", "Other", Optional.empty(), Optional.empty(), Optional.empty());

  private static final Packet LONG =
      new Packet(
          Optional.of("why ".repeat(20)),
          Optional.of("short"),
          List.of("first owed", "second owed", "third owed"),
          List.of(moved(1), moved(2), moved(3)),
          List.of(
              new Packet.Place("one", "https://x.test/1"), new Packet.Place("two", "u".repeat(9))),
          List.of(OTHER),
          4);

  private static Packet.Moved moved(int day) {
    return new Packet.Moved(Instant.parse("2026-11-0" + day + "T09:00:00Z"), "it moved, " + day);
  }

  @Test
  void what_has_room_stays_as_it_is() {
    assertThat(ShortContext.of(LONG, 1_000)).isSameAs(LONG);
  }

  @Test
  void texts_keep_their_beginnings_and_of_what_happened_the_latest_is_told() {
    assertThat(ShortContext.of(LONG, 120))
        .isEqualTo(
            new Packet(
                Optional.of("why why why why why why…"),
                Optional.of("short"),
                List.of("first owed", "second owed"),
                List.of(moved(2), moved(3)),
                List.of(new Packet.Place("one", "https://x.test/1")),
                List.of(),
                5));
  }

  @Test
  void a_pair_of_surrogates_is_not_parted() {
    Packet smiles =
        new Packet(Optional.of("🙂".repeat(40)), Optional.empty(), List.of(), List.of(), List.of());

    assertThat(ShortContext.of(smiles, 20).why()).contains("🙂…");
    assertThat(ShortContext.of(smiles, 25).why()).contains("🙂🙂…");
  }
}
