package dev.paydown.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.model.VerificationStatus;

/** What no emulator plays: a sender whom SES has not confirmed. */
final class SenderTest {
  @Test
  void an_address_or_a_domain_that_is_confirmed_will_do() {
    assertThat(
            StackChecks.sender(List.of(VerificationStatus.PENDING, VerificationStatus.SUCCESS))
                .isWrong())
        .isFalse();
  }

  @Test
  void one_that_is_pending_failed_or_unknown_sends_nothing() {
    assertThat(StackChecks.sender(List.of(VerificationStatus.PENDING)).isWrong()).isTrue();
    assertThat(StackChecks.sender(List.of(VerificationStatus.FAILED)).isWrong()).isTrue();
    assertThat(StackChecks.sender(List.of()))
        .isEqualTo(
            Check.wrong(
                "sender",
                "SES has not confirmed that address: no mail goes out",
                "open the link in SES's mail to it, or anew: aws ses verify-email-identity"
                    + " --email-address ADDRESS"));
  }
}
