package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static final JsonMapper PLAIN = new JsonMapper();

  /** Every unit that JSON escapes, what stands beside one, and what is no Latin letter. */
  private static final List<String> UNITS =
      List.of(
          "\"",
          "\\",
          "\n",
          "\u001f",
          " ",
          "!",
          "#",
          "[",
          "]",
          "\u007f",
          "\u00e4",
          "\u00a2",
          "\u00dc",
          "\u00ff",
          "\u0122",
          "\u2028",
          "\ud83d\ude00",
          "\ud83d",
          "\ude00");

  private static String jackson(Object value) throws JsonProcessingException {
    return PLAIN.writeValueAsString(value);
  }

  @Test
  void every_character_at_every_place_of_a_long_text_stands_as_jackson_writes_it()
      throws JsonProcessingException {
    for (int length : new int[] {127, 128, 131, 200}) {
      for (char c = 0; c < 0x180; c++) {
        String text = "a".repeat(c % length) + c + "b".repeat(length - c % length - 1);
        assertThat(BrainJson.write(text)).isEqualTo(jackson(text));
      }
    }
  }

  @Test
  void texts_of_any_mixture_stand_as_jackson_writes_them() throws JsonProcessingException {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      int kinds = random.nextInt(1, UNITS.size() + 1);
      StringBuilder text = new StringBuilder();
      while (text.length() < random.nextInt(100, 9_000) / (1 + i % 20)) {
        text.append("x".repeat(random.nextInt(40)));
        text.append(UNITS.get(random.nextInt(kinds)));
      }
      Map<String, Object> within =
          Map.of("text", List.of("short", text.toString(), text.reverse().toString(), 7));
      assertThat(BrainJson.write(within)).isEqualTo(jackson(within));
    }
  }

  @Test
  void long_texts_stand_wherever_texts_stand() throws JsonProcessingException {
    List<String> lines =
        IntStream.range(0, 50).mapToObj(i -> "\"" + "line ".repeat(60) + i + "\n").toList();
    assertThat(BrainJson.write(new Noted("n".repeat(200), Optional.of("m".repeat(300)), lines)))
        .isEqualTo(
            "{\"a\":\"%s\",\"b\":\"%s\",\"c\":%s}"
                .formatted("n".repeat(200), "m".repeat(300), jackson(lines)));
  }

  @Test
  void a_tree_made_of_a_record_holds_texts_as_they_are() {
    String text = "\"".repeat(200);
    assertThat(BrainJson.mapper().valueToTree(List.of(text)).path(0).textValue()).isEqualTo(text);
  }

  private record Noted(String a, Optional<String> b, List<String> c) {}
}
