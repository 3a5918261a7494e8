package dev.paydown.tools.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.erasure.Erasure;
import dev.paydown.brain.erasure.Identifiers;
import dev.paydown.brain.erasure.Renaming;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RenamedJsonTest {
  private final Renaming ada =
      new Renaming(
          new Erasure(
              "k3v9x2m7",
              new Identifiers(
                  Optional.of("ada@acme.test"),
                  new TreeSet<>(List.of("github:ada")),
                  new TreeSet<>(List.of("Ada"))),
              new TreeSet<>(),
              new TreeMap<>()));

  private String said(String json) {
    return RenamedJson.ofSaid(ada).applied(json);
  }

  @Test
  void texts_and_names_of_fields_are_renamed_wherever_they_stand() {
    assertThat(
            said(
                "{\"by\":\"github:ada\",\"in\":[[\"to ada@acme.test\",1]],"
                    + "\"github:ada\":{\"is\":true}}"))
        .isEqualTo(
            "{\"by\":\"github:erased-k3v9x2m7\","
                + "\"in\":[[\"to erased-k3v9x2m7@erased.invalid\",1]],"
                + "\"github:erased-k3v9x2m7\":{\"is\":true}}");
  }

  @Test
  void a_name_beside_her_address_or_alias_is_hers_whatever_it_is() {
    assertThat(
            said(
                "{\"email\":\"ada@acme.test\",\"name\":\"Will\","
                    + "\"aliases\":{\"github\":[\"ada\",\"eve\"],\"slack\":[\"ada\"]}}"))
        .isEqualTo(
            "{\"email\":\"erased-k3v9x2m7@erased.invalid\",\"name\":\"Erased person\","
                + "\"aliases\":{\"github\":[\"erased-k3v9x2m7\",\"eve\"],\"slack\":[\"ada\"]}}");
    assertThat(said("{\"alias\":\"github:ada\",\"name\":\"Ada\"}"))
        .isEqualTo("{\"alias\":\"github:erased-k3v9x2m7\",\"name\":\"Erased person\"}");
    String seen =
        BrainJson.write(
            new Fact.PersonSeen(
                Instant.EPOCH, new PersonRef("github:ada"), Optional.empty(), "Ada"));
    assertThat(BrainJson.read(said(seen), Fact.class))
        .isEqualTo(
            new Fact.PersonSeen(
                Instant.EPOCH,
                new PersonRef("github:erased-k3v9x2m7"),
                Optional.empty(),
                "Erased person"));
    assertThat(said("{\"github:ada\":{\"name\":\"Ada\"},\"github:eve\":{\"name\":\"Ada\"}}"))
        .isEqualTo(
            "{\"github:erased-k3v9x2m7\":{\"name\":\"Erased person\"},"
                + "\"github:eve\":{\"name\":\"Ada\"}}");
  }

  @Test
  void what_does_not_name_her_is_the_same_to_the_byte() {
    for (String json :
        List.of(
            "{\"n\":1.10,\"big\":123456789012345678901234567890,\"e\":1E+2,\"t\":\"\u00fc\\n\\\"\"}",
            "[null,true,\"\",{},[]]",
            "\"github:eve\"",
            "3")) {
      assertThat(said(json)).isEqualTo(json);
    }
  }

  @Test
  void renaming_twice_is_renaming_once() {
    String json =
        "{\"email\":\"ada@acme.test\",\"name\":\"Will\",\"aliases\":{\"github\":[\"ada\"]}}";
    assertThat(said(said(json))).isEqualTo(said(json));
  }

  @Test
  void only_paydowns_own_words_are_searched_for_a_name_of_one_word() {
    assertThat(said("{\"text\":\"Ada waits\"}")).isEqualTo("{\"text\":\"Ada waits\"}");
    assertThat(RenamedJson.ofOwn(ada).applied("{\"text\":\"Ada waits\"}"))
        .isEqualTo("{\"text\":\"Erased person waits\"}");
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> said("{\"a\":")).isInstanceOf(UncheckedIOException.class);
  }
}
