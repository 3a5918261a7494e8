package dev.paydown.brain;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.graph.Fold;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the brain holds of one workspace: the fold of its log, nothing else.
 *
 * @param version the head's; each commit adds one
 * @param now the latest instant that the log speaks of: receipts and ticks, no other clock
 * @param dueAt when something happens that no event will announce; empty: nothing will
 * @param settings every settings put, oldest first: a span is counted in the calendar of its time
 * @param aliases which address each tool's user id belongs to, as the tools showed it
 * @param connections tool by connection name
 * @param confirmed every answer that confirmed moves, by proposal and version
 */
public record WorkspaceState(
    String workspace,
    long version,
    Instant now,
    Optional<Instant> dueAt,
    List<SettingsSaid> settings,
    PeopleSaid people,
    Map<String, Seen> aliases,
    Map<String, String> connections,
    SortedMap<String, ItemFacts> items,
    SortedMap<String, LinkFacts> links,
    SortedMap<String, Fact.Decided> confirmed,
    SortedMap<String, Liability> liabilities,
    SortedMap<String, Entry> entries,
    SortedMap<String, Proposal> proposals,
    SortedMap<String, Mailing> mailings,
    SortedMap<String, ReadWanted> reads) {

  /**
   * Settings as they stood from an instant on.
   *
   * @param knownAt when they were folded: what was worked out before did not know them
   */
  public record SettingsSaid(Stamp stamp, Settings settings, Instant knownAt) {}

  /**
   * The people, and what set them.
   *
   * @param puts when people were put, oldest first
   * @param stays who was named by which puts, by address and time
   * @param bounces whose mail came back, oldest first
   * @param choices what each person last said of each kind of mail, by address and kind
   * @param revocations when each person last took back the links to their preferences, by address
   */
  public record PeopleSaid(
      Optional<Stamp> stamp,
      List<Person> people,
      List<Stamp> puts,
      List<Stay> stays,
      List<Bounce> bounces,
      List<Choice> choices,
      List<Revocation> revocations) {
    public PeopleSaid {
      people = List.copyOf(people);
      puts = List.copyOf(puts);
      stays = List.copyOf(stays);
      bounces = List.copyOf(bounces);
      // Rows written before there was a choice hold none.
      choices = choices == null ? List.of() : List.copyOf(choices);
      revocations = revocations == null ? List.of() : List.copyOf(revocations);
    }

    /** Nobody is known. */
    static PeopleSaid none() {
      return new PeopleSaid(
          Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Whether a link to preferences that was mailed then has been taken back since. */
    public boolean hasRevoked(String email, Instant issuedAt) {
      return revocations.stream()
          .anyMatch(one -> one.email().equals(email) && one.stamp().at().isAfter(issuedAt));
    }

    /** Whether mail of this kind goes to this address: it does unless its reader said otherwise. */
    public boolean wants(String email, MailGroup group) {
      return choices.stream()
          .noneMatch(
              choice ->
                  choice.email().equals(email) && choice.group() == group && !choice.wanted());
    }
  }

  /** What a person said of one kind of mail. */
  public record Choice(Stamp stamp, String email, MailGroup group, boolean wanted) {}

  /** Links to a person's preferences that were mailed before this are dead. */
  public record Revocation(Stamp stamp, String email) {}

  /**
   * A person whom every put of people named, with these days off, from one to another. A nightly
   * put of the same people lengthens stays and adds none.
   *
   * @param from the first of those puts
   * @param to the last of them
   */
  public record Stay(String email, List<Person.DaysOff> daysOff, Stamp from, Stamp to) {
    public Stay {
      daysOff = List.copyOf(daysOff);
    }
  }

  /** Mail to an address came back. */
  public record Bounce(Stamp stamp, String email) {}

  /** A tool's user as it last showed them. */
  public record Seen(Stamp stamp, Optional<PersonRef> email, String name) {}

  /** A workspace in which nothing has happened. */
  public static WorkspaceState empty(String workspace) {
    return ruled(workspace, List.of(), PeopleSaid.none(), Map.of(), Map.of());
  }

  /** A workspace of which its rules are known, and nothing of its work, at no instant. */
  public static WorkspaceState ruled(
      String workspace,
      List<SettingsSaid> settings,
      PeopleSaid people,
      Map<String, Seen> aliases,
      Map<String, String> connections) {
    return new WorkspaceState(
        workspace,
        0,
        Instant.EPOCH,
        Optional.empty(),
        settings,
        people,
        aliases,
        connections,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /** Its settings, its people and what tools call them, without its work and at no instant. */
  public WorkspaceState rules() {
    return ruled(workspace, settings, people, aliases, connections);
  }

  /** The settings in force. */
  public Settings settingsNow() {
    return settings.isEmpty() ? Settings.defaults() : settings.getLast().settings();
  }

  /** The same at a later instant. */
  WorkspaceState at(Instant later) {
    return copy(version, later, dueAt, liabilities, entries, confirmed, proposals, mailings);
  }

  WorkspaceState due(Optional<Instant> next) {
    return copy(version, now, next, liabilities, entries, confirmed, proposals, mailings);
  }

  /** The same under another version. */
  public WorkspaceState numbered(long next) {
    return copy(next, now, dueAt, liabilities, entries, confirmed, proposals, mailings);
  }

  WorkspaceState with(
      SortedMap<String, Liability> nextLiabilities, SortedMap<String, Entry> nextEntries) {
    return copy(version, now, dueAt, nextLiabilities, nextEntries, confirmed, proposals, mailings);
  }

  WorkspaceState with(
      SortedMap<String, Fact.Decided> nextConfirmed,
      SortedMap<String, Proposal> nextProposals,
      SortedMap<String, Mailing> nextMailings) {
    return copy(
        version, now, dueAt, liabilities, entries, nextConfirmed, nextProposals, nextMailings);
  }

  WorkspaceState with(Fold fold) {
    return new WorkspaceState(
        workspace,
        version,
        now,
        dueAt,
        known(fold.settings()),
        fold.people(),
        fold.aliases(),
        fold.connections(),
        fold.items(),
        fold.links(),
        confirmed,
        liabilities,
        entries,
        proposals,
        mailings,
        fold.reads());
  }

  /** What is heard of now is known from now on, whenever it was put. */
  private List<SettingsSaid> known(List<SettingsSaid> said) {
    return said.stream()
        .map(
            each ->
                settings.contains(each) || each.knownAt().isAfter(now)
                    ? each
                    : new SettingsSaid(each.stamp(), each.settings(), now))
        .toList();
  }

  private WorkspaceState copy(
      long nextVersion,
      Instant nextNow,
      Optional<Instant> nextDue,
      SortedMap<String, Liability> nextLiabilities,
      SortedMap<String, Entry> nextEntries,
      SortedMap<String, Fact.Decided> nextConfirmed,
      SortedMap<String, Proposal> nextProposals,
      SortedMap<String, Mailing> nextMailings) {
    return new WorkspaceState(
        workspace,
        nextVersion,
        nextNow,
        nextDue,
        settings,
        people,
        aliases,
        connections,
        items,
        links,
        nextConfirmed,
        nextLiabilities,
        nextEntries,
        nextProposals,
        nextMailings,
        reads);
  }
}
