package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Approval;
import java.util.Optional;

/** Of whom an approval is asked. */
final class Approvers {
  private final Picture picture;

  Approvers(Picture picture) {
    this.picture = picture;
  }

  /** Who was asked at the instant from which the liability counts. */
  Optional<String> asked(Item item, Liability liability) {
    return item.facts().approvals().stream()
        .filter(
            approval ->
                approval.outcome().isEmpty() && approval.stamp().at().equals(liability.since()))
        .map(Approval::of)
        .map(picture.graph().people()::resolve)
        .filter(of -> liability.because().contains(of))
        .findFirst();
  }
}
