package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.proposal.Packet.Affected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who else is affected by what is asked: whose work moves with it, or waits behind it. */
final class Bystanders {
  private static final int TOLD_MAX = 12;

  private Bystanders() {}

  /** The context, with those whose work it is not asked about and who are not asked. */
  static Packet told(Picture picture, Wish wish, List<Move> asked, Packet packet) {
    Optional<String> recipient = Optional.of(wish.recipient());
    List<Affected> told = new ArrayList<>();
    int others = 0;
    for (String node : picture.graph().behind(about(wish, asked))) {
      Item item = picture.graph().item(node);
      if (item.status().isLive() && !item.owner().equals(recipient)) {
        others++;
        if (others <= TOLD_MAX) {
          told.add(affected(picture, item));
        }
      }
    }
    return packet.affecting(List.copyOf(told), others - told.size());
  }

  /** The items that it is about; of dates, every line's own. */
  private static Set<String> about(Wish wish, List<Move> asked) {
    return wish.kind().isOfDates()
        ? asked.stream().map(Move::node).collect(Collectors.toUnmodifiableSet())
        : Set.of(wish.node());
  }

  private static Affected affected(Picture picture, Item item) {
    return new Affected(
        item.id(),
        item.title(),
        item.owner(),
        item.due(),
        picture.forecast().of(item.node()).finish());
  }
}
