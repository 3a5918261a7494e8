package dev.paydown.pages.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Picture;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.Around;
import dev.paydown.pages.Work;
import guru.nidi.graphviz.model.Link;
import guru.nidi.graphviz.model.MutableGraph;
import guru.nidi.graphviz.model.MutableNode;
import guru.nidi.graphviz.parse.Parser;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The graph around an item, for other programs to draw. */
final class GraphTextTest {
  /** Every form that a line of ours has, whatever titles hold. */
  private static final Pattern MERMAID =
      Pattern.compile(
          "flowchart LR"
              + "|  (n[0-9]+|more)\\[\"(?:[\\p{L}\\p{Nd} ]|#[0-9]+;|<br/>)*\"]"
              + "|  n[0-9]+ (-->|-\\.->)(\\|\"(?:[\\p{L}\\p{Nd} ]|#[0-9]+;)*\"\\|)? n[0-9]+"
              + "|  classDef (here stroke-width:4px|late stroke-dasharray:6 3)"
              + "|  class n[0-9]+(,n[0-9]+)* (here|late)");

  private static Around around(Picture picture, String key) {
    return Around.of(picture.graph(), Work.node(key), 2, 20);
  }

  private static MutableGraph parsed(String dot) {
    try {
      return new Parser().read(dot);
    } catch (IOException unreadable) {
      throw new AssertionError(dot, unreadable);
    }
  }

  @Test
  void mermaid_shows_titles_dates_and_what_is_late_in_words() {
    Picture picture = Work.checkout().picture();

    assertThat(GraphText.mermaid(picture, around(picture, "build-1")))
        .isEqualTo(
            """
            flowchart LR
              n1["Design the checkout<br/>studio#58;design#45;1#44; task#44; open<br/>forecast \
            2026#45;11#45;09#44; planned 2026#45;11#45;05#44; committed 2026#45;11#45;05<br/>LATE \
            by 2 working days"]
              n2["Build the checkout<br/>studio#58;build#45;1#44; task#44; open<br/>forecast \
            2026#45;11#45;11#44; planned 2026#45;11#45;09#44; committed 2026#45;11#45;09<br/>LATE \
            by 2 working days"]
              n3["Launch#44; at last#59; all of it<br/>studio#58;launch#44; initiative#44; \
            open<br/>forecast 2026#45;11#45;11"]
              n1 --> n2
              n3 -.->|"contains"| n2
              classDef here stroke-width:4px
              class n2 here
              classDef late stroke-dasharray:6 3
              class n1,n2 late
            """);
  }

  @Test
  void dot_shows_the_same() {
    Picture picture = Work.checkout().picture();

    assertThat(GraphText.dot(picture, around(picture, "build-1")))
        .isEqualTo(
            """
            digraph around {
              graph [rankdir="LR"];
              node [shape="box"];
              n1 [label="Design the checkout\\nstudio:design-1, task, open\\nforecast 2026-11-09, \
            planned 2026-11-05, committed 2026-11-05\\nLATE by 2 working days", peripheries="2"];
              n2 [label="Build the checkout\\nstudio:build-1, task, open\\nforecast 2026-11-11, \
            planned 2026-11-09, committed 2026-11-09\\nLATE by 2 working days", penwidth="3", \
            peripheries="2"];
              n3 [label="Launch, at last; all of it\\nstudio:launch, initiative, open\\nforecast \
            2026-11-11"];
              n1 -> n2 [style="solid"];
              n3 -> n2 [style="dashed", label="contains"];
            }
            """);
  }

  @Test
  void what_is_over_says_when_and_a_line_says_its_terms_where_they_are_not_the_usual() {
    Work work =
        Work.checkout()
            .link("design-1", "launch", LinkKind.BLOCKS, LinkType.SS, 3)
            .turn("design-1", Transition.FINISHED);
    Picture picture = work.picture();

    assertThat(GraphText.dot(picture, Around.of(picture.graph(), Work.node("launch"), 1, 2)))
        .isEqualTo(
            """
            digraph around {
              graph [rankdir="LR"];
              node [shape="box"];
              n1 [label="Design the checkout\\nstudio:design-1, task, done\\nfinished 2026-11-09, \
            committed 2026-11-05"];
              n2 [label="Launch, at last; all of it\\nstudio:launch, initiative, open\\nforecast \
            2026-11-13", penwidth="3"];
              n1 -> n2 [style="solid", label="SS +3 working days"];
              more [label="1 more item is not shown", shape="plaintext"];
            }
            """);
  }

  @Test
  void what_waits_for_itself_says_so() {
    Picture picture = Work.checkout().link("build-1", "design-1", LinkKind.BLOCKS).picture();

    assertThat(GraphText.mermaid(picture, around(picture, "build-1")))
        .contains("WAITS FOR ITSELF", "n1 --> n2", "n2 --> n1");
  }

  @Test
  void no_title_leaves_its_label_in_mermaid() {
    for (String title : Work.HOSTILE) {
      Picture picture = hostile(title);
      String text = GraphText.mermaid(picture, around(picture, "build-1"));
      assertThat(text.lines()).hasSize(10).allMatch(line -> MERMAID.matcher(line).matches());
    }
  }

  @Test
  void no_title_leaves_its_label_in_dot() {
    for (String title : Work.HOSTILE) {
      Picture picture = hostile(title);
      MutableGraph graph = parsed(GraphText.dot(picture, around(picture, "build-1")));
      assertThat(graph.nodes())
          .extracting(node -> node.name().toString())
          .containsExactlyInAnyOrder("n1", "n2", "n3");
      assertThat(graph.nodes().stream().flatMap(node -> node.links().stream()).map(Link::name))
          .extracting(Object::toString)
          .containsExactlyInAnyOrder("n1--n2", "n3--n2");
    }
  }

  @Test
  void a_title_is_read_from_dot_as_it_was_written() {
    Picture picture = hostile("Say \"hi\" \\ to <b>them</b>; [ok] {x} -> y");
    MutableGraph graph = parsed(GraphText.dot(picture, around(picture, "build-1")));
    List<String> labels =
        graph.nodes().stream().map(MutableNode::attrs).map(at -> "" + at.get("label")).toList();
    assertThat(labels).anyMatch(label -> label.contains("to <b>them</b>; [ok] {x} -> y"));
  }

  private static Picture hostile(String title) {
    return Work.checkout()
        .change("build-1", "TITLE", title, "KIND", title, "KEY", "build-1" + title)
        .picture();
  }
}
