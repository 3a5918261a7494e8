package dev.paydown.aws.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ToldMailTest {
  private static final MailMessage MESSAGE =
      new MailMessage("ada@example.com", "Subject", "text", "<p>text</p>", Map.of());

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Handler handler =
      JsonLines.on(new PrintStream(written, true, StandardCharsets.UTF_8), "prod");
  private final Logger logger = Logger.getLogger(ToldMail.class.getName());

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
  }

  private JsonNode line() throws Exception {
    return BrainJson.mapper().readTree(written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_mail_that_is_taken_is_handed_on_as_it_is_and_counted() throws Exception {
    Mail mail =
        new ToldMail(
            (of, message) -> of.equals("acme") && message.equals(MESSAGE) ? "id-1" : "another");

    assertThat(mail.send("acme", MESSAGE)).isEqualTo("id-1");

    assertThat(line().path("MailsSent").asInt()).isEqualTo(1);
    assertThat(line().has("MailsRefused")).isFalse();
  }

  @Test
  void a_mail_that_is_refused_is_counted_and_the_refusal_goes_on_but_not_its_words()
      throws Exception {
    IllegalStateException refusal = new IllegalStateException("no mail to ada@example.com");
    Mail mail =
        new ToldMail(
            (of, message) -> {
              throw refusal;
            });

    assertThatThrownBy(() -> mail.send("acme", MESSAGE)).isSameAs(refusal);

    assertThat(line().path("MailsRefused").asInt()).isEqualTo(1);
    assertThat(line().path("fault").asText()).isEqualTo("IllegalStateException");
    assertThat(line().toString()).doesNotContain("no mail to").doesNotContain("hidden");
  }
}
