package dev.paydown.brain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How sources name people, items and times. */
final class NamesTest {
  @Test
  void an_address_is_the_same_however_it_is_written() {
    assertThat(PersonRef.email(" Dana@X.test ")).isEqualTo(new PersonRef("dana@x.test"));
    assertThat(PersonRef.email("dana@x.test").isEmail()).isTrue();
  }

  @Test
  void an_alias_is_no_address_even_where_a_tool_writes_an_at_sign_first() {
    assertThat(PersonRef.alias("slack", "U1")).isEqualTo(new PersonRef("slack:U1"));
    assertThat(PersonRef.alias("slack", "U1").isEmail()).isFalse();
    assertThat(new PersonRef("@dana").isEmail()).isFalse();
  }

  @Test
  void a_blank_person_is_an_error() {
    assertThatThrownBy(() -> new PersonRef(" ")).hasMessage("person is blank");
  }

  @Test
  void people_are_sorted_by_what_they_are_called() {
    assertThat(List.of(new PersonRef("b@x.test"), new PersonRef("a@x.test")).stream().sorted())
        .containsExactly(new PersonRef("a@x.test"), new PersonRef("b@x.test"));
  }

  @Test
  void an_item_is_named_by_its_connection_and_the_tools_own_id() {
    assertThat(new ItemRef.Own("jira", "10007").node()).isEqualTo("jira/10007");
  }

  @Test
  void a_field_is_set_to_a_value_or_cleared() {
    assertThat(FieldChange.set(ItemField.TITLE, "a"))
        .isEqualTo(new FieldChange(ItemField.TITLE, Optional.of("a")));
    assertThat(FieldChange.cleared(ItemField.TITLE))
        .isEqualTo(new FieldChange(ItemField.TITLE, Optional.empty()));
  }

  @Test
  void the_later_saying_wins_then_the_higher_version_then_the_greater_entry() {
    Instant at = Instant.parse("2026-11-02T09:00:00Z");
    Stamp least = new Stamp(at, 1, "b");

    assertThat(least).isLessThan(new Stamp(at.plusSeconds(1), 0, "a"));
    assertThat(least).isLessThan(new Stamp(at, 2, "a"));
    assertThat(least).isLessThan(new Stamp(at, 1, "c"));
    assertThat(least).isEqualByComparingTo(new Stamp(at, 1, "b"));
  }
}
