package dev.paydown.brain.event;

import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that happened: a work event of a tool, or an act of Paydown's own. */
public sealed interface Fact {

  /** The source's own time. More than five minutes ahead of receipt, it counts as receipt. */
  Instant at();

  /** A fact that a tool stated about one item. */
  sealed interface OfItem extends Fact {
    /** The item that the fact is about. */
    ItemRef.Own item();

    /** The source's own version or sequence; of two facts of one instant the higher wins. */
    long version();

    /** Who caused it. */
    Actor actor();
  }

  /** Fields as the source shows them now; a field not named is unchanged. */
  record ItemChanged(
      ItemRef.Own item, Instant at, long version, Actor actor, List<FieldChange> changes)
      implements OfItem {
    public ItemChanged {
      changes = List.copyOf(changes);
    }
  }

  /** The item changed status. */
  record StatusChanged(
      ItemRef.Own item,
      Instant at,
      long version,
      Actor actor,
      Transition to,
      Optional<PersonRef> by)
      implements OfItem {}

  /** The item waits for something named. */
  record Blocked(
      ItemRef.Own item,
      Instant at,
      long version,
      Actor actor,
      Optional<String> reason,
      Optional<ItemRef> by,
      Optional<PersonRef> clearedBy)
      implements OfItem {}

  /** Somebody is asked to approve or review the item. */
  record ApprovalRequested(ItemRef.Own item, Instant at, long version, Actor actor, PersonRef of)
      implements OfItem {}

  /** The approval asked of that person is decided. */
  record ApprovalDecided(
      ItemRef.Own item,
      Instant at,
      long version,
      Actor actor,
      PersonRef of,
      ApprovalOutcome outcome)
      implements OfItem {}

  /** Somebody wrote on the item: a comment, a reply, a message, a forward. */
  record ThreadPosted(
      ItemRef.Own item,
      Instant at,
      long version,
      Actor actor,
      PersonRef author,
      List<PersonRef> asks,
      boolean forwarded,
      String text)
      implements OfItem {
    public ThreadPosted {
      asks = List.copyOf(asks);
    }
  }

  /** The thread is closed: nothing in it waits any more. */
  record ThreadClosed(ItemRef.Own item, Instant at, long version, Actor actor) implements OfItem {}

  /** Somebody handed work in: a commit on the branch that the item stands for. */
  record CommitPushed(ItemRef.Own item, Instant at, long version, Actor actor, PersonRef by)
      implements OfItem {}

  /** A calendar slot stands at this time for these people: booked, or moved. */
  record SlotSet(
      ItemRef.Own item,
      Instant at,
      long version,
      Actor actor,
      Instant start,
      Instant end,
      List<PersonRef> people)
      implements OfItem {
    public SlotSet {
      people = List.copyOf(people);
    }
  }

  /** The slot no longer stands. */
  record SlotCancelled(ItemRef.Own item, Instant at, long version, Actor actor) implements OfItem {}

  /** The receiving side says it has seen the handoff. */
  record HandoffAcknowledged(ItemRef.Own item, Instant at, long version, Actor actor, PersonRef by)
      implements OfItem {}

  /** A link is stated, or stated anew with other terms. */
  record LinkMade(
      ItemRef from,
      ItemRef to,
      LinkKind kind,
      LinkType type,
      int lagDays,
      LagUnit lagUnit,
      Provenance provenance,
      Instant at,
      long version,
      Actor actor)
      implements Fact {}

  /** A link is withdrawn. */
  record LinkCut(ItemRef from, ItemRef to, LinkKind kind, Instant at, long version, Actor actor)
      implements Fact {}

  /**
   * All links that the tool itself holds at this item, read through its API: what is not listed is
   * cut, as of the reading.
   */
  record LinksRead(ItemRef.Own item, Instant at, List<LinkMade> links) implements Fact {
    public LinksRead {
      links = List.copyOf(links);
    }
  }

  /** The tool shows more of this item than it announced: it shall be read. */
  record ReadAsked(ItemRef.Own item, Instant at) implements Fact {}

  /** A tool showed which person a user id of its own is. */
  record PersonSeen(Instant at, PersonRef alias, Optional<PersonRef> email, String name)
      implements Fact {}

  /** Time passed: a day, a term, a working hour. */
  record Ticked(Instant at) implements Fact {}

  /** The workspace's settings, whole, as they stand from now on. */
  record SettingsPut(Instant at, Settings settings) implements Fact {}

  /** The workspace's people, all of them, as they stand from now on. */
  record PeoplePut(Instant at, List<Person> people) implements Fact {
    public PeoplePut {
      people = List.copyOf(people);
    }
  }

  /**
   * Mail to an address came back for good.
   *
   * @param email lower case
   */
  record MailBounced(Instant at, String email) implements Fact {}

  /**
   * A person wants mail of this kind, or no longer does.
   *
   * @param email as mail is addressed to them
   */
  record MailChosen(Instant at, String email, MailGroup group, boolean wanted) implements Fact {}

  /**
   * The links to a person's preferences that were mailed before stop working.
   *
   * @param email as mail is addressed to them
   */
  record PreferencesRevoked(Instant at, String email) implements Fact {}

  /** A tool was hooked up under this name. */
  record ConnectionMade(Instant at, String name, String tool) implements Fact {}

  /** The bound recipient answered a proposal, or the workspace's setting did. */
  record Decided(Instant at, String proposal, int version, Decision decision) implements Fact {}

  /** Who confirmed a proposal asks to undo what it did: that is proposed to them in turn. */
  record UndoAsked(Instant at, String proposal) implements Fact {}

  /** What became of one confirmed move. */
  record EffectRecorded(
      Instant at, String execution, String proposal, String move, EffectOutcome outcome)
      implements Fact {}

  /** The mail with the proposals' links went out; a handoff in it is delivered. */
  record MailSent(Instant at, String mailing) implements Fact {}
}
