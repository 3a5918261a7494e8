package dev.paydown.tools.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.GivenUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "h1. Why~# Why",
        "h3. Done when ~### Done when",
        "bq. They said so~> They said so",
        "* [ ] Ask~- [ ] Ask",
        "## second level~- second level",
        "- \\[ \\] Ask~- [ ] Ask",
        "*Why:* a law~**Why:** a law",
        "*bold* words~**bold** words",
        "Blocked by [WEB-7|https://a.example/browse/WEB-7]~"
            + "Blocked by [WEB-7](https://a.example/browse/WEB-7)",
        "see [https://a.example|https://a.example|smart-link]~"
            + "see [https://a.example](https://a.example)",
        "see [https://a.example]~see <https://a.example>",
        "{color:#ff0000}red{color}~red",
        "a $1 \\ b~a $1 \\ b",
      })
  void wiki_markup_reads_as_markdown(String wiki, String markdown) {
    assertThat(WikiText.markdown(wiki)).isEqualTo(markdown);
  }

  @Test
  void code_and_quotations_are_marked_as_such() {
    assertThat(WikiText.markdown("a\n{code:java}\nb\n{code}\nc {noformat}d{noformat} e\n\nf"))
        .isEqualTo("a\n```\nb\n```\nc \n```\nd\n```\n e\n\nf");
    assertThat(WikiText.markdown("a\n{quote}b\nc{quote}\nd {quote}e{quote} f"))
        .isEqualTo("a\n> b\n> c\nd \n> e\n f");
  }

  @Test
  void who_is_mentioned_in_code_or_in_a_quotation_is_not_asked() {
    JiraText text =
        JiraText.ofWiki(
            "jira",
            "[~accountid:5f1a] and [~bob], [~bob]\nbq. [~cy]\n{code}\n[~dan]\n{code}\n[~ two words]");
    assertThat(text.asks()).containsExactly(person("5f1a"), person("bob"));
  }

  @Test
  void a_document_reads_as_markdown() throws BadField, JsonProcessingException {
    String json =
        """
        {"body":{"type":"doc","content":[
         {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Why"}]},
         {"type":"paragraph","content":[{"type":"text","text":"A "},
          {"type":"text","text":"law","marks":[{"type":"link","attrs":{"href":"https://a.example"}}]},
          {"type":"hardBreak"},{"type":"mention","attrs":{"id":"5f1a","text":"@Ada"}}]},
         {"type":"bulletList","content":[{"type":"listItem","content":[
          {"type":"paragraph","content":[{"type":"text","text":"one"}]},
          {"type":"bulletList","content":[{"type":"listItem","content":[
           {"type":"paragraph","content":[{"type":"text","text":"two"}]}]}]}]}]},
         {"type":"taskList","content":[
          {"type":"taskItem","attrs":{"state":"DONE"},"content":[{"type":"text","text":"Find"}]},
          {"type":"taskItem","attrs":{"state":"TODO"},"content":[{"type":"text","text":"Ask"}]}]},
         {"type":"codeBlock","content":[{"type":"text","text":"Blocks WEB-9"}]},
         {"type":"panel","content":[{"type":"blockquote","content":[
          {"type":"paragraph","content":[{"type":"mention","attrs":{"id":"60cc","text":"@Cy"}},
           {"type":"hardBreak"},{"type":"text","text":"said"}]}]}]},
         {"type":"unheard-of","content":[{"type":"blockCard","attrs":{"url":"https://b.example"}}]}]}}
        """;
    JiraText text = JiraText.of("jira", Fields.of("", new ObjectMapper().readTree(json)), "body");
    assertThat(text)
        .isEqualTo(
            new JiraText(
                """
                ## Why
                A [law](https://a.example)
                @Ada
                - one
                  - two
                - [x] Find
                - [ ] Ask
                ```
                Blocks WEB-9
                ```
                > @Cy
                > said
                https://b.example\
                """,
                List.of(person("5f1a"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[a|", "{code:", "{quote}", "* ", "*a", "\\", "[~", "h1. ", "\n"})
  void no_text_takes_long(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeout(Duration.ofSeconds(2), () -> JiraText.ofWiki("jira", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Won't Do",
        "Won\u2019t fix",
        "WONT FIX",
        "Will not do",
        "Duplicate",
        "Closed as duplicate",
        "Cannot Reproduce",
        "Can't reproduce",
        "Declined",
        "Cancelled",
        "CANCELED",
        "Abandoned",
        "Obsolete",
        "Rejected",
        "Not a bug"
      })
  void these_names_say_that_nobody_will_do_it(String name) {
    assertThat(GivenUp.says(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Done", "Fixed", "Closed", "Deduplicated", "Resolved", "Released", ""})
  void these_do_not(String name) {
    assertThat(GivenUp.says(name)).isFalse();
  }

  private static PersonRef person(String id) {
    return PersonRef.alias("jira", id);
  }
}
