package dev.paydown.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.wire.MailMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

final class SesMailTest {
  private static final class FakeSes implements SesV2Client {
    private final List<SendEmailRequest> requests = new ArrayList<>();

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
      requests.add(request);
      return SendEmailResponse.builder().messageId("id-1").build();
    }

    @Override
    public String serviceName() {
      return "ses";
    }

    @Override
    public void close() {}
  }

  @Test
  void a_mail_goes_raw_to_its_one_recipient_and_says_its_id() {
    FakeSes fake = new FakeSes();
    SesMail mail = new SesMail(() -> fake, () -> "p@example.org", Optional.of("paydown"));
    MailMessage message = new MailMessage("ada@example.org", "Subject", "text", "<p>", Map.of());
    assertThat(mail.send(message)).isEqualTo("id-1");
    SendEmailRequest request = fake.requests.getFirst();
    assertThat(request.fromEmailAddress()).isEqualTo("p@example.org");
    assertThat(request.destination().toAddresses()).containsExactly("ada@example.org");
    assertThat(request.configurationSetName()).isEqualTo("paydown");
    assertThat(request.content().raw().data().asUtf8String()).contains("Subject: Subject");
  }
}
