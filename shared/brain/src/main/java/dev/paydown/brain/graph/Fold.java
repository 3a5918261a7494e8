package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState.Choice;
import dev.paydown.brain.WorkspaceState.PeopleSaid;
import dev.paydown.brain.WorkspaceState.Revocation;
import dev.paydown.brain.WorkspaceState.Seen;
import dev.paydown.brain.WorkspaceState.SettingsSaid;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.ItemFacts.Ack;
import dev.paydown.brain.graph.ItemFacts.Approval;
import dev.paydown.brain.graph.ItemFacts.Commit;
import dev.paydown.brain.graph.ItemFacts.LinkReading;
import dev.paydown.brain.graph.ItemFacts.Post;
import dev.paydown.brain.graph.ItemFacts.Slot;
import dev.paydown.brain.graph.ItemFacts.Turn;
import dev.paydown.brain.graph.LinkFacts.Saying;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds facts into the graph. Each saying is kept once, in the order of its stamp, so that any
 * order and any duplication of the same entries ends in equal records.
 */
public final class Fold {
  /** A source clock may be this far ahead before its time counts as receipt. */
  private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

  private final Written<ItemFacts> items;
  private final Written<LinkFacts> links;
  private final Map<String, Seen> aliases;
  private final Map<String, String> connections;
  private final Written<ReadWanted> reads;
  private final TreeMap<Stamp, SettingsSaid> settings = new TreeMap<>();
  private final RollCall roll;

  /** A map that is copied once somebody writes to it: what nobody writes stays the same object. */
  private static final class Written<V> {
    private SortedMap<String, V> held;
    private boolean isCopy;

    Written(SortedMap<String, V> held) {
      this.held = held;
    }

    SortedMap<String, V> held() {
      return held;
    }

    SortedMap<String, V> toWrite() {
      if (!isCopy) {
        held = new TreeMap<>(held);
        isCopy = true;
      }
      return held;
    }
  }

  /** Starts from what is held. */
  public Fold(
      SortedMap<String, ItemFacts> items,
      SortedMap<String, LinkFacts> links,
      Map<String, Seen> aliases,
      Map<String, String> connections,
      SortedMap<String, ReadWanted> reads,
      List<SettingsSaid> settings,
      PeopleSaid people) {
    this.items = new Written<>(items);
    this.links = new Written<>(links);
    this.aliases = new HashMap<>(aliases);
    this.connections = new HashMap<>(connections);
    this.reads = new Written<>(reads);
    settings.forEach(said -> this.settings.put(said.stamp(), said));
    this.roll = new RollCall(people);
  }

  /** Takes in what the graph keeps of an entry. */
  public void take(LogEntry entry) {
    for (Fact fact : entry.facts()) {
      Instant latest = entry.receivedAt().plus(AHEAD_MAX);
      Instant at = fact.at().isAfter(latest) ? entry.receivedAt() : fact.at();
      take(fact, at, entry);
    }
  }

  private void take(Fact fact, Instant at, LogEntry entry) {
    switch (fact) {
      case Fact.OfItem ofItem -> takeOfItem(ofItem, at, entry);
      case Fact.LinkMade made ->
          say(
              made,
              new Saying(
                  new Stamp(at, made.version(), entry.id()),
                  made.actor(),
                  true,
                  made.type(),
                  made.lagDays(),
                  made.lagUnit(),
                  made.provenance(),
                  false));
      case Fact.LinkCut cut -> cut(cut, new Stamp(at, cut.version(), entry.id()));
      case Fact.LinksRead read -> read(read, at, entry);
      case Fact.ReadAsked asked -> want(asked.item(), entry.receivedAt());
      case Fact.PersonSeen seen ->
          aliases.merge(
              seen.alias().value(),
              new Seen(new Stamp(at, 0, entry.id()), seen.email(), seen.name()),
              (a, b) -> a.stamp().compareTo(b.stamp()) >= 0 ? a : b);
      case Fact.ConnectionMade made -> connections.put(made.name(), made.tool());
      case Fact.SettingsPut put -> {
        Stamp stamp = new Stamp(at, 0, entry.id());
        settings.putIfAbsent(stamp, new SettingsSaid(stamp, put.settings(), entry.receivedAt()));
      }
      case Fact.PeoplePut put -> roll.put(new Stamp(at, 0, entry.id()), put.people());
      case Fact.MailBounced bounced -> roll.bounced(new Stamp(at, 0, entry.id()), bounced.email());
      case Fact.MailChosen chosen ->
          roll.chosen(
              new Choice(
                  new Stamp(at, 0, entry.id()), chosen.email(), chosen.group(), chosen.wanted()));
      case Fact.PreferencesRevoked revoked ->
          roll.revoked(new Revocation(new Stamp(at, 0, entry.id()), revoked.email()));
      case Fact.Ticked _,
          Fact.Decided _,
          Fact.UndoAsked _,
          Fact.EffectRecorded _,
          Fact.MailSent _ -> {}
    }
  }

