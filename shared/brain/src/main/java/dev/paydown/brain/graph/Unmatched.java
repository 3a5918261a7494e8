package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState.Seen;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.PersonRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What sources named and nobody has said who or what it is: listed, never guessed.
 *
 * @param people by connection and user id, whoever has to do with most items first
 * @param references by what waits for them
 */
public record Unmatched(List<Somebody> people, List<Reference> references) {
  public Unmatched {
    people = List.copyOf(people);
    references = List.copyOf(references);
  }

  /**
   * A tool's user whose address nobody has said.
   *
   * @param alias {@code connection:userId}
   * @param name as the tool shows it
   * @param items how many live items they own, or are asked something on
   */
  public record Somebody(String alias, Optional<String> name, int items) {}

  /**
   * A link of which an end is not known, or is known by several names.
   *
   * @param from the end that blocks or contains, as people write it
   * @param to the other
   */
  public record Reference(String from, String to, LinkKind kind) {}

  /**
   * What the graph could not match.
   *
   * @param seen what tools showed of their users, by alias
   */
  public static Unmatched in(Graph graph, Map<String, Seen> seen) {
    return new Unmatched(people(graph, seen), references(graph));
  }

  private static List<Somebody> people(Graph graph, Map<String, Seen> seen) {
    Map<String, Set<String>> items = new TreeMap<>();
    for (Item item : graph.items().values()) {
      if (item.status().isLive()) {
        concerned(item)
            .map(graph.people()::resolve)
            .filter(who -> !new PersonRef(who).isEmail())
            .forEach(who -> items.computeIfAbsent(who, any -> new TreeSet<>()).add(item.node()));
      }
    }
    return items.entrySet().stream()
        .map(
            of ->
                new Somebody(
                    of.getKey(),
                    Optional.ofNullable(seen.get(of.getKey()))
                        .map(Seen::name)
                        .filter(name -> !name.isBlank()),
                    of.getValue().size()))
        .sorted(Comparator.comparingInt(Somebody::items).reversed().thenComparing(Somebody::alias))
        .toList();
  }

  private static Stream<PersonRef> concerned(Item item) {
    return Stream.of(
            item.owner().map(PersonRef::new).stream(),
            item.facts().approvals().stream().map(ItemFacts.Approval::of),
            item.facts().posts().stream().flatMap(post -> post.asks().stream()))
        .flatMap(those -> those);
  }

  private static List<Reference> references(Graph graph) {
    List<Reference> references = new ArrayList<>();
    for (LinkFacts link : graph.waiting()) {
      references.add(
          new Reference(written(graph, link.from()), written(graph, link.to()), link.kind()));
    }
    for (Item item : graph.items().values()) {
      item.text(ItemField.PARENT)
          .filter(parent -> graph.find(References.parse(parent)).isEmpty())
          .ifPresent(parent -> references.add(new Reference(parent, item.id(), LinkKind.CONTAINS)));
    }
    references.sort(
        Comparator.comparing(Reference::from)
            .thenComparing(Reference::to)
            .thenComparing(Reference::kind));
    return references.stream().distinct().toList();
  }

  private static String written(Graph graph, ItemRef ref) {
    return graph
        .find(ref)
        .map(Item::id)
        .orElseGet(
            () ->
                switch (ref) {
                  case ItemRef.Named(String text) -> text;
                  case ItemRef.Own(String connection, String uid) -> connection + ":" + uid;
                });
  }
}
