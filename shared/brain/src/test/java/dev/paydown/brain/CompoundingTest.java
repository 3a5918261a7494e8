package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A handoff into {@code work} that nobody picks up: offered on Wednesday 4 November at three,
 * opened on Thursday (1,380), waiting on Friday (1,380). When the week closes, what the balance
 * grows by is a share for each handoff that the work had crossed by then.
 */
final class CompoundingTest {
  private static final String OFFERED = "2026-11-04T15:00:00Z";

  private final Company company = new Company("2026-11-02T09:00:00Z").open("work", "zoe@x.test");

  /** Items one behind another, finished as soon as the one before is; the last one hands over. */
  private CompoundingTest chain(String name, String... owners) {
    for (int i = 0; i < owners.length; i++) {
      company.open(name + i, owners[i] + "@x.test");
    }
    for (int i = 0; i < owners.length; i++) {
      company.blocks(name + i, i + 1 < owners.length ? name + (i + 1) : "work");
    }
    return this;
  }

  private void finish(String... keys) {
    for (String key : keys) {
      company.turn(key, Transition.FINISHED);
    }
  }

  private void finishAll(String name, int items) {
    for (int i = 0; i < items; i++) {
      finish(name + i);
    }
  }

  private Liability handoff() {
    return Said.of(company, LiabilityKind.STALE_HANDOFF).stream()
        .filter(held -> held.item().equals("studio:work"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> compounded() {
    return company.state().entries().values().stream()
        .filter(entry -> entry.liability().equals(handoff().id()))
        .filter(entry -> entry.reason() == Entry.Reason.COMPOUNDING)
        .sorted(Comparator.comparing(Entry::bookedAt))
        .map(entry -> entry.day() + " " + entry.bookedAt() + " " + entry.seconds())
        .toList();
  }

  @Test
  void each_owner_change_between_finished_items_adds_a_hundredth_of_the_balance() {
    chain("p", "ann", "bob", "cat");
    company.until(OFFERED);
    finishAll("p", 3);
    company.until("2026-11-08T23:59:59Z");
    assertThat(compounded()).isEmpty();

    company.until("2026-11-09T00:15:00Z");
    // Two changes: 2 % of 2,760 is 55.2.
    assertThat(compounded()).containsExactly("2026-11-08 2026-11-08T23:59:59Z 55");
    assertThat(company.balance(handoff()).interest()).isEqualTo(1380 + 55);

    // Five more days: 2 % of 2,815 + 6,900 is 194.3.
    company.until("2026-11-16T00:15:00Z");
    assertThat(compounded())
        .containsExactly(
            "2026-11-08 2026-11-08T23:59:59Z 55", "2026-11-15 2026-11-15T23:59:59Z 194");
  }

  @Test
  void it_is_at_most_five_hundredths() {
    chain("p", "ann", "bob", "ann", "bob", "ann", "bob", "ann", "bob");
    company.until(OFFERED);
    finishAll("p", 8);
    company.until("2026-11-09T00:15:00Z");

    assertThat(compounded()).containsExactly("2026-11-08 2026-11-08T23:59:59Z 138");
  }

  @Test
  void the_handoff_into_the_work_itself_does_not_count() {
    chain("p", "ann");
    company.until(OFFERED);
    finishAll("p", 1);
    company.until("2026-11-09T00:15:00Z");

    assertThat(compounded()).isEmpty();
  }

  @Test
  void the_longest_path_counts_and_of_two_as_long_the_one_with_more_changes() {
    chain("same", "ann", "ann", "ann").chain("short", "ann", "bob");
    company.until(OFFERED);
    finishAll("same", 3);
    finishAll("short", 2);
    company.until("2026-11-09T00:15:00Z");
    assertThat(compounded()).isEmpty();

    // As long as the other from now on, with two changes.
    company.open("more", "eve@x.test").blocks("more", "short0");
    finish("more");
    company.until("2026-11-16T00:15:00Z");
    // Of 2,760 and five days more, 9,660: 193.2.
    assertThat(compounded()).containsExactly("2026-11-15 2026-11-15T23:59:59Z 193");
  }

  @Test
  void what_is_not_finished_is_no_part_of_the_path() {
    chain("p", "ann", "bob");
    company.until(OFFERED);
    finish("p1");
    company.until("2026-11-09T00:15:00Z");

    assertThat(compounded()).isEmpty();
  }

  @Test
  void what_ended_before_the_close_does_not_grow_any_more() {
    chain("p", "ann", "bob", "cat");
    company.until(OFFERED);
    finishAll("p", 3);
    company.until("2026-11-06T16:00:00Z").turn("work", Transition.STARTED);
    company.until("2026-11-09T00:15:00Z");

    assertThat(compounded()).isEmpty();
    assertThat(handoff().openedAt().toString()).isEqualTo("2026-11-05T15:00:00Z");
  }

  @Test
  void a_new_owner_of_a_finished_item_changes_no_closed_week() {
    chain("p", "ann", "bob", "cat");
    company.until(OFFERED);
    finishAll("p", 3);
    company.until("2026-11-10T10:00:00Z").change("p1", ItemField.OWNER, "ann@x.test");
    company.until("2026-11-10T12:00:00Z");

    assertThat(compounded()).containsExactly("2026-11-08 2026-11-08T23:59:59Z 55");
  }
}