  private void takeOfItem(Fact.OfItem fact, Instant at, LogEntry entry) {
    Stamp stamp = new Stamp(at, fact.version(), entry.id());
    ItemFactsBuilder item =
        new ItemFactsBuilder(
            items.held().getOrDefault(fact.item().node(), ItemFacts.none(fact.item())));
    Actor actor = fact.actor();
    item.heardOf(stamp, actor);
    switch (fact) {
      case Fact.ItemChanged changed ->
          changed.changes().forEach(change -> item.change(change, stamp, actor));
      case Fact.StatusChanged turned ->
          item.turn(
              new Turn(
                  stamp,
                  actor,
                  turned.to(),
                  turned.by(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      case Fact.Blocked blocked ->
          item.turn(
              new Turn(
                  stamp,
                  actor,
                  Transition.BLOCKED,
                  Optional.empty(),
                  blocked.reason(),
                  blocked.by(),
                  blocked.clearedBy()));
      case Fact.ApprovalRequested asked ->
          item.approval(new Approval(stamp, actor, asked.of(), Optional.empty()));
      case Fact.ApprovalDecided decided ->
          item.approval(new Approval(stamp, actor, decided.of(), Optional.of(decided.outcome())));
      case Fact.ThreadPosted posted ->
          item.post(
              new Post(
                  stamp,
                  actor,
                  Optional.of(posted.author()),
                  posted.asks(),
                  posted.forwarded(),
                  posted.text()));
      case Fact.ThreadClosed _ ->
          item.post(new Post(stamp, actor, Optional.empty(), List.of(), false, ""));
      case Fact.CommitPushed pushed -> item.commit(new Commit(stamp, actor, pushed.by()));
      case Fact.SlotSet slot ->
          item.slot(
              new Slot(stamp, Optional.of(slot.start()), Optional.of(slot.end()), slot.people()));
      case Fact.SlotCancelled _ ->
          item.slot(new Slot(stamp, Optional.empty(), Optional.empty(), List.of()));
      case Fact.HandoffAcknowledged ack -> item.ack(new Ack(stamp, ack.by()));
    }
    boolean wasTied =
        Optional.ofNullable(items.held().get(fact.item().node()))
            .map(ItemFacts::tied)
            .orElse(false);
    ItemFacts after = item.build();
    items.toWrite().put(fact.item().node(), after);
    if (after.tied() && !wasTied) {
      want(fact.item(), entry.receivedAt());
    }
  }

  private void read(Fact.LinksRead read, Instant at, LogEntry entry) {
    Stamp stamp = new Stamp(at, 0, entry.id());
    List<String> keys = new ArrayList<>();
    for (Fact.LinkMade made : read.links()) {
      Instant madeAt = made.at().isAfter(at) ? at : made.at();
      keys.add(Readings.key(made.kind(), made.from(), made.to()));
      say(
          made,
          new Saying(
              new Stamp(madeAt, made.version(), entry.id()),
              made.actor(),
              true,
              made.type(),
              made.lagDays(),
              made.lagUnit(),
              Provenance.NATIVE,
              true));
    }
    ItemFactsBuilder item =
        new ItemFactsBuilder(
            items.held().getOrDefault(read.item().node(), ItemFacts.none(read.item())));
    item.read(new LinkReading(stamp, keys));
    items.toWrite().put(read.item().node(), item.build());
  }

  private void say(Fact.LinkMade made, Saying saying) {
    String key = Readings.key(made.kind(), made.from(), made.to());
    LinkFacts before =
        links
            .held()
            .getOrDefault(key, new LinkFacts(key, made.from(), made.to(), made.kind(), List.of()));
    links.toWrite().put(key, Readings.with(before, saying));
  }

  private void cut(Fact.LinkCut cut, Stamp stamp) {
    String key = Readings.key(cut.kind(), cut.from(), cut.to());
    LinkFacts before =
        links
            .held()
            .getOrDefault(key, new LinkFacts(key, cut.from(), cut.to(), cut.kind(), List.of()));
    links.toWrite().put(key, Readings.with(before, Readings.cut(stamp, cut.actor())));
  }

  /** Asks for the item to be read through its tool's API; a later ask replaces an earlier one. */
  public void want(ItemRef.Own item, Instant askedAt) {
    reads
        .toWrite()
        .merge(
            item.node(),
            new ReadWanted(item.connection(), item.uid(), askedAt),
            (a, b) -> a.askedAt().isAfter(b.askedAt()) ? a : b);
  }

  /** The items. */
  public SortedMap<String, ItemFacts> items() {
    return items.held();
  }

  /** The links. */
  public SortedMap<String, LinkFacts> links() {
    return links.held();
  }

  /** Whose the tools' user ids are. */
  public Map<String, Seen> aliases() {
    return aliases;
  }

  /** Tools by connection name. */
  public Map<String, String> connections() {
    return connections;
  }

  /** What has to be read. */
  public SortedMap<String, ReadWanted> reads() {
    return reads.held();
  }

  /** Every settings put, oldest first. */
  public List<SettingsSaid> settings() {
    return new ArrayList<>(settings.values());
  }

  /** The people. */
  public PeopleSaid people() {
    return roll.said();
  }
}
