package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Debts;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Approval;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Of whom an approval is asked. */
final class Approvers {
  private final Picture picture;

  Approvers(Picture picture) {
    this.picture = picture;
  }

  /** Who was asked for the approval that the liability is of. */
  Optional<String> asked(Item item, Liability liability) {
    return item.facts().approvals().stream()
        .filter(approval -> approval.outcome().isEmpty())
        .map(Approval::of)
        .map(picture.graph().people()::resolve)
        .filter(of -> Debts.approvalId(item, of, liability.since()).equals(liability.id()))
        .findFirst();
  }

  /** An approval that waits for a decision: at which item, and whose. */
  record Undecided(Item where, String of) {}

  /**
   * The first undecided approval of that person at the item itself, else at an item that is linked
   * to it.
   */
  Optional<Undecided> undecided(Item item, Optional<String> of) {
    Stream<Item> linked =
        picture.graph().at(item.node()).stream()
            .flatMap(link -> Stream.of(link.from(), link.to()))
            .distinct()
            .filter(node -> !node.equals(item.node()))
            .sorted()
            .map(picture.graph()::item);
    return Stream.concat(Stream.of(item), linked)
        .flatMap(where -> open(where).stream().map(asked -> new Undecided(where, asked)))
        .filter(undecided -> of.isEmpty() || of.get().equals(undecided.of()))
        .findFirst();
  }

  private Set<String> open(Item item) {
    Set<String> asked = new LinkedHashSet<>();
    for (Approval approval : item.facts().approvals()) {
      String of = picture.graph().people().resolve(approval.of());
      if (approval.outcome().isEmpty()) {
        asked.add(of);
      } else {
        asked.remove(of);
      }
    }
    return asked;
  }
}
