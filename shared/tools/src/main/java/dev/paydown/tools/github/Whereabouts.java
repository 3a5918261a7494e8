package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an item is: the REST API asks for its repository and number, which change when it moves,
 * and projects hold it.
 *
 * @param isAll whether it is in no more projects than these
 */
record Whereabouts(String repository, long number, List<ProjectCard> cards, boolean isAll) {
  private static final int NAME = 200;
  private static final Pattern KEY =
      Pattern.compile("([A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100})#([0-9]{1,12})");

  Whereabouts {
    cards = List.copyOf(cards);
  }

  /** What a key tells, which is the id of items from payloads that showed no other. */
  static Optional<Whereabouts> ofKey(String uid) {
    Matcher key = KEY.matcher(uid);
    return key.matches()
        ? Optional.of(new Whereabouts(key.group(1), Long.parseLong(key.group(2)), List.of(), false))
        : Optional.empty();
  }

  /** What {@link GitHubDocuments#ITEM} shows; empty where the id is of nothing of the kind. */
  static Optional<Whereabouts> of(JsonNode data) throws BadField {
    if (!data.path("node").has("number")) {
      return Optional.empty();
    }
    Fields node = Fields.of("node", data.path("node"));
    Fields items = node.object("projectItems");
    List<ProjectCard> cards = new ArrayList<>();
    for (Fields card : items.objects("nodes")) {
      cards.add(ProjectCard.of(card));
    }
    Fields repository = node.object("repository");
    boolean more = items.object("pageInfo").flag("hasNextPage").orElse(false);
    return Optional.of(
        new Whereabouts(
            repository.required("nameWithOwner", repository.name("nameWithOwner", NAME)),
            node.required("number", node.whole("number", 1, Integer.MAX_VALUE)),
            cards,
            !more));
  }

  /** The item as the REST API has it, which knows a pull request as an issue as well. */
  String issue() {
    return in("issues");
  }

  String pull() {
    return in("pulls");
  }

  private String in(String kind) {
    int slash = repository.indexOf('/');
    return "/repos/"
        + RestApi.part(repository.substring(0, slash))
        + "/"
        + RestApi.part(repository.substring(slash + 1))
        + "/"
        + kind
        + "/"
        + number;
  }

  /**
   * The project whose field is the item's date of that kind: of several the one that was set last,
   * else the first that has such a field.
   */
  Optional<ProjectCard> dating(ItemField field) {
    Comparator<ProjectCard> later =
        Comparator.comparing(
            card ->
                Optional.ofNullable(card.dated().get(field))
                    .map(ProjectCard.Said::at)
                    .orElse(Instant.MIN));
    return cards.stream()
        .filter(ProjectCard::isOpen)
        .filter(card -> card.dates().containsKey(field))
        .sorted(later.reversed())
        .findFirst();
  }

  /** What that field holds. */
  Optional<ProjectCard.Said> dated(ItemField field) {
    return dating(field).flatMap(card -> Optional.ofNullable(card.dated().get(field)));
  }
}
