package dev.paydown.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedItemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENG-12 is late | ENG-12",
        "(ENG-12) | ENG-12",
        "see studio:design-1. | studio:design-1",
        "is pagerduty:#12 over? | pagerduty:#12",
        "slack:C024BE91L/1720000000.000100 | slack:C024BE91L/1720000000.000100",
        "acme/web#42, please | acme/web#42",
        "github:acme/web#42 | github:acme/web#42",
        "a/b/web!7 | a/b/web!7",
        "https://github.com/acme/web/pull/42/files#top | https://github.com/acme/web/pull/42",
        "<https://gitlab.com/a/b/-/work_items/7>. | https://gitlab.com/a/b/-/work_items/7",
        "https://acme.atlassian.net/browse/WEB-7?x=1 | https://acme.atlassian.net/browse/WEB-7",
        "https://linear.app/acme/issue/ENG-12/a-b! | https://linear.app/acme/issue/ENG-12/a-b",
        "https://acme.monday.com/boards/12/pulses/3456 | https://acme.monday.com/boards/12/pulses/3456",
        "[the form](https://github.com/acme/web/issues/7) | https://github.com/acme/web/issues/7",
        "[ENG-12](https://example.com/x) | ENG-12"
      })
  void an_item_is_named_by_its_key_its_id_or_its_address(String text, String name) {
    assertThat(NamedItems.in(text)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UTF-8 and SHA-256, as in RFC-8259",
        "CVE-2026-1234",
        "e-12, E-12, ENG-12a, xENG-12, ENG-, ENG-12.5",
        "redis:6379 at 10:30, nginx:1.25, localhost:8080/1",
        "https://example.com/news/ENG-12",
        "https://example.com/issues",
        "`ENG-12`",
        "> ENG-12",
        "```\nENG-12\n```",
        "#12 and !7",
        "https://trello.com/c/\u202eabc"
      })
  void other_words_name_none(String text) {
    assertThat(NamedItems.in(text)).isEmpty();
  }

  @Test
  void each_is_named_once_and_no_more_than_fifty_of_them() {
    assertThat(NamedItems.in("ENG-2, ENG-1 and ENG-2")).containsExactly("ENG-2", "ENG-1");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      many.append("ENG-").append(i).append(' ');
    }
    assertThat(NamedItems.in(many.toString())).hasSize(Clip.LIST);
  }
}
