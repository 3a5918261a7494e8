package dev.paydown.functions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.Gate;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What reaches far is confirmed by a code, mailed to who was asked. */
class CodeTest {
  private final World world = new World();
  private final Recipient anna = new Recipient(world);

  @Test
  void a_client_facing_move_waits_for_the_code_mailed_to_its_recipient() {
    String token = anna.mailed(Recipient.dates(Gate.CLIENT_FACING));
    assertThat(anna.post(token, "choice=confirm&move=m1").getBody()).contains("name=\"code\"");
    assertThat(world.links.executions).isEmpty();
    assertThat(world.mails).singleElement().matches(mail -> mail.to().equals(Samples.ANNA));
    String code = anna.code();
    assertThat(
            anna.post(token, "choice=confirm&move=m1&code=" + Recipient.wrong(code))
                .getStatusCode())
        .isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m2&code=" + code).getStatusCode())
        .as("a code for another answer")
        .isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m1&code=" + code).getStatusCode())
        .isEqualTo(200);
    assertThat(world.links.executions).hasSize(1);
  }

  @Test
  void five_wrong_codes_end_it_and_asking_anew_buys_no_guess() {
    String token = anna.mailed(Recipient.dates(Gate.DESTRUCTIVE));
    anna.post(token, "choice=confirm&move=m1");
    String code = anna.code();
    for (int i = 0; i < 5; i++) {
      anna.post(token, "choice=confirm&move=m1&code=" + Recipient.wrong(code));
    }
    assertThat(anna.post(token, "choice=confirm&move=m1&code=" + code).getStatusCode())
        .isEqualTo(422);
    anna.post(token, "choice=confirm&move=m1");
    assertThat(world.mails).hasSize(1);
    world.now = world.now.plus(Duration.ofMinutes(11));
    anna.post(token, "choice=confirm&move=m1");
    assertThat(world.mails).hasSize(2);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void a_code_lives_ten_minutes() {
    String token = anna.mailed(Recipient.dates(Gate.DESTRUCTIVE));
    anna.post(token, "choice=confirm&move=m1");
    world.now = world.now.plus(Duration.ofMinutes(10));
    assertThat(anna.post(token, "choice=confirm&move=m1&code=" + anna.code()).getStatusCode())
        .isEqualTo(422);
    assertThat(world.links.executions).isEmpty();
  }
}
