package dev.paydown.tools.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"b\":{},\"a\":null}",
        "{\"a\":{},\"a\":{}}",
        "{\"a\":[],\"a\":\"text\"}",
        "{\"a\":1,\"a\":{}}",
        "{\"deeper\":[{\"b\":true,\"b\":true}]}",
        "{\"\\u0061\":1,\"a\":1}"
      })
  void a_field_named_twice_in_one_object_is_refused_unless_its_sender_is_known_to_do_so(
      String json) {
    assertThat(HostileJson.parse(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            HostileJson.Malformed.class,
            malformed -> assertThat(malformed.why()).startsWith("the body is not JSON (line 1"));
    assertThat(HostileJson.parseRepeating(json.getBytes(UTF_8)))
        .isInstanceOf(HostileJson.Value.class);
  }

  @Test
  void depth_and_length_are_limited() {
    assertThat(parsed("[".repeat(64) + "]".repeat(64))).isInstanceOf(HostileJson.Value.class);
    assertThat(parsed("[".repeat(65) + "]".repeat(65)))
        .isInstanceOfSatisfying(
            HostileJson.Malformed.class,
            malformed -> assertThat(malformed.why()).contains("beyond the limits"));
    assertThat(parsed("\"" + "a".repeat(1 << 20) + "\"")).isInstanceOf(HostileJson.Value.class);
    assertThat(parsed("\"" + "a".repeat((1 << 20) + 1) + "\""))
        .isInstanceOfSatisfying(
            HostileJson.Malformed.class,
            malformed -> assertThat(malformed.why()).contains("beyond the limits"));
  }

  private static HostileJson.Parsed parsed(String json) {
    return HostileJson.parse(json.getBytes(UTF_8));
  }
}
