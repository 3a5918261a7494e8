package dev.paydown.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.wire.MailMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;

final class SesMailTest {
  private static final class FakeSes implements SesClient {
    private final List<SendRawEmailRequest> requests = new ArrayList<>();

    @Override
    public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
      requests.add(request);
      return SendRawEmailResponse.builder().messageId("id-1").build();
    }

    @Override
    public String serviceName() {
      return "ses";
    }

    @Override
    public void close() {}
  }

  private static final MailMessage MESSAGE =
      new MailMessage(
          "ada@example.org",
          "Subject",
          "text",
          "<p>",
          Map.of(
              "List-Unsubscribe", "<https://p.example.org/preferences/t>",
              "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));

  private static SesMail mail(SesClient client, String from) {
    return new SesMail(() -> client, () -> from, Optional.of("paydown"));
  }

  @Test
  void a_mail_goes_raw_to_its_one_recipient_and_says_its_id() {
    FakeSes fake = new FakeSes();
    assertThat(mail(fake, "p@example.org").send("acme", MESSAGE)).isEqualTo("id-1");
    SendRawEmailRequest request = fake.requests.getFirst();
    assertThat(request.source()).isEqualTo("p@example.org");
    assertThat(request.destinations()).containsExactly("ada@example.org");
    assertThat(request.configurationSetName()).isEqualTo("paydown");
    assertThat(request.tags())
        .containsExactly(MessageTag.builder().name("workspace").value("acme").build());
    assertThat(request.rawMessage().data().asUtf8String())
        .contains(
            "Subject: Subject",
            "List-Unsubscribe: <https://p.example.org/preferences/t>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }

  @Test
  void the_sender_s_name_stands_in_the_mail_and_its_address_alone_is_where_bounces_go() {
    FakeSes fake = new FakeSes();
    mail(fake, "Paydown <p@example.org>").send("acme", MESSAGE);
    assertThat(fake.requests.getFirst().source()).isEqualTo("p@example.org");
    assertThat(fake.requests.getFirst().rawMessage().data().asUtf8String())
        .contains("From: Paydown <p@example.org>");
  }

  @Test
  void what_ses_refuses_is_thrown_as_it_said_it() {
    SesClient refusing =
        new SesClient() {
          @Override
          public SendRawEmailResponse sendRawEmail(SendRawEmailRequest request) {
            throw MessageRejectedException.builder().message("not verified").build();
          }

          @Override
          public String serviceName() {
            return "ses";
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> mail(refusing, "p@example.org").send("acme", MESSAGE))
        .isInstanceOf(MessageRejectedException.class)
        .hasMessageContaining("not verified");
  }
}
