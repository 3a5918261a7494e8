package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Post;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A thread gone quiet: who was asked answers in their own words, or says that no answer is needed,
 * which ends the debt.
 */
final class ReviveThread implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : situation.open(LiabilityKind.DROPPED_THREAD)) {
      Item item = situation.item(liability.node());
      Optional<String> recipient =
          liability
              .escalation()
              .map(Liability.Escalation::to)
              .or(
                  () ->
                      asked(situation.picture(), item, liability)
                          .flatMap(situation.picture().clearers()::of))
              .or(() -> situation.picture().clearers().of(item));
      recipient.ifPresent(to -> wishes.add(ask(situation, item, liability, to)));
    }
    return wishes;
  }

  /** Whom the post that went unanswered asks, and who has not written since. */
  private static Optional<String> asked(Picture picture, Item item, Liability liability) {
    List<String> asked = new ArrayList<>();
    Set<String> replied = new HashSet<>();
    for (Post post : item.facts().posts()) {
      if (post.stamp().at().equals(liability.since())) {
        post.asks().stream().map(picture.graph().people()::resolve).forEach(asked::add);
      } else if (post.stamp().at().isAfter(liability.since())) {
        post.author().map(picture.graph().people()::resolve).ifPresent(replied::add);
      }
    }
    return asked.stream().filter(person -> !replied.contains(person)).findFirst();
  }

  private static Wish ask(Situation situation, Item item, Liability liability, String to) {
    return situation.about(
        ProposalKind.REVIVE_THREAD,
        item,
        liability.id(),
        new Situation.Told(
            "Answer: “" + item.title() + "”",
            liability.because() + ". Answer in your own words, or decline it as not needed."),
        to,
        List.of(situation.moves().answer(item)),
        List.of());
  }
}
