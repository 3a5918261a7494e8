package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAddressesTest {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s\\p{Cc}\\p{Cf}\\p{Cs}@<>()\\[\\],;:\"\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");
  private static final String MARKS = "aZ09.-_~/@:?#%[]<>,;\"\\ \n\u00e4";

  @ParameterizedTest
  @ValueSource(strings = {"ada@example.com", "A.da-1@x", "0@-"})
  void most_addresses_are_plain(String text) {
    assertThat(PlainAddresses.isEmail(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://linear.app/acme/issue/WEB-42/checkout_keeps~the.cart",
        "https://a1.example",
        "https://example/"
      })
  void most_pages_are_plain(String text) {
    assertThat(PlainAddresses.isWeb(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "https:///a",
        "https://1.2.3.4/",
        "https://a..b/",
        "https://a.b./",
        "https://.a/",
        "https://a-b/",
        "https://a:1/",
        "https://a@b/",
        "https://a/b c",
        "https://a/%zz",
        "https://a/?b",
        "http://a/"
      })
  void what_else_may_be_a_page_is_left_to_the_parser(String text) {
    assertThat(PlainAddresses.isWeb(text)).isFalse();
  }

  @Test
  void as_long_as_an_address_may_be_it_is_plain_and_no_longer() {
    String local = "a".repeat(64);
    String domain = "b".repeat(190);
    assertThat(PlainAddresses.isEmail(local + "@" + domain)).isTrue();
    assertThat(PlainAddresses.isEmail("a" + local + "@" + domain)).isFalse();
    assertThat(PlainAddresses.isEmail(local + "@b" + domain)).isFalse();
    String page = "https://a/" + "b".repeat(1_990);
    assertThat(PlainAddresses.isWeb(page)).isTrue();
    assertThat(PlainAddresses.isWeb(page + "b")).isFalse();
  }

  @Test
  void whatever_is_plain_the_pattern_and_the_parser_take_too() {
    Random random = new Random(13);
    int emails = 0;
    int pages = 0;
    for (int i = 0; i < 200_000; i++) {
      String email = mixed(random, "a@b.c");
      if (PlainAddresses.isEmail(email)) {
        assertThat(EMAIL.matcher(email).matches()).as(email).isTrue();
        emails++;
      }
      String page = "https://" + mixed(random, "a.b/c");
      if (PlainAddresses.isWeb(page)) {
        assertThat(host(page)).as(page).isNotEmpty();
        pages++;
      }
    }
    assertThat(emails).isGreaterThan(10_000);
    assertThat(pages).isGreaterThan(10_000);
  }

  /** The text with some of its characters become others. */
  private static String mixed(Random random, String plain) {
    StringBuilder text = new StringBuilder(plain);
    for (int i = random.nextInt(4); i > 0; i--) {
      text.setCharAt(random.nextInt(text.length()), MARKS.charAt(random.nextInt(MARKS.length())));
    }
    return text.toString();
  }

  private static String host(String page) {
    try {
      String host = new URI(page).getHost();
      return host == null ? "" : host;
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
