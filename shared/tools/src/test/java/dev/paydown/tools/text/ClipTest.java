package dev.paydown.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClipTest {
  private static final String PICTURE = "\ud83d\ude80";

  @Test
  void a_text_that_is_short_enough_stays_as_it_is() {
    assertThat(Clip.to("", 5)).isEmpty();
    assertThat(Clip.to("abcde", 5)).isEqualTo("abcde");
    assertThat(Clip.to("abc" + PICTURE, 5)).isEqualTo("abc" + PICTURE);
  }

  @Test
  void a_longer_one_ends_in_an_ellipsis_and_never_within_a_picture() {
    assertThat(Clip.to("abcdef", 5)).isEqualTo("abcd…");
    assertThat(Clip.to("abc" + PICTURE + "f", 5)).isEqualTo("abc…");
    assertThat(Clip.to("abcd" + PICTURE, 5)).isEqualTo("abcd…");
  }

  @Test
  void half_a_picture_becomes_the_sign_for_what_cannot_be_shown() {
    assertThat(Clip.to("a\ud83d", 5)).isEqualTo("a\ufffd");
    assertThat(Clip.to("\ude80a", 5)).isEqualTo("\ufffda");
    assertThat(Clip.to("a\ude80\ud83db", 9)).isEqualTo("a\ufffd\ufffdb");
    assertThat(Clip.to("abc\ud83ddefg", 5)).isEqualTo("abc\ufffd…");
  }

  @Test
  void whatever_comes_is_whole_and_within_its_length() {
    Random random = new Random(7);
    char[] letters = {'a', '\ud83d', '\ude80', ' ', 'é'};
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        text.append(letters[random.nextInt(letters.length)]);
      }
      int most = 3 + random.nextInt(8);
      String clipped = Clip.to(text.toString(), most);
      assertThat(clipped.length()).isLessThanOrEqualTo(most);
      assertThat(clipped.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE))
          .as(text.toString())
          .isFalse();
    }
  }

  @Test
  void half_a_picture_is_mended_in_a_long_text_too() {
    String latin = "é".repeat(200);
    assertThat(Clip.text(latin)).isEqualTo(latin);
    assertThat(Clip.text(latin + PICTURE)).isEqualTo(latin + PICTURE);
    assertThat(Clip.text(latin + "\ude80 a")).isEqualTo(latin + "\ufffd a");
    assertThat(Clip.text("a".repeat(200) + "\ud83d")).isEqualTo("a".repeat(200) + "\ufffd");
  }

  @Test
  void a_line_is_the_same_whether_or_not_it_is_seen_at_once_to_be_plain() {
    char[] letters = {'a', 'Z', '~', '!', ' ', ' ', '\t', '\n', '\u007f', 'é', '\u202e', '\u00a0'};
    Random random = new Random(11);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(8);
      for (int j = 0; j < length; j++) {
        text.append(letters[random.nextInt(letters.length)]);
      }
      // With a letter that is not plain before it, none is; a picture is kept as it stands.
      String looked = Clip.line(PICTURE + text, 20).substring(PICTURE.length());
      assertThat(Clip.line(text.toString(), 20)).as(text.toString()).isEqualTo(looked.strip());
    }
  }
}
