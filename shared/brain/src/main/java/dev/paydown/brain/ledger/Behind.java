package dev.paydown.brain.ledger;

import java.util.List;

/**
 * The entries behind one figure of a statement: they add up to it, to the second.
 *
 * @param amount the figure, in seconds of working time
 * @param parts in the order of booking; entries that cancel out whole are left out
 */
public record Behind(Figure figure, long amount, List<Part> parts) {
  public Behind {
    parts = List.copyOf(parts);
  }

  /**
   * One entry.
   *
   * @param amount what it adds to the figure, negative where it takes away
   */
  public record Part(Entry entry, long amount) {}

  static Behind of(Figure figure, List<Part> parts) {
    List<Part> counted = parts.stream().filter(part -> part.amount() != 0).toList();
    return new Behind(figure, counted.stream().mapToLong(Part::amount).sum(), counted);
  }
}
