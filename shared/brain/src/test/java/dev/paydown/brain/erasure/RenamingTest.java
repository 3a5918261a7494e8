package dev.paydown.brain.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RenamingTest {
  private static final Erasure ADA =
      new Erasure(
          "k3v9x2m7",
          new Identifiers(
              Optional.of("ada@acme.test"),
              new TreeSet<>(List.of("github:ada", "jira:5b10ac8d82e05b22cc7d4ef5", "slack:U1")),
              new TreeSet<>(List.of("Ada", "Ada King"))),
          new TreeSet<>(List.of("the Countess")),
          new TreeMap<>(Map.of("pending-approval-0011223344556677", "pending-approval-8899")));

  private final Renaming renaming = new Renaming(ADA);

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          ada@acme.test                      → erased-k3v9x2m7@erased.invalid
          Mail Ada@Acme.Test, please.        → Mail erased-k3v9x2m7@erased.invalid, please.
          <ada@acme.test>                    → <erased-k3v9x2m7@erased.invalid>
          github:ada                         → github:erased-k3v9x2m7
          github:ada|2026-11-02T09:00:00Z    → github:erased-k3v9x2m7|2026-11-02T09:00:00Z
          slack:U1 and slack:U2              → slack:erased-k3v9x2m7-3 and slack:U2
          jira:5b10ac8d82e05b22cc7d4ef5      → jira:erased-k3v9x2m7-2
          [~accountid:5b10ac8d82e05b22cc7d4ef5] → [~accountid:erased-k3v9x2m7-2]
          @ada can you look?                 → @erased-k3v9x2m7 can you look?
          <@U1> said                         → <@erased-k3v9x2m7-3> said
          As Ada King wrote                  → As Erased person wrote
          says the countess.                 → says Erased person.
          #pending-approval-0011223344556677 → #pending-approval-8899
          """)
  void whoever_is_named_is_replaced(String text, String renamed) {
    String whole = text.strip();
    assertThat(renaming.isIn(whole)).isTrue();
    assertThat(renaming.applied(whole)).isEqualTo(renamed.strip());
    assertThat(renaming.applied(renaming.applied(whole))).isEqualTo(renamed.strip());
    assertThat(renaming.isIn(renaming.applied(whole))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x.ada@acme.test",
        "ada@acme.test.example",
        "ada@acme.tests",
        "github:adah",
        "github:ada-lovelace",
        "github:ada/notes#1",
        "mygithub:ada",
        "@adah and @ada/tools and @ada.b",
        "x@ada",
        "Ada is a language",
        "U1",
        "the Countesses"
      })
  void what_only_looks_alike_stays(String text) {
    assertThat(renaming.isIn(text)).isFalse();
    assertThat(renaming.applied(text)).isEqualTo(text);
  }

  @Test
  void a_name_of_one_word_is_hers_in_paydowns_own_words_alone() {
    assertThat(renaming.appliedToOwn("Ada has not answered github:ada/notes#1"))
        .isEqualTo("Erased person has not answered github:ada/notes#1");
    assertThat(renaming.applied("Ada has not answered")).isEqualTo("Ada has not answered");
  }

  @Test
  void a_user_id_is_hers_by_its_connection() {
    assertThat(renaming.userId("slack", "U1")).contains("erased-k3v9x2m7-3");
    assertThat(renaming.userId("slack", "ada")).isEmpty();
    assertThat(renaming.userId("github", "U1")).isEmpty();
  }

  @Test
  void she_is_known_before_and_after() {
    assertThat(List.of("ada@acme.test", "ADA@acme.test", "github:ada", "slack:U1"))
        .allMatch(renaming::isPerson)
        .map(renaming::applied)
        .allMatch(renaming::isPerson);
    assertThat(List.of("", "eve@acme.test", "github:eve", "Ada", "to ada@acme.test"))
        .noneMatch(renaming::isPerson);
  }

  @Test
  void a_text_in_which_a_replacement_would_be_special_is_taken_as_it_is() {
    Erasure odd =
        new Erasure(
            "k3v9x2m7",
            new Identifiers(
                Optional.of("a+b$1@acme.test"),
                new TreeSet<>(),
                new TreeSet<>(List.of("A (B) $1"))),
            new TreeSet<>(),
            new TreeMap<>());
    assertThat(new Renaming(odd).applied("a+b$1@acme.test is A (B) $1"))
        .isEqualTo("erased-k3v9x2m7@erased.invalid is Erased person");
  }

  @Test
  void whoever_has_nothing_that_names_them_is_nowhere() {
    Renaming nobody =
        new Renaming(
            new Erasure(
                "k3v9x2m7",
                new Identifiers(Optional.empty(), new TreeSet<>(), new TreeSet<>()),
                new TreeSet<>(),
                new TreeMap<>()));
    assertThat(nobody.isIn("ada@acme.test")).isFalse();
    assertThat(nobody.applied("ada@acme.test")).isEqualTo("ada@acme.test");
  }

  @Test
  void different_texts_never_become_the_same() {
    Random random = new Random(5);
    List<String> parts =
        List.of(
            "ada@acme.test", "github:ada", "slack:U1", "jira:5b10ac8d82e05b22cc7d4ef5", " ", "x");
    for (int i = 0; i < 2_000; i++) {
      String a = text(random, parts);
      String b = text(random, parts);
      assertThat(renaming.applied(a).equals(renaming.applied(b))).isEqualTo(a.equals(b));
    }
  }

  private static String text(Random random, List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  @Test
  void another_text_can_be_given_later() {
    Renaming more = new Renaming(ADA.andAlso(new TreeSet<>(List.of("Enchantress"))));
    assertThat(more.applied("the Enchantress, the Countess"))
        .isEqualTo("the Erased person, Erased person");
  }

  @Test
  void too_little_to_be_looked_for_is_refused() {
    Identifiers nobody = new Identifiers(Optional.empty(), new TreeSet<>(), new TreeSet<>());
    assertThatThrownBy(
            () -> new Erasure("k3v9x2m7", nobody, new TreeSet<>(List.of("x ")), new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x \"");
    assertThatThrownBy(() -> new Erasure("K3", nobody, new TreeSet<>(), new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("token");
  }
}
