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
  void an_address_with_a_title_in_it_leads_to_the_same_place_as_one_without() {
    at("trello", "c1", "https://trello.com/c/Ca4dInvQ");
    at("trello", "i1", "https://trello.com/c/Ca4dInvQ#checkitem-71");
    assertThat(named("https://trello.com/c/Ca4dInvQ/8-pay-by-invoice")).contains("trello/c1");
    assertThat(named("http://www.trello.com/c/Ca4dInvQ?x=1#comment-5")).contains("trello/c1");
    assertThat(named("https://trello.com/c/Ca4dInvQ/8-pay#checkitem-71")).contains("trello/i1");
    assertThat(named("https://trello.com/c/Ca4dInv/8-pay-by-invoice")).isEmpty();
  }

  @Test
  void a_file_its_layers_and_the_comments_on_it_are_places_of_their_own() {
    at("figma", "F", "https://www.figma.com/file/F1le");
    at("figma", "F/43:2", "https://www.figma.com/file/F1le?node-id=43-2");
    at("figma", "F/I1:2;3:4", "https://www.figma.com/file/F1le?node-id=I1-2%3B3-4");
    at("figma", "F#7", "https://www.figma.com/file/F1le#7");
    String pasted = "https://www.figma.com/design/F1le/Checkout-v2";
    assertThat(named(pasted)).contains("figma/F");
    assertThat(named(pasted + "?node-id=0-1&t=abc")).contains("figma/F");
    assertThat(named("https://figma.com/board/F1le")).contains("figma/F");
    assertThat(named(pasted + "?node-id=43-2&t=abc")).contains("figma/F/43:2");
    assertThat(named(pasted + "?type=design&node-id=43%3A2")).contains("figma/F/43:2");
    assertThat(named(pasted + "?node-id=I1-2%3B3-4")).contains("figma/F/I1:2;3:4");
    assertThat(named(pasted + "?node-id=43-2#7")).contains("figma/F#7");
    assertThat(named(pasted + "?node-id=43-3")).isEmpty();
    assertThat(named("https://www.figma.com/design/Ma1n/branch/F1le/Checkout")).contains("figma/F");
  }

  @Test
  void an_issue_beside_a_board_is_that_issue() {
    at("cloud", "7", "https://acme.atlassian.net/browse/WEB-7");
    String board = "https://acme.atlassian.net/jira/software/projects/WEB/boards/3";
    assertThat(named(board + "?selectedIssue=WEB-7")).contains("cloud/7");
    assertThat(named(board + "?groupBy=status&selectedIssue=WEB-7&x=1")).contains("cloud/7");
    assertThat(named(board + "?selectedIssue=WEB-8")).isEmpty();
    assertThat(named(board + "?notSelectedIssue=WEB-7")).isEmpty();
    assertThat(named(board)).isEmpty();
  }

  private void at(String connection, String uid, String url) {
    sources.receive(
        1, Sources.changed(own(connection, uid), 1, FieldChange.set(ItemField.URL, url)));
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
