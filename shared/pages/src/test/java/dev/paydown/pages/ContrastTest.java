package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** WCAG 2.2, 1.4.3 and 1.4.11, worked out from the colours that are really written. */
class ContrastTest {
  private static final Pattern INK = Pattern.compile("(?<![-a-z])color:(#[0-9a-f]{3,6})");
  private static final Pattern PAPER = Pattern.compile("background-color:(#[0-9a-f]{3,6})");
  private static final Pattern VARIABLE = Pattern.compile("--([a-z]+):(#[0-9a-f]{3,6})");

  private static double light(String hex) {
    String six = hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(six.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static double contrast(String one, String other) {
    double a = light(one);
    double b = light(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static String nearest(Element from, Pattern pattern) {
    for (Element at = from; at != null; at = at.parent()) {
      Matcher found = pattern.matcher(at.attr("style"));
      if (found.find()) {
        return found.group(1);
      }
    }
    throw new AssertionError("no colour said around " + from);
  }

  private static String colour(Map<String, String> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  @Test
  void black_on_white_is_21_to_1() {
    assertThat(contrast("#000", "#ffffff")).isBetween(20.99, 21.01);
  }

  @Test
  void every_text_of_every_mail_has_a_contrast_of_at_least_4_5() {
    Samples.mails()
        .forEach(
            (name, mail) -> {
              for (Element element : Jsoup.parse(mail.html()).body().getAllElements()) {
                boolean hidden = element.attr("style").startsWith("display:none");
                if (!element.ownText().isBlank() && !hidden) {
                  assertThat(contrast(nearest(element, INK), nearest(element, PAPER)))
                      .as(name + ": " + element)
                      .isGreaterThanOrEqualTo(4.5);
                }
              }
            });
  }

  /** The same hue, as light as it was dark: what clients do that darken a mail. */
  private static String inverted(String hex) {
    String six = hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
    int[] parts = new int[3];
    int most = 0;
    int least = 255;
    for (int i = 0; i < 3; i++) {
      parts[i] = Integer.parseInt(six.substring(1 + 2 * i, 3 + 2 * i), 16);
      most = Math.max(most, parts[i]);
      least = Math.min(least, parts[i]);
    }
    // Lightness is (most + least) / 2: turning it over moves every part by the same amount.
    int by = 255 - most - least;
    return String.format("#%02x%02x%02x", parts[0] + by, parts[1] + by, parts[2] + by);
  }

  @Test
  void black_inverts_to_white_and_a_hue_keeps_its_hue() {
    assertThat(inverted("#000")).isEqualTo("#ffffff");
    assertThat(inverted("#0a5a86")).isEqualTo("#79c9f5");
    assertThat(inverted(inverted("#5c3b00"))).isEqualTo("#5c3b00");
  }

  @Test
  void every_text_of_every_mail_is_readable_when_a_client_inverts_it() {
    Samples.mails()
        .forEach(
            (name, mail) -> {
              for (Element element : Jsoup.parse(mail.html()).body().getAllElements()) {
                boolean hidden = element.attr("style").startsWith("display:none");
                if (!element.ownText().isBlank() && !hidden) {
                  assertThat(
                          contrast(
                              inverted(nearest(element, INK)), inverted(nearest(element, PAPER))))
                      .as(name + ": " + element)
                      .isGreaterThanOrEqualTo(4.5);
                }
              }
            });
  }

  @Test
  void every_pair_of_the_stylesheet_is_readable_in_light_and_in_dark() {
    String sheet = Style.SHEET;
    int dark = sheet.indexOf("@media(prefers-color-scheme:dark)");
    for (String palette : List.of(sheet.substring(0, dark), sheet.substring(dark))) {
      Map<String, String> colours = new HashMap<>();
      Matcher found = VARIABLE.matcher(palette);
      while (found.find()) {
        colours.put(found.group(1), found.group(2));
      }
      List<String[]> texts = new ArrayList<>();
      for (String ink : List.of("ink", "soft", "act", "bad")) {
        texts.add(new String[] {ink, "card"});
        texts.add(new String[] {ink, "bg"});
      }
      texts.add(new String[] {"on", "act"});
      texts.add(new String[] {"wink", "warn"});
      for (String[] pair : texts) {
        assertThat(contrast(colour(colours, pair[0]), colour(colours, pair[1])))
            .as(pair[0] + " on " + pair[1])
            .isGreaterThanOrEqualTo(4.5);
      }
      assertThat(contrast(colour(colours, "edge"), colour(colours, "card")))
          .isGreaterThanOrEqualTo(3);
    }
  }
}
