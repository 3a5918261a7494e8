package dev.paydown.tools.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailSignatureTest {
  private static final String OLD = "whsec_b2xkIHNlY3JldA==";
  private static final String NEW = "whsec_bmV3IHNlY3JldA==";
  private static final byte[] MAIL =
      "From: ada@example.com\nMessage-ID: <m-1@example.com>\n\nHello".getBytes(UTF_8);
  private static final MailReceipt GOOD = new MailReceipt("PASS", "PASS", "PASS", "PASS");
  private static final MailTool TOOL = new MailTool();

  @Test
  void a_mail_that_its_receiver_signed_is_genuine_and_known_by_its_message_id() {
    assertThat(verdict(GOOD.signed(NEW, MAIL, Fixtures.NOW)))
        .isEqualTo(new Verdict.Genuine("m-1@example.com"));
  }

  @Test
  void both_secrets_of_a_rotation_are_taken_and_no_third() {
    assertThat(verdict(GOOD.signed(OLD, MAIL, Fixtures.NOW))).isInstanceOf(Verdict.Genuine.class);
    assertThat(verdict(GOOD.signed("whsec_b3RoZXI=", MAIL, Fixtures.NOW)))
        .isEqualTo(
            new Verdict.Refused("the signature was not made with a secret of this connection"));
  }

  @Test
  void a_receipt_or_a_mail_that_was_changed_since_is_refused() {
    Delivery signed =
        new MailReceipt("PASS", "PASS", "PASS", "FAIL").signed(NEW, MAIL, Fixtures.NOW);
    Map<String, List<String>> better = new HashMap<>(signed.headers());
    better.put("paydown-receipt", List.of("spam=PASS virus=PASS dkim=PASS dmarc=PASS"));
    assertThat(verdict(new Delivery(better, MAIL, Fixtures.NOW)))
        .isInstanceOf(Verdict.Refused.class);
    Delivery good = GOOD.signed(NEW, MAIL, Fixtures.NOW);
    assertThat(verdict(new Delivery(good.headers(), "From: eve".getBytes(UTF_8), Fixtures.NOW)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_mail_without_a_receipt_or_with_two_or_an_odd_one_is_refused() {
    assertThat(verdict(new Delivery(Map.of(), MAIL, Fixtures.NOW)))
        .isEqualTo(
            new Verdict.Refused("paydown-receipt is not sent once, with the verdicts on the mail"));
    Delivery good = GOOD.signed(NEW, MAIL, Fixtures.NOW);
    Map<String, List<String>> twice = new HashMap<>(good.headers());
    twice.put("paydown-receipt", List.of("a", "b"));
    assertThat(verdict(new Delivery(twice, MAIL, Fixtures.NOW)))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(
            verdict(
                new MailReceipt("PASS", "PASS", "PASS", "pass ").signed(NEW, MAIL, Fixtures.NOW)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_mail_whose_sender_is_not_proved_is_refused_and_so_is_what_does_harm() {
    assertThat(refused("FAIL", "PASS", "PASS", "PASS")).isEqualTo("the mail is spam");
    assertThat(refused("PASS", "FAIL", "PASS", "PASS")).isEqualTo("the mail carries a virus");
    String unproved = "DMARC and DKIM do not both prove who sent the mail";
    assertThat(refused("PASS", "PASS", "FAIL", "PASS")).isEqualTo(unproved);
    assertThat(refused("PASS", "PASS", "PASS", "GRAY")).isEqualTo(unproved);
    assertThat(refused("PASS", "PASS", "PASS", "PROCESSING_FAILED")).isEqualTo(unproved);
    assertThat(
            verdict(
                new MailReceipt("GRAY", "GRAY", "PASS", "PASS").signed(NEW, MAIL, Fixtures.NOW)))
        .as("what was not looked for does no harm")
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void a_mail_without_a_message_id_is_known_by_its_digest() {
    byte[] bare = "From: ada@example.com\n\nHello".getBytes(UTF_8);
    assertThat(verdict(GOOD.signed(NEW, bare, Fixtures.NOW)))
        .isInstanceOfSatisfying(
            Verdict.Genuine.class,
            genuine -> assertThat(genuine.deliveryId()).startsWith("sha256-"));
  }

  @Test
  void a_mailbox_is_the_connections_id_in_letters_that_any_case_leaves_the_same() {
    String id = "AAECAwQFBgcICQoLDA0ODw";
    assertThat(Mailbox.of(id)).contains("paydown+000102030405060708090a0b0c0d0e0f");
    assertThat(Mailbox.connectionId("Paydown+000102030405060708090A0B0C0D0E0F@In.example.com"))
        .contains(id);
    assertThat(Mailbox.connectionId("000102030405060708090a0b0c0d0e0f@in.example.com"))
        .contains(id);
    assertThat(Mailbox.connectionId("ada@example.com")).isEmpty();
    assertThat(Mailbox.of("hook1")).isEmpty();
    assertThat(Mailbox.of("not base64!")).isEmpty();
  }

  private static String refused(String spam, String virus, String dkim, String dmarc) {
    Delivery signed = new MailReceipt(spam, virus, dkim, dmarc).signed(NEW, MAIL, Fixtures.NOW);
    return verdict(signed) instanceof Verdict.Refused(String why) ? why : "taken";
  }

  private static Verdict verdict(Delivery delivery) {
    return TOOL.verify(
        delivery,
        new Connection(
            "id",
            "ws",
            "mail",
            "mail",
            List.of(NEW, OLD),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
