package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.ledger.Account;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the books are called on screen and on the wire: part of the interface. */
final class BookLabelsTest {
  @Test
  void the_five_accounts_are_called_as_the_design_calls_them() {
    assertThat(Arrays.stream(Account.values()).map(Account::label))
        .containsExactlyInAnyOrder("liability", "incurred", "interest", "paid", "written-off");
  }
}
