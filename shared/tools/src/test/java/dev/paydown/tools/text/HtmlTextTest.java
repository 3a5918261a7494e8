package dev.paydown.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

  @Test
  void blocks_are_lines_and_headings_lists_and_quotations_keep_their_marks() {
    assertThat(
            markdown(
                "<h2>Why</h2><p>One\n  two</p><ul><li>a</li><li><b>b</b></li></ul>"
                    + "<blockquote><div>said</div></blockquote>three<br/>four"))
        .isEqualTo("## Why\nOne two\n- a\n- b\n> said\nthree\nfour");
  }

  @Test
  void code_is_fenced_and_kept_line_by_line() {
    assertThat(markdown("<pre><code>if (a &lt; b)\n  c</code></pre><div>d</div>"))
        .isEqualTo("```\nif (a < b)\n  c\n```\nd");
  }

  @Test
  void a_link_keeps_its_address_unless_it_is_its_text() {
    assertThat(markdown("<a href=\"https://a.example/?x=1&amp;y=2\">it</a> <a href='#'>no</a>"))
        .isEqualTo("[it](https://a.example/?x=1&y=2) no");
    assertThat(markdown("<a href=\"https://a.example\">https://a.example</a>"))
        .isEqualTo("https://a.example");
  }

  @Test
  void what_is_not_closed_or_no_tag_harms_nothing() {
    assertThat(markdown("<div>a < b &unknown; &#0; &#55296;&#x41;<ul><li>c</a></blockquote><pre>d"))
        .isEqualTo("a < b &unknown; \u0000 A\n- c\n```\nd");
    assertThat(markdown("<a href=\"https://a.example\">a<br>b</a>"))
        .isEqualTo("a\n[b](https://a.example)");
  }

  @Test
  void people_are_mentioned_outside_of_quotations() {
    String id = "AAAA1111-0000-4000-8000-00000000000A";
    String mention = "<a href=\"#\" data-vss-mention=\"version:2.0," + id + "\">@Ada</a>";
    HtmlText text = HtmlText.of("<blockquote>" + mention + "</blockquote>");
    assertThat(text.mentioned()).isEmpty();
    HtmlText asked = HtmlText.of("<div>" + mention + " why?</div>");
    assertThat(asked.mentioned()).isEqualTo(Set.of("aaaa1111-0000-4000-8000-00000000000a"));
    assertThat(asked.markdown()).isEqualTo("@Ada why?");
  }

  @Test
  void markdown_is_not_taken_for_html() {
    assertThat(HtmlText.is("a < b and <https://a.example> and @<id>")).isFalse();
    assertThat(HtmlText.is("<DIV class=\"x\">a</DIV>")).isTrue();
  }

  private static String markdown(String html) {
    return HtmlText.of(html).markdown();
  }
}
