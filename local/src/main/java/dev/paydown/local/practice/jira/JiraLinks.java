package dev.paydown.local.practice.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links between issues, of the type Blocks: made and taken away by the app. */
record JiraLinks(PracticeJira jira, Entity app) {

  /** The answer; empty where the request is about something else. */
  Optional<Response> answer(Asked asked) {
    if (asked.is("GET", "rest/api/3/issueLinkType")) {
      ObjectNode types = RestDoor.object();
      types.putArray("issueLinkTypes").add(JiraShown.type());
      return Optional.of(Response.json(200, types));
    }
    if (asked.is("POST", "rest/api/3/issueLink")) {
      return Optional.of(link(asked.body()));
    }
    return asked.is("DELETE", "rest/api/3/issueLink/*")
        ? Optional.of(cut(asked.path().getLast()))
        : Optional.empty();
  }

  /** The inward issue is the source of the link; a second one of a pair changes nothing. */
  private Response link(JsonNode body) {
    if (!body.path("type").path("name").asText().equals("Blocks")) {
      throw new NoSuchEntity("No issue link type with that name found.");
    }
    Entity blocking = jira.issue(body.path("inwardIssue").path("id").asText());
    Entity blocked = jira.issue(body.path("outwardIssue").path("id").asText());
    boolean stands =
        jira.desk().read(books -> List.copyOf(books.all("links").values())).stream()
            .anyMatch(
                link ->
                    link.get("fromId").equals(blocking.id())
                        && link.get("toId").equals(blocked.id()));
    jira.desk()
        .change(
            draft -> {
              draft.effect("link", blocked.get("key"), Map.of());
              return stands ? blocked : new JiraChanges(draft, app).block(blocking, blocked);
            });
    return new Response(201, Map.of(), new byte[0], false);
  }

  private Response cut(String id) {
    Entity link =
        jira.desk()
            .read(books -> books.find("links", id))
            .orElseThrow(() -> new NoSuchEntity("No issue link with id " + id));
    jira.desk()
        .change(
            draft -> {
              draft.effect("unlink", link.get("toId"), Map.of());
              return new JiraChanges(draft, app).unblock(link);
            });
    return new Response(204, Map.of(), new byte[0], false);
  }
}
