package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void a_line_end_of_any_kind_becomes_one_space() {
    assertThat(Text.line("a\r\nBcc: x\u2028b\u2029c\u0085d\te\u00a0f", 100))
        .isEqualTo("a Bcc: x b c d e f");
  }

  @Test
  void bidi_zero_width_and_control_characters_vanish() {
    assertThat(
            Text.line(
                "a\u202Eb\u2066c\u2069d\u200Be\u200D\uFEFFf\u0000g\u001Bh\u00ADi\u061Cj", 100))
        .isEqualTo("abcdefghij");
    assertThat(Text.line("x" + new String(Character.toChars(0xE0041)) + "y", 100)).isEqualTo("xy");
  }

  @Test
  void a_lone_surrogate_vanishes_and_a_pair_is_never_cut_in_half() {
    assertThat(Text.line("a\uD83Db", 100)).isEqualTo("ab");
    assertThat(Text.line("ab😀cd", 4)).isEqualTo("ab…");
    assertThat(Text.line("ab😀cd", 5)).isEqualTo("ab😀…");
  }

  @Test
  void marks_that_would_draw_over_other_lines_are_dropped_and_accents_stay() {
    assertThat(Text.line("e\u0301 a" + "\u0300".repeat(50), 100))
        .isEqualTo("e\u0301 a\u0300\u0300\u0300");
  }

  @Test
  void a_subject_is_one_line_of_at_most_120_characters() {
    assertThat(Text.subject("x".repeat(120))).isEqualTo("x".repeat(120));
    assertThat(Text.subject("x".repeat(121))).isEqualTo("x".repeat(119) + "…");
  }

  @Test
  void a_title_without_anything_to_see_says_so() {
    assertThat(Text.title(" \u200B\u3164 ")).isEqualTo("(untitled)");
  }

  @Test
  void an_address_shows_its_first_letter_and_its_domain_only() {
    assertThat(Text.masked("ada@example.com")).isEqualTo("a…@example.com");
    assertThat(Text.masked("@example.com")).isEqualTo("…");
    assertThat(Text.masked("nobody")).isEqualTo("…");
  }

  @Test
  void paragraphs_keep_their_lines_and_say_how_many_were_left_out() {
    assertThat(Text.paragraphs("a\n\n b \r\nc")).isEqualTo(List.of("a", "b", "c"));
    assertThat(Text.paragraphs("x\n".repeat(20)))
        .hasSize(13)
        .endsWith("… and 8 more lines in the tool");
  }

  @Test
  void only_a_plain_web_address_becomes_a_link() {
    assertThat(Link.of("a", "https://linear.app/x?y=1"))
        .isEqualTo(Optional.of(new Link("a", "https://linear.app/x?y=1", "linear.app")));
    for (String bad :
        List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "https://good.example@evil.example/",
            "https://еxample.com/",
            "https://x.example/\u202Egpj",
            "//x.example",
            "https:///x",
            "not a url",
            "https://x.example/" + "a".repeat(1000))) {
      assertThat(Link.of("a", bad)).as(bad).isEmpty();
    }
  }
}
