package dev.paydown.functions.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.World;
import dev.paydown.tools.mail.MailTool;
import dev.paydown.tools.mail.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveMailFunctionTest {
  private static final String ID = "AAECAwQFBgcICQoLDA0ODw";
  private static final String BOX = Mailbox.of(ID).orElseThrow() + "@in.example.com";
  private static final String MAIL =
      """
      From: Ada <ada@example.com>
      To: bob@example.com
      Cc: %s
      Subject: Budget
      Message-ID: <budget-1@mail.example.com>

      Can you approve it?
      """
          .formatted(BOX);

  private final World world = new World();
  private final ReceiveMailFunction function =
      new ReceiveMailFunction(
          world.deployment("https://paydown.example.com", Map.of("mail", new MailTool())));

  @BeforeEach
  void a_connection_of_mail_and_a_mail_in_the_bucket() {
    world.directory.add(connection(ID, "mail", "mail"));
    world.received.put("m1", MAIL.getBytes(UTF_8));
  }

  @Test
  void a_mail_for_a_mailbox_is_a_post_in_the_log_of_its_workspace() {
    assertThat(
            function.handleRequest(received("m1", "PASS", BOX, "bob@example.com"), NoContext.HERE))
        .isEqualTo("taken in: 1");
    assertThat(world.store.log(World.WORKSPACE))
        .singleElement()
        .extracting(LogEntry::id)
        .isEqualTo("mail#budget-1@mail.example.com");
  }

  @Test
  void a_mail_that_is_told_of_again_is_one_entry() {
    function.handleRequest(received("m1", "PASS", BOX), NoContext.HERE);
    function.handleRequest(received("m1", "PASS", BOX), NoContext.HERE);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_mail_whose_sender_is_not_proved_is_nowhere() {
    for (String verdict : List.of("FAIL", "GRAY", "PROCESSING_FAILED", "")) {
      assertThat(function.handleRequest(received("m1", verdict, BOX), NoContext.HERE))
          .isEqualTo("taken in: 0");
    }
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    assertThat(world.quarantine).isEmpty();
  }

  @Test
  void a_genuine_mail_that_nobody_can_read_is_kept_aside() {
    world.received.put("m2", "To: bob@example.com\n\nHello".getBytes(UTF_8));
    function.handleRequest(received("m2", "PASS", BOX), NoContext.HERE);
    assertThat(world.quarantine)
        .extracting(aside -> aside.kept().reason())
        .containsExactly("From is not one address");
  }

  @Test
  void a_mail_for_nobody_or_for_a_connection_of_another_tool_is_dropped() {
    String other = "AAAAAAAAAAAAAAAAAAAAAA";
    world.directory.add(connection(other, "studio2", "events"));
    assertThat(
            function.handleRequest(
                received(
                    "m1",
                    "PASS",
                    "ada@example.com",
                    Mailbox.of(other).orElseThrow() + "@in.example.com",
                    "ffffffffffffffffffffffffffffffff@in.example.com"),
                NoContext.HERE))
        .isEqualTo("taken in: 0");
    assertThat(function.handleRequest(Map.of(), NoContext.HERE)).isEqualTo("taken in: 0");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void a_mail_that_is_not_in_its_bucket_is_asked_for_again_in_words_that_name_nobody() {
    assertThatThrownBy(() -> function.handleRequest(received("gone", "PASS", BOX), NoContext.HERE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a mail could not be taken in")
        .hasNoCause();
  }

  private static Map<String, Object> received(String id, String proof, String... recipients) {
    Map<String, Object> receipt = new HashMap<>();
    receipt.put("recipients", new ArrayList<>(List.of(recipients)));
    receipt.put("spamVerdict", Map.of("status", "PASS"));
    receipt.put("virusVerdict", Map.of("status", "PASS"));
    receipt.put("dkimVerdict", Map.of("status", "PASS"));
    receipt.put("dmarcVerdict", Map.of("status", proof));
    return Map.of(
        "Records",
        List.of(Map.of("ses", Map.of("mail", Map.of("messageId", id), "receipt", receipt))));
  }

  private static Connection connection(String id, String name, String tool) {
    return new Connection(
        id,
        World.WORKSPACE,
        name,
        tool,
        List.of("s3cret-s3cret"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
