package dev.paydown.pages.export;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.WorkspaceState.SettingsSaid;
import dev.paydown.brain.WorkspaceState.Stay;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.LinkReading;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When the dates expected of an item last had a reason to change, read off what is held: the newest
 * fact about its own dates, owner, title or status, about a link to it, or about anything that it
 * waits for; the newest change of the calendars; and for what is overdue the day that its forecast
 * last moved to. What has no part in its dates (comments, percentages, settings of terms) does not
 * count. The clock has no part: the same state gives the same instants.
 */
final class LastChanged {
  private static final Set<ItemField> NO_PART =
      EnumSet.of(
          ItemField.WHY,
          ItemField.DONE,
          ItemField.OWED,
          ItemField.PERCENT,
          ItemField.CLIENT_FACING,
          ItemField.PINNED);

  private final Picture picture;
  private final Map<String, Instant> changed = new HashMap<>();

  LastChanged(Picture picture) {
    this.picture = picture;
    WorkspaceState state = picture.state();
    Instant settings = settings(state.settings());
    for (Item item : picture.graph().items().values()) {
      note(item.node(), settings);
      facts(item).forEach(at -> note(item.node(), at));
      overdue(item).ifPresent(at -> note(item.node(), at));
      turned(item);
    }
    daysOff(state.people().stays());
    state.links().values().forEach(this::link);
    state.confirmed().forEach((proposal, decided) -> confirmed(state, proposal, decided));
    // What an item waits for comes before it, and so does what it contains; in a circle nothing
    // comes first, so that what holds for one of it holds for all, and for what is behind them.
    for (int round = 0; round < 2; round++) {
      picture.forecast().cycles().forEach(this::alike);
      picture.forecast().order().forEach(this::after);
    }
  }

  /** Of that item, which the graph has. */
  Instant of(String node) {
    return changed.getOrDefault(node, Instant.EPOCH);
  }

  private void note(String node, Instant at) {
    changed.merge(node, at, (a, b) -> a.isAfter(b) ? a : b);
  }

  private static Stream<Instant> facts(Item item) {
    return Stream.concat(
        item.facts().registers().entrySet().stream()
            .filter(each -> !NO_PART.contains(each.getKey()))
            .map(each -> each.getValue().stamp().at()),
        item.facts().turns().stream().map(turn -> turn.stamp().at()));
  }

  /** What blocks a container binds what it contains while it is not over. */
  private void turned(Item item) {
    if (!item.facts().turns().isEmpty()) {
      Instant at = item.facts().turns().getLast().stamp().at();
      picture.graph().below(item.node()).forEach(node -> note(node, at));
    }
  }

  /** What should be over by now is expected on the last working day that there was: since then. */
  private Optional<Instant> overdue(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    LocalDate latest = calendar.onOrBefore(picture.forecast().today());
    return expected
        .finish()
        .filter(finish -> item.status().isLive() && finish.equals(latest))
        .filter(finish -> !expected.span().finish().equals(Optional.of(finish)) || contains(item))
        .map(finish -> finish.atStartOfDay(picture.calendars().workspace().zone()).toInstant());
  }

  /** Its dates are those of what it contains: it may have been expected before it is planned. */
  private boolean contains(Item item) {
    return !picture.graph().childrenOf(item.node()).isEmpty();
  }

  private void daysOff(List<Stay> stays) {
    Map<String, Instant> from = new HashMap<>();
    for (Stay stay : stays) {
      from.merge(stay.email(), stay.from().at(), (a, b) -> a.isAfter(b) ? a : b);
    }
    for (Item item : picture.graph().items().values()) {
      item.owner()
          .flatMap(owner -> Optional.ofNullable(from.get(owner)))
          .ifPresent(at -> note(item.node(), at));
    }
  }

  /** A link that was cut, or that its tool no longer lists, mattered until then. */
  private void link(LinkFacts link) {
    if (link.kind() == LinkKind.MENTIONS || link.sayings().isEmpty()) {
      return;
    }
    Stamp last = link.sayings().getLast().stamp();
    Optional<Item> from = picture.graph().find(link.from());
    Optional<Item> to = picture.graph().find(link.to());
    Instant at =
        Stream.of(from, to)
            .flatMap(Optional::stream)
            .flatMap(end -> end.facts().reading().stream())
            .filter(reading -> !reading.keys().contains(link.key()))
            .map(LinkReading::stamp)
            .filter(reading -> reading.compareTo(last) > 0)
            .max(Comparator.naturalOrder())
            .orElse(last)
            .at();
    // What binds a container binds all that it contains.
    to.ifPresent(
        end -> {
          note(end.node(), at);
          picture.graph().below(end.node()).forEach(node -> note(node, at));
        });
    if (link.kind() == LinkKind.CONTAINS) {
      from.ifPresent(end -> note(end.node(), at));
    }
  }

  private void confirmed(WorkspaceState state, String proposal, Fact.Decided decided) {
    Optional.ofNullable(state.proposals().get(proposal)).map(Proposal::moves).stream()
        .flatMap(List::stream)
        .filter(move -> changed.containsKey(move.node()))
        .forEach(move -> note(move.node(), decided.at()));
  }

  private void alike(List<String> cycle) {
    Instant latest = cycle.stream().map(this::of).max(Comparator.naturalOrder()).orElseThrow();
    cycle.forEach(node -> note(node, latest));
  }

  private void after(String node) {
    Stream.concat(
            picture.graph().boundBy(node).stream().map(Link::from),
            picture.graph().childrenOf(node).stream())
        .forEach(near -> note(node, of(near)));
  }

  /** When the calendar, or what a slip does, was last set to something else. */
  private static Instant settings(List<SettingsSaid> said) {
    Instant at = Instant.EPOCH;
    Settings before = Settings.defaults();
    for (SettingsSaid each : said) {
      Settings now = each.settings();
      if (!now.calendar().equals(before.calendar())
          || now.shift() != before.shift()
          || !now.initiatives().equals(before.initiatives())) {
        at = each.stamp().at();
      }
      before = now;
    }
    return at;
  }
}
