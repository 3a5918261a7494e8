package dev.paydown.tools.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Sentry leaves to people, and what a sweep finds, against answers of its API's form. */
class SentryListeningTest {
  private static final Connection CONNECTION =
      Fixtures.connection("sentry", "secret", Optional.empty()).in(List.of("acme"));
  private static final Listening LISTENING =
      new SentryTool(Fixtures.NO_NETWORK).listening().orElseThrow();

  @Test
  void the_integration_is_made_by_a_person() {
    assertThat(
            LISTENING.hook(
                new Listening.Asked(
                    CONNECTION, "https://paydown.example.com/hooks/abc", Fixtures.NOW)))
        .isEqualTo(
            new Listening.ByHand(
                "Sentry documents no API that makes the integration its webhooks belong to: make it in"
                    + " Sentry's settings"));
  }

  private static final String ISSUES = "https://sentry.io/api/0/organizations/acme/issues/";
  private static final Instant SEEN = Instant.parse("2026-11-19T09:00:00Z");

  private static String listed(int from, String query) {
    return "GET " + ISSUES + "?sort=new&limit=100&cursor=0:" + from + ":0&query=" + query;
  }

  private static Listening.Changes changes(
      Answers sentry, Optional<Instant> since, Optional<String> cursor) {
    return new SentryTool(sentry)
        .listening()
        .orElseThrow()
        .changes(CONNECTION, since, cursor, Fixtures.NOW);
  }

  private static String issue(int id, String status) {
    return """
        {"id": "%d", "shortId": "SHOP-1A", "title": "Broken", "status": "%s",
         "permalink": "https://acme.sentry.io/issues/%d/", "firstSeen": "%s",
         "assignedTo": {"type": "user", "id": "7", "email": "bob@example.com", "name": "Bob"}}
        """
        .formatted(id, status, id, SEEN);
  }

  @Test
  void the_first_sweep_lists_what_is_unresolved_and_a_later_one_what_is_new() {
    String full =
        IntStream.range(0, 100)
            .mapToObj(id -> issue(id, "unresolved"))
            .collect(Collectors.joining(",", "[", "]"));
    Answers sentry =
        new Answers(
            Map.of(
                listed(0, "is%3Aunresolved"),
                full,
                listed(100, "is%3Aunresolved"),
                "[]",
                listed(0, "is%3Aunresolved%20firstSeen%3A%3E%3D2026-11-19T08%3A00%3A00Z"),
                "[" + issue(4100, "unresolved") + "]"));
    Listening.Changes first = changes(sentry, Optional.empty(), Optional.empty());
    assertThat(first.items()).hasSize(100);
    assertThat(changes(sentry, Optional.empty(), first.next()))
        .isEqualTo(new Listening.Changes(List.of()));
    assertThat(changes(sentry, Optional.of(SEEN.minusSeconds(3600)), Optional.empty()))
        .isEqualTo(new Listening.Changes(List.of(new Listening.Changed("4100", SEEN))));
  }

  private static List<Fact> read(String status) {
    return new SentryTool(new Answers(Map.of("GET " + ISSUES + "4100/", issue(4100, status))))
        .fetch(CONNECTION, "4100", Fixtures.NOW)
        .orElseThrow();
  }

  @Test
  void an_issue_is_read_as_of_when_it_was_first_seen_and_an_end_as_of_the_reading() {
    ItemRef.Own item = new ItemRef.Own("sentry", "4100");
    assertThat(read("unresolved"))
        .contains(
            new Fact.ItemChanged(
                item,
                SEEN,
                0,
                Actor.BOT,
                List.of(
                    FieldChange.set(ItemField.KIND, "bug"),
                    FieldChange.set(ItemField.KEY, "SHOP-1A"),
                    FieldChange.set(ItemField.TITLE, "Broken"),
                    FieldChange.set(ItemField.URL, "https://acme.sentry.io/issues/4100/"),
                    FieldChange.set(ItemField.OWNER, "bob@example.com"))))
        .noneMatch(Fact.StatusChanged.class::isInstance);
    assertThat(read("resolved"))
        .contains(
            new Fact.StatusChanged(
                item, Fixtures.NOW, 0, Actor.BOT, Transition.FINISHED, Optional.empty()));
    assertThat(read("ignored").toString()).contains("CANCELLED");
  }

  @Test
  void what_is_gone_or_in_no_organization_is_nothing() {
    SentryTool none = new SentryTool(new Answers(Map.of()));
    assertThat(none.fetch(CONNECTION, "4100", Fixtures.NOW)).isEmpty();
    assertThat(none.fetch(CONNECTION, "a/../b", Fixtures.NOW)).isEmpty();
    Connection nowhere = CONNECTION.in(List.of());
    assertThat(none.fetch(nowhere, "4100", Fixtures.NOW)).isEmpty();
    assertThat(
            none.listening()
                .orElseThrow()
                .changes(nowhere, Optional.empty(), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }
}
