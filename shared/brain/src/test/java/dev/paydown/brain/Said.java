package dev.paydown.brain;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What tools say, in the words of a story: facts of the item {@code key} of the studio. */
final class Said {
  private Said() {}

  static Instant at(String instant) {
    return Instant.parse(instant);
  }

  static Fact asks(String key, String at, String author, String... asked) {
    return post(key, at, Actor.HUMAN, author, false, asked);
  }

  static Fact forwards(String key, String at, String author) {
    return post(key, at, Actor.HUMAN, author, true);
  }

  static Fact post(
      String key, String at, Actor actor, String author, boolean forwarded, String... asked) {
    return new Fact.ThreadPosted(
        Company.ref(key),
        at(at),
        0,
        actor,
        PersonRef.email(author),
        Stream.of(asked).map(PersonRef::email).toList(),
        forwarded,
        "");
  }

  static Fact closed(String key, String at, Actor actor) {
    return new Fact.ThreadClosed(Company.ref(key), at(at), 0, actor);
  }

  static Fact turned(String key, String at, Transition to) {
    return turned(key, at, Actor.HUMAN, to);
  }

  static Fact turned(String key, String at, Actor actor, Transition to) {
    return new Fact.StatusChanged(Company.ref(key), at(at), 0, actor, to, Optional.empty());
  }

  static Fact blocked(String key, String at, Optional<String> by, Optional<String> clearedBy) {
    return new Fact.Blocked(
        Company.ref(key),
        at(at),
        0,
        Actor.HUMAN,
        Optional.of("no access"),
        by.map(Company::ref),
        clearedBy.map(PersonRef::email));
  }

  static Fact set(String key, String at, Actor actor, ItemField field, String value) {
    return new Fact.ItemChanged(
        Company.ref(key), at(at), 0, actor, List.of(FieldChange.set(field, value)));
  }

  static Fact set(String key, String at, ItemField field, String value) {
    return set(key, at, Actor.HUMAN, field, value);
  }

  static Fact committed(String key, String at, String by) {
    return new Fact.CommitPushed(Company.ref(key), at(at), 0, Actor.HUMAN, PersonRef.email(by));
  }

  static Fact approvalAsked(String key, String at, String of) {
    return new Fact.ApprovalRequested(
        Company.ref(key), at(at), 0, Actor.HUMAN, PersonRef.email(of));
  }

  static Fact approvalDecided(String key, String at, String of, ApprovalOutcome outcome) {
    return new Fact.ApprovalDecided(
        Company.ref(key), at(at), 0, Actor.HUMAN, PersonRef.email(of), outcome);
  }

  static Fact blocks(String from, String to, String at) {
    return link(LinkKind.BLOCKS, from, to, at);
  }

  static Fact contains(String whole, String part, String at) {
    return link(LinkKind.CONTAINS, whole, part, at);
  }

  private static Fact link(LinkKind kind, String from, String to, String at) {
    return new Fact.LinkMade(
        Company.ref(from),
        Company.ref(to),
        kind,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        at(at),
        0,
        Actor.HUMAN);
  }

  static Fact cut(String from, String to, String at) {
    return new Fact.LinkCut(
        Company.ref(from), Company.ref(to), LinkKind.BLOCKS, at(at), 0, Actor.HUMAN);
  }

  /** Somebody who is off on these days. */
  static Person off(String email, String... days) {
    return new Person(
        email,
        email,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Stream.of(days).map(LocalDate::parse).map(day -> new Person.DaysOff(day, day)).toList());
  }

  /** Somebody elsewhere. */
  static Person in(String email, String zone) {
    return new Person(
        email, email, Optional.of(ZoneId.of(zone)), Map.of(), Optional.empty(), List.of());
  }

  /** The liabilities of a kind, in the order in which they opened. */
  static List<Liability> of(Company company, LiabilityKind kind) {
    return company.liabilities().stream()
        .filter(held -> held.kind() == kind)
        .sorted(Comparator.comparing(Liability::openedAt).thenComparing(Liability::item))
        .toList();
  }

  /** The only liability of a kind. */
  static Liability one(Company company, LiabilityKind kind) {
    List<Liability> all = of(company, kind);
    if (all.size() != 1) {
      throw new AssertionError("not one " + kind.label() + " but " + all);
    }
    return all.getFirst();
  }

  /** When the only liability of a kind opened, and how it stands. */
  static String stands(Company company, LiabilityKind kind) {
    Liability one = one(company, kind);
    return one.item()
        + " "
        + one.openedAt()
        + " "
        + one.state().label()
        + one.endedAt().map(at -> " " + at).orElse("");
  }

  static boolean isOpen(Liability liability) {
    return liability.state() == LiabilityState.OPEN;
  }
}
