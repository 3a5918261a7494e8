package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.ledger.Balances.Balance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries and events behind a liability's balance, open or ended.
 *
 * @param root what explains it whole; empty: it is a root
 * @param derived what it explains, and what therefore costs nothing
 * @param delayDays working days that it delays the items behind it, as of now
 * @param lines every entry in the order of booking, with the balance after it
 * @param events what was said of its item, of what blocks that and of what drives its dates, from
 *     the start of its term to its end, and whatever caused an entry; oldest first
 */
public record Explanation(
    Liability liability,
    Balance balance,
    Optional<Liability> root,
    List<Liability> derived,
    long delayDays,
    List<Line> lines,
    List<Happening> events) {
  private static final Comparator<Entry> BOOKED =
      Comparator.comparing(Entry::bookedAt).thenComparing(Entry::day).thenComparing(Entry::id);

  public Explanation {
    derived = List.copyOf(derived);
    lines = List.copyOf(lines);
    events = List.copyOf(events);
  }

  /**
   * One entry.
   *
   * @param balance what was owed after it, in seconds
   * @param why what it is for, in words
   */
  public record Line(Entry entry, long balance, String why) {}

  /**
   * Explains a liability.
   *
   * @return empty where there is none of that id
   */
  public static Optional<Explanation> of(WorkspaceState state, String id) {
    return Optional.ofNullable(state.liabilities().get(id))
        .map(liability -> of(Picture.of(state), liability));
  }

  private static Explanation of(Picture picture, Liability liability) {
    Map<String, Liability> all = picture.state().liabilities();
    List<Entry> entries =
        picture.state().entries().values().stream()
            .filter(entry -> entry.liability().equals(liability.id()))
            .sorted(BOOKED)
            .toList();
    boolean delays = liability.state() == LiabilityState.OPEN && liability.root().isEmpty();
    return new Explanation(
        liability,
        Balances.of(entries).of(liability.id()),
        liability.root().flatMap(root -> Optional.ofNullable(all.get(root))),
        all.values().stream()
            .filter(held -> held.root().equals(Optional.of(liability.id())))
            .toList(),
        delays ? new Downstream(picture).delayDays(liability.node()) : 0,
        lines(picture, entries),
        events(picture, liability, entries));
  }

  private static List<Line> lines(Picture picture, List<Entry> entries) {
    Map<String, Entry> byId = new HashMap<>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    List<Line> lines = new ArrayList<>();
    long balance = 0;
    for (Entry entry : entries) {
      balance += entry.owed();
      Optional<Entry> taken = entry.reverses().map(byId::get);
      lines.add(new Line(entry, balance, why(picture, entry, taken)));
    }
    return lines;
  }

  private static String why(Picture picture, Entry entry, Optional<Entry> taken) {
    return switch (entry.reason()) {
      case PRINCIPAL -> entry.about().because();
      case INTEREST -> waited(picture, entry);
      case COMPOUNDING -> "on the balance at the close of " + Weeks.label(entry.day());
      case PAYMENT -> "the balance, paid";
      case WRITE_OFF -> "the balance, written off";
      case REVERSAL ->
          "takes back the "
              + taken.map(Explanation::named).orElse("entry")
              + ": a later fact disproves it";
      case REOPENING ->
          "takes back the " + taken.map(Explanation::named).orElse("entry") + ": open again";
    };
  }

  private static String named(Entry entry) {
    return switch (entry.reason()) {
          case PRINCIPAL -> "principal";
          case INTEREST -> "interest";
          case COMPOUNDING -> "compounding";
          case PAYMENT -> "payment";
          case WRITE_OFF -> "write-off";
          case REVERSAL, REOPENING -> "entry";
        }
        + " of "
        + entry.day();
  }

  private static String waited(Picture picture, Entry entry) {
    List<String> items =
        entry.about().waiting().stream()
            .map(node -> picture.graph().items().containsKey(node) ? id(picture, node) : node)
            .toList();
    return items.isEmpty() ? "the work itself waited" : String.join(", ", items) + " waited";
  }

  private static String id(Picture picture, String node) {
    return picture.graph().item(node).id();
  }

  private static List<Happening> events(Picture picture, Liability liability, List<Entry> entries) {
    Set<String> causes = new HashSet<>();
    Set<String> nodes = new LinkedHashSet<>();
    for (Entry entry : entries) {
      causes.add(entry.cause());
      nodes.addAll(entry.about().waiting());
    }
    new Causes(picture).items(liability.node()).forEach(item -> nodes.add(item.node()));
    Instant from = liability.since();
    Instant to = liability.endedAt().orElse(Instant.MAX);
    return nodes.stream()
        .filter(node -> picture.graph().items().containsKey(node))
        .flatMap(node -> Happening.of(picture.graph().item(node)).stream())
        .filter(
            event ->
                causes.contains(event.event())
                    || (!event.at().isBefore(from) && !event.at().isAfter(to)))
        .distinct()
        .sorted(Comparator.comparing(Happening::at).thenComparing(Happening::event))
        .toList();
  }
}
