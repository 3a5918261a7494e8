package dev.paydown.brain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
  private final SignIn first = SignIn.first("w1", "dana@example.com", "one", NOW);

  @Test
  void a_code_is_alive_up_to_its_last_second_and_not_in_the_next() {
    assertThat(first.isAlive(NOW.plus(SignIn.LASTS).minusSeconds(1))).isTrue();
    assertThat(first.isAlive(NOW.plus(SignIn.LASTS))).isFalse();
  }

  @Test
  void after_five_tries_it_is_dead_and_no_other_is_mailed_before_it_would_have_ended() {
    SignIn tried = first;
    for (int i = 0; i < SignIn.TRIES; i++) {
      assertThat(tried.isAlive(NOW)).isTrue();
      tried = tried.tried();
    }
    assertThat(tried.isAlive(NOW)).isFalse();
    assertThat(tried.mayMail(NOW.plus(SignIn.LASTS).minusSeconds(1))).isFalse();
    assertThat(tried.mayMail(NOW.plus(SignIn.LASTS))).isTrue();
  }

  @Test
  void asking_anew_buys_no_more_guesses_while_the_code_before_lives() {
    SignIn anew = first.tried().tried().mailedAnew("two", NOW.plusSeconds(30));
    assertThat(anew.triesLeft()).isEqualTo(SignIn.TRIES - 2);
    SignIn later = first.tried().mailedAnew("two", NOW.plus(SignIn.LASTS));
    assertThat(later.triesLeft()).isEqualTo(SignIn.TRIES);
  }

  @Test
  void no_second_code_goes_out_within_half_a_minute() {
    assertThat(first.mayMail(NOW.plusSeconds(29))).isFalse();
    assertThat(first.mayMail(NOW.plusSeconds(30))).isTrue();
  }

  @Test
  void five_codes_an_hour_are_mailed_and_the_sixth_when_the_hour_is_over() {
    SignIn code = first;
    Instant at = NOW;
    for (int i = 1; i < 5; i++) {
      at = at.plus(Duration.ofMinutes(11));
      assertThat(code.mayMail(at)).isTrue();
      code = code.mailedAnew("c" + i, at);
    }
    assertThat(code.mayMail(NOW.plus(Duration.ofMinutes(59)))).isFalse();
    assertThat(code.mayMail(NOW.plus(Duration.ofHours(1)))).isTrue();
    assertThat(code.mailedAnew("x", NOW.plus(Duration.ofHours(1))).mailed()).isEqualTo(1);
  }

  @Test
  void one_that_was_answered_rightly_is_good_for_nothing_more_and_the_next_may_be_mailed() {
    assertThat(first.spent().isAlive(NOW)).isFalse();
    assertThat(first.spent().mayMail(NOW.plusSeconds(30))).isTrue();
    assertThat(first.spent().mailedAnew("two", NOW.plusSeconds(30)).triesLeft())
        .isEqualTo(SignIn.TRIES);
  }
}
