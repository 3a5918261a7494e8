package dev.paydown.brain.graph;

import static dev.paydown.brain.graph.Sources.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a name in a text means: one item, or none. */
final class ReferencesTest {
  private final Sources sources =
      new Sources()
          .receive(
              0,
              Sources.changed(
                  own("jira", "10007"),
                  0,
                  FieldChange.set(ItemField.KEY, "PROJ-7"),
                  FieldChange.set(ItemField.URL, "https://jira.test/browse/PROJ-7")),
              Sources.changed(
                  own("github", "42"),
                  0,
                  FieldChange.set(ItemField.KEY, "acme/web#42"),
                  FieldChange.set(ItemField.URL, "https://github.test/acme/web/pull/42/")),
              Sources.changed(own("linear", "u1"), 0, FieldChange.set(ItemField.KEY, "ENG-12")),
              Sources.changed(own("other", "u2"), 0, FieldChange.set(ItemField.KEY, "ENG-13")));

  private Optional<String> named(String text) {
    return sources.graph().named(text).map(Item::node);
  }

  @Test
  void an_item_answers_to_its_id_its_key_and_its_url() {
    assertThat(named("jira:PROJ-7")).contains("jira/10007");
    assertThat(named("PROJ-7")).contains("jira/10007");
    assertThat(named("https://jira.test/browse/PROJ-7")).contains("jira/10007");
    assertThat(named("acme/web#42")).contains("github/42");
  }

  @Test
  void a_url_is_the_same_with_a_slash_an_anchor_or_a_query_behind_it() {
    assertThat(named("https://jira.test/browse/PROJ-7/")).contains("jira/10007");
    assertThat(named("https://jira.test/browse/PROJ-7?focus=1")).contains("jira/10007");
    assertThat(named("https://github.test/acme/web/pull/42#note_1")).contains("github/42");
  }

  @Test
  void spaces_around_a_name_do_not_matter_and_part_of_a_name_is_none() {
    assertThat(named("  PROJ-7\n")).contains("jira/10007");
    assertThat(named("PROJ")).isEmpty();
    assertThat(named("PROJ-8")).isEmpty();
    assertThat(named("10007")).isEmpty();
  }

  @Test
  void a_key_whose_prefix_two_connections_use_is_not_guessed() {
    assertThat(named("ENG-12")).isEmpty();
    assertThat(named("ENG-13")).isEmpty();
    assertThat(named("linear:ENG-12")).contains("linear/u1");
  }

  @Test
  void a_url_that_two_items_show_names_neither() {
    sources.receive(
        1,
        Sources.changed(own("linear", "u1"), 1, FieldChange.set(ItemField.URL, "https://x.test/1")),
        Sources.changed(own("other", "u2"), 1, FieldChange.set(ItemField.URL, "https://x.test/1")));

    assertThat(named("https://x.test/1")).isEmpty();
  }

  @Test
  void an_own_id_is_found_where_the_item_is_known_and_nowhere_else() {
    Graph graph = sources.graph();

    assertThat(graph.find(own("jira", "10007")).map(Item::id)).contains("jira:PROJ-7");
    assertThat(graph.find(own("jira", "10008"))).isEmpty();
    assertThat(graph.find(new ItemRef.Named("jira:PROJ-7")).map(Item::node)).contains("jira/10007");
  }
}
