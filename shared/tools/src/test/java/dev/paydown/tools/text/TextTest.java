package dev.paydown.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.LinkKind;
import dev.paydown.tools.text.StatedLinks.Stated;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
  void hostile_lines_are_read_in_no_time() {
    String line = "Blocked by " + "[".repeat(20_000) + "a ".repeat(20_000);
    assertThat(StatedLinks.in(line.repeat(5))).isEmpty();
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
}
