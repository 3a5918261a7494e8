package dev.paydown.tools.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.text.StatedLinks.Stated;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  @Test
  void headings_and_open_boxes_tell_why_done_and_owed() {
    String markdown =
        """
        Intro that is neither.
        ## Why
        The old checkout loses carts.

        It costs us customers.
        ### Definition of done
        - [x] written down
        - [ ] carts survive a reload
        ## Notes
        1. [ ] tell support
        ```
        - [ ] code, not a promise
        ```
        """;
    assertThat(Context.of(markdown))
        .isEqualTo(
            new Context(
                Optional.of("The old checkout loses carts.\n\nIt costs us customers."),
                Optional.of("- [x] written down\n- [ ] carts survive a reload"),
                List.of("carts survive a reload", "tell support")));
  }

  @Test
  void bold_lines_and_words_with_a_colon_are_headings_too() {
    assertThat(Context.of("**Background**\nA law.\n**Done when:** the form is live"))
        .isEqualTo(new Context(Optional.of("A law."), Optional.of("the form is live"), List.of()));
  }

  @Test
  void a_column_says_what_its_name_says_whatever_its_case_and_pictures() {
    Map<String, BoardColumn> named =
        Map.ofEntries(
            Map.entry("To Do", BoardColumn.NOT_BEGUN),
            Map.entry("📥 Inbox", BoardColumn.NOT_BEGUN),
            Map.entry("IN PROGRESS", BoardColumn.UNDER_WAY),
            Map.entry("Doing…", BoardColumn.UNDER_WAY),
            Map.entry("Code-Review", BoardColumn.UNDER_WAY),
            Map.entry("⛔ Blocked", BoardColumn.BLOCKED),
            Map.entry("On hold", BoardColumn.BLOCKED),
            Map.entry("Done ✅", BoardColumn.DONE),
            Map.entry("Done (week 47)", BoardColumn.DONE),
            Map.entry("Released", BoardColumn.DONE),
            Map.entry("Won’t do", BoardColumn.GIVEN_UP),
            Map.entry("Cancelled", BoardColumn.GIVEN_UP),
            Map.entry("Sprint 12", BoardColumn.OTHER),
            Map.entry("Not done", BoardColumn.OTHER),
            Map.entry("Donedeal", BoardColumn.OTHER),
            Map.entry("", BoardColumn.OTHER));
    named.forEach((name, says) -> assertThat(BoardColumn.named(name)).as(name).isEqualTo(says));
  }

  @Test
  void a_link_is_stated_without_the_marks_that_turn_the_writing() {
    assertThat(StatedLinks.in("Blocked by https://example.com/a\u202e/1\u2066, ENG-12"))
        .containsExactly(
            new Stated(LinkKind.BLOCKS, true, "https://example.com/a/1"),
            new Stated(LinkKind.BLOCKS, true, "ENG-12"));
  }

  @Test
  void a_text_without_headings_says_nothing() {
    assertThat(Context.of("Just do it."))
        .isEqualTo(new Context(Optional.empty(), Optional.empty(), List.of()));
  }

  @Test
  void lines_that_begin_with_the_words_state_links() {
    String markdown =
        """
        - Blocked by ENG-12, linear:ENG-13 and https://example.com/a/1.
        **Depends on:** [the design](https://figma.com/file/x)
        Blocks acme/web#42
        Fixes: OPS-3
        part of studio:design-1
        """;
    assertThat(StatedLinks.in(markdown))
        .containsExactly(
            new Stated(LinkKind.BLOCKS, true, "ENG-12"),
            new Stated(LinkKind.BLOCKS, true, "linear:ENG-13"),
            new Stated(LinkKind.BLOCKS, true, "https://example.com/a/1"),
            new Stated(LinkKind.BLOCKS, true, "https://figma.com/file/x"),
            new Stated(LinkKind.BLOCKS, false, "acme/web#42"),
            new Stated(LinkKind.CONTAINS, true, "OPS-3"),
            new Stated(LinkKind.CONTAINS, true, "studio:design-1"));
  }

  @Test
  void a_mention_a_quotation_and_code_state_none() {
    assertThat(
            StatedLinks.in(
                "We were blocked by ENG-1 once.\n> Blocked by ENG-2\n~~~\nBlocks ENG-3\n~~~\n"
                    + "Blocked by the weather"))
        .isEmpty();
  }

  @Test
  void where_items_have_numbers_a_bare_one_is_of_the_texts_own_repository() {
    String markdown =
        """
        Blocked by #7, acme/api#8 and GH-9
        Part of #1.
        This fixes #12 for good, as ENG-3 asked.
        """;
    assertThat(StatedLinks.in(markdown, new StatedLinks.Place("github:acme/web", false)))
        .containsExactly(
            new Stated(LinkKind.BLOCKS, true, "github:acme/web#7"),
            new Stated(LinkKind.BLOCKS, true, "acme/api#8"),
            new Stated(LinkKind.BLOCKS, true, "github:acme/web#9"),
            new Stated(LinkKind.CONTAINS, true, "github:acme/web#1"));
    assertThat(StatedLinks.in("Blocked by #7\nBlocks GH-9\nCloses #7, ENG-1"))
        .containsExactly(new Stated(LinkKind.BLOCKS, false, "GH-9"));
  }

  @Test
  void projects_lie_in_groups_and_merge_requests_are_items_too() {
    StatedLinks.Place place = new StatedLinks.Place("gitlab:acme/shop/web", true);
    assertThat(StatedLinks.in("Blocked by !7, acme/api!8 and acme/tools/ci#9", place))
        .containsExactly(
            new Stated(LinkKind.BLOCKS, true, "gitlab:acme/shop/web!7"),
            new Stated(LinkKind.BLOCKS, true, "acme/api!8"),
            new Stated(LinkKind.BLOCKS, true, "acme/tools/ci#9"));
    assertThat(StatedLinks.in("It fixes acme/tools/ci#9 and closes !7.", place))
        .containsExactly(new Stated(LinkKind.CONTAINS, true, "acme/tools/ci#9"));
    assertThat(StatedLinks.in("Blocked by !7")).isEmpty();
  }

  @Test
  void closing_words_right_before_an_item_count_anywhere_where_they_close() {
    String markdown =
        """
        This Resolves: #10, closed acme/api#11 and fixes https://example.com/acme/web/issues/12.
        It prefixes #13, `closes #14`, closes nothing, fixes #15th and resolves ENG-16.
        <!-- Closes #17
        --> Fixes #18
        """;
    assertThat(StatedLinks.in(markdown, new StatedLinks.Place("github:acme/web", true)))
        .containsExactly(
            new Stated(LinkKind.CONTAINS, true, "github:acme/web#10"),
            new Stated(LinkKind.CONTAINS, true, "acme/api#11"),
            new Stated(LinkKind.CONTAINS, true, "https://example.com/acme/web/issues/12"),
            new Stated(LinkKind.CONTAINS, true, "github:acme/web#18"));
    assertThat(StatedLinks.in("Well: fixes #1", new StatedLinks.Place("", true))).isEmpty();
  }

  @Test
  void users_named_in_a_text_are_asked_but_not_those_in_quotations_code_and_comments() {
    assertThat(
            Asked.byUserName(
                "github", "@ada, see @bob!\n> @eve\n`@code` a@b.example <!-- @hint --> @ada"))
        .containsExactly(PersonRef.alias("github", "ada"), PersonRef.alias("github", "bob"));
  }

  @Test
  void a_link_may_name_an_item_whose_key_is_a_number() {
    assertThat(StatedLinks.in("Blocked by pagerduty:#12 and web-shop:#7."))
        .containsExactly(
            new Stated(LinkKind.BLOCKS, true, "pagerduty:#12"),
            new Stated(LinkKind.BLOCKS, true, "web-shop:#7"));
    assertThat(StatedLinks.in("Blocked by pagerduty:#")).isEmpty();
  }

  @Test
  void a_comment_that_never_ends_hides_nothing() {
    assertThat(StatedLinks.in("<!-- draft\nBlocked by ENG-1"))
        .containsExactly(new Stated(LinkKind.BLOCKS, true, "ENG-1"));
    assertThat(StatedLinks.in("<!--".repeat(200_000))).isEmpty();
  }

  @Test
  void a_title_is_one_line_of_what_is_seen() {
    assertThat(Clip.title("a\u0007\u202eb\r\n\u2028c\u0085d")).isEqualTo("ab c d");
  }

  @Test
  void hostile_lines_are_read_in_no_time() {
    String line = "Blocked by " + "[".repeat(20_000) + "a ".repeat(20_000);
    assertThat(StatedLinks.in(line.repeat(5))).isEmpty();
    String closes = "fixes acme/".repeat(20_000) + "`".repeat(20_001) + "closes ".repeat(20_000);
    assertThat(StatedLinks.in(closes, new StatedLinks.Place("github:acme/web", true))).isEmpty();
    assertThat(Context.of("**" + "a ".repeat(50_000)).owed()).isEmpty();
  }

  @Test
  void what_is_too_long_ends_in_an_ellipsis_and_never_in_half_a_character() {
    assertThat(Clip.to("abcdef", 4)).isEqualTo("abc…");
    assertThat(Clip.to("ab😀cd", 4)).isEqualTo("ab…");
    assertThat(Clip.to("a\ud800b", 9)).isEqualTo("a\ufffdb");
    assertThat(Clip.title(" a\n b ")).isEqualTo("a b");
  }

  @Test
  void a_title_is_one_line_without_control_characters_and_turns_of_direction() {
    assertThat(Clip.title("a\u0000b\u0007\u202ec\u2066d\u2028e\u009bf\u001b[2J\u200b"))
        .isEqualTo("abcd ef[2J");
    assertThat(Clip.title("\ud83d\udc69\u200d\ud83d\udcbb"))
        .isEqualTo("\ud83d\udc69\u200d\ud83d\udcbb");
    assertThat(Clip.line("\u202e \n", 9)).isEmpty();
  }

  @Test
  void a_heading_may_be_closed_and_a_mark_may_stand_before_or_after_the_colon() {
    assertThat(Context.of("## Why ##  \nA law.\n- [ ] a form  \t\n# Done\n"))
        .isEqualTo(
            new Context(Optional.of("A law.\n- [ ] a form"), Optional.empty(), List.of("a form")));
    for (String line :
        List.of(
            "Blocked by ENG-1",
            "Blocked by: ENG-1",
            "Blocked by : ENG-1",
            "**Blocked by:** ENG-1",
            "**Blocked by**: ENG-1",
            "__Blocked by__ : ENG-1",
            "* [ ] **Blocked by** ENG-1",
            "- _blocked by_ ENG-1")) {
      assertThat(StatedLinks.in(line))
          .as(line)
          .containsExactly(new Stated(LinkKind.BLOCKS, true, "ENG-1"));
    }
    assertThat(StatedLinks.in("Blocked byENG-1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        "*",
        "_",
        "#",
        "# ",
        "-",
        "- [ ] ",
        "[ ]",
        "`",
        "<!--",
        ">",
        ".",
        "a",
        "a ",
        "@a",
        "a/",
        "closes ",
        "closes a/a",
        "blocked by ",
        "[a](https://a",
        ":",
        "1"
      })
  void a_line_of_any_length_is_read_in_a_time_that_grows_with_it_alone(String repeated) {
    String much = repeated.repeat(200_000 / repeated.length());
    StatedLinks.Place place = new StatedLinks.Place("acme/web", true);
    for (String begins :
        List.of("", "# a", "**", "__", "- [ ] a", "Why: ", "blocked by", "blocks **", "closes ")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            String text = begins + much + "b";
            Context.of(text);
            StatedLinks.in(text, place);
            Asked.byAddress(text);
            Asked.byUserName("github", text);
            Clip.title(text);
          },
          begins + repeated);
    }
  }
}
