package dev.paydown.tools.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Logged;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Sound;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MailReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("mail", "secret", Optional.empty());
  private static final MailTool TOOL = new MailTool();

  @TestFactory
  Stream<DynamicTest> each_mail_becomes_what_its_reader_would_say() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_part_of_a_mail_is_an_exception_or_half_a_fact() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void a_mail_with_bytes_that_do_not_belong_there_is_no_exception_or_half_a_fact() {
    Random random = new Random(5_322);
    byte[] odd = {0, 7, 9, 10, 13, 27, '"', '(', '<', '=', ':', ';', '@', (byte) 0xe2, (byte) 0xff};
    Golden.deliveries(TOOL)
        .forEach(
            sample -> {
              for (int i = 0; i < 50; i++) {
                byte[] body = sample.body().clone();
                for (int j = 0; j <= i % 7; j++) {
                  body[random.nextInt(body.length)] = odd[random.nextInt(odd.length)];
                }
                Sound.check(read(body));
              }
            });
  }

  @Test
  void parts_in_parts_without_end_are_read_as_deep_as_anybody_nests_them() {
    StringBuilder mail = new StringBuilder("From: ada@example.com\n");
    for (int i = 0; i < 2_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=\"b")
          .append(i)
          .append("\"\n\n--b")
          .append(i)
          .append('\n');
    }
    Sound.check(read(mail.append("\nHello").toString().getBytes(UTF_8)));
  }

  @Test
  void a_charset_an_encoding_and_a_type_that_nobody_knows_lose_no_mail() {
    for (String header :
        new String[] {
          "Content-Type: text/plain; charset=unknown-8bit",
          "Content-Type: text/plain; charset=\"\\\\\"",
          "Content-Type: ;;;",
          "Content-Type: multipart/mixed",
          "Content-Transfer-Encoding: x-uuencode-42",
          "Subject: =?x-nowhere?B?////?=",
          "To: \"<<>>@@,;: a@b",
          "References: <<<>>> <> <a b>",
          "Date: the day before yesterday"
        }) {
      byte[] mail = ("From: ada@example.com\n" + header + "\n\nHello").getBytes(UTF_8);
      assertThat(read(mail)).as(header).isInstanceOf(Reading.Facts.class);
    }
  }

  @Test
  void a_date_is_read_as_mail_programs_write_it_and_told_to_no_log_where_it_is_none() {
    try (Logged logged = new Logged()) {
      assertThat(at("Mon, 23 Nov 2026 09:10:00 +0100 (CET)")).isEqualTo("2026-11-23T08:10:00Z");
      assertThat(at("3 Nov 2026 09:10 GMT")).isEqualTo("2026-11-03T09:10:00Z");
      assertThat(at("Tue,  3 Nov 2026\n 09:10:07 -0000")).isEqualTo("2026-11-03T09:10:07Z");
      assertThat(at("ada said so")).isEqualTo(Fixtures.NOW.toString());
      assertThat(at("Mon, 99 Nov 2026 09:10:00 +0100")).isEqualTo(Fixtures.NOW.toString());
      assertThat(at("Tue, 23 Nov 2027 09:10:00 +0100")).isEqualTo(Fixtures.NOW.toString());
      assertThat(logged.faults()).isEmpty();
    }
  }

  private static String at(String date) {
    String mail = "From: ada@example.com\nDate: " + date + "\n\nHello";
    return read(mail.getBytes(UTF_8)) instanceof Reading.Facts(var facts)
        ? facts.getFirst().at().toString()
        : "unread";
  }

  @Test
  void many_addressees_are_asked_as_far_as_a_row_of_the_log_goes() {
    StringBuilder to = new StringBuilder("To: a0@example.com");
    for (int i = 1; i < 10_000; i++) {
      to.append(",\n a").append(i).append("@example.com");
    }
    String mail = "From: ada@example.com\n" + to + "\n\nWho can?";
    assertThat(read(mail.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Facts.class,
            read ->
                assertThat(read.facts())
                    .filteredOn(Fact.ThreadPosted.class::isInstance)
                    .singleElement()
                    .satisfies(
                        post ->
                            assertThat(((Fact.ThreadPosted) post).asks()).hasSizeBetween(10, 50)));
  }

  private static Reading read(byte[] mail) {
    return TOOL.read(new Delivery(Map.of(), mail, Fixtures.NOW), CONNECTION);
  }
}
