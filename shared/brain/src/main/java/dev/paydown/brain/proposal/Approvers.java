package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Debts;
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

  /** Who was asked for the approval that the liability is of. */
  Optional<String> asked(Item item, Liability liability) {
    return item.facts().approvals().stream()
        .filter(approval -> approval.outcome().isEmpty())
        .map(Approval::of)
        .map(picture.graph().people()::resolve)
        .filter(of -> Debts.approvalId(item, of, liability.since()).equals(liability.id()))
        .findFirst();
  }
}
