package dev.paydown.brain.graph;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.graph.ItemFacts.Ack;
import dev.paydown.brain.graph.ItemFacts.Approval;
import dev.paydown.brain.graph.ItemFacts.Birth;
import dev.paydown.brain.graph.ItemFacts.Commit;
import dev.paydown.brain.graph.ItemFacts.LinkReading;
import dev.paydown.brain.graph.ItemFacts.Post;
import dev.paydown.brain.graph.ItemFacts.Slot;
import dev.paydown.brain.graph.ItemFacts.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Adds sayings to an item's facts, each once and in the order of its stamp. */
final class ItemFactsBuilder {
  /**
   * Dates, owners and progress keep their history: commitments, spans, handoffs and silence are
   * read from it.
   */
  private static final Set<ItemField> KEPT =
      EnumSet.of(ItemField.START, ItemField.DUE, ItemField.OWNER, ItemField.PERCENT);

  private static final Comparator<Turn> TURNS =
      Comparator.comparing((Turn turn) -> turn.stamp().at())
          .thenComparingLong(turn -> turn.stamp().version())
          // Started and finished in one instant were started first.
          .thenComparing(Turn::to)
          .thenComparing(turn -> turn.stamp().entry());

  /** Of one instant a person's word: a bot that labels what somebody just opened opened nothing. */
  private static final Comparator<Birth> BIRTHS =
      Comparator.comparing((Birth birth) -> birth.stamp().at())
          .thenComparingLong(birth -> birth.stamp().version())
          .thenComparing(Birth::actor)
          .thenComparing(birth -> birth.stamp().entry());

  private final ItemFacts before;
  private final Map<ItemField, Register> registers = new EnumMap<>(ItemField.class);
  private final Map<ItemField, List<Register>> histories = new EnumMap<>(ItemField.class);
  private List<Turn> turns;
  private List<Approval> approvals;
  private List<Post> posts;
  private List<Slot> slots;
  private List<Ack> acks;
  private List<Commit> commits;
  private Optional<Birth> born;
  private Optional<LinkReading> reading;
  private boolean tied;

  ItemFactsBuilder(ItemFacts before) {
    this.before = before;
    registers.putAll(before.registers());
    histories.putAll(before.histories());
    this.turns = before.turns();
    this.approvals = before.approvals();
    this.posts = before.posts();
    this.slots = before.slots();
    this.acks = before.acks();
    this.commits = before.commits();
    this.born = before.born();
    this.reading = before.reading();
    this.tied = before.tied();
  }

  void change(FieldChange change, Stamp stamp, Actor actor) {
    Register saying = new Register(change.value(), stamp, actor);
    boolean isOfMilestone = change.field() == ItemField.MILESTONE_DUE;
    if (isOfMilestone
        || (change.field() == ItemField.DUE && histories.containsKey(ItemField.MILESTONE_DUE))) {
      due(saying, isOfMilestone);
      return;
    }
    Register held = registers.get(change.field());
    if (held == null || held.stamp().compareTo(stamp) < 0) {
      registers.put(change.field(), saying);
    }
    if (held != null && ties(held, saying)) {
      tied = true;
    }
    if (KEPT.contains(change.field())) {
      histories.put(
          change.field(), with(histories.getOrDefault(change.field(), List.of()), saying));
    }
  }

  /**
   * An own date and the milestone's make one history: all that is said of the own one, and of the
   * milestone's what is said while there is no own one. A saying that is both is the milestone's.
   */
  private void due(Register saying, boolean isOfMilestone) {
    List<Register> milestones = histories.getOrDefault(ItemField.MILESTONE_DUE, List.of());
    if (isOfMilestone) {
      milestones = with(milestones, saying);
      histories.put(ItemField.MILESTONE_DUE, milestones);
    }
    List<Register> own = new ArrayList<>(histories.getOrDefault(ItemField.DUE, List.of()));
    List<Register> others = milestones;
    own.removeIf(said -> others.stream().anyMatch(other -> isSame(said, other)));
    if (!isOfMilestone && others.stream().noneMatch(other -> isSame(saying, other))) {
      tied |= own.stream().anyMatch(held -> ties(held, saying));
      own = new ArrayList<>(with(own, saying));
    }
    List<Register> due = new ArrayList<>(own);
    for (Register one : milestones) {
      if (ownAt(own, one.stamp()).isEmpty()) {
        due.add(one);
      }
    }
    due.sort(Comparator.comparing(Register::stamp).thenComparing(Register::toString));
    if (due.isEmpty()) {
      histories.remove(ItemField.DUE);
      registers.remove(ItemField.DUE);
    } else {
      histories.put(ItemField.DUE, due);
      registers.put(ItemField.DUE, due.getLast());
    }
  }

  /** Whether two say the same of the same instant, whichever entries they came with. */
  private static boolean isSame(Register a, Register b) {
    return a.value().equals(b.value())
        && a.actor() == b.actor()
        && a.stamp().at().equals(b.stamp().at())
        && a.stamp().version() == b.stamp().version();
  }

  private static List<Register> with(List<Register> history, Register saying) {
    return with(
        history,
        saying,
        Register::stamp,
        (said, stamped) -> new Register(said.value(), stamped, said.actor()));
  }

  private static Optional<String> ownAt(List<Register> own, Stamp stamp) {
    Optional<String> value = Optional.empty();
    for (Register one : own) {
      if (one.stamp().compareTo(stamp) < 0) {
        value = one.value();
      }
    }
    return value;
  }

  private static boolean ties(Register a, Register b) {
    return a.stamp().at().equals(b.stamp().at())
        && a.stamp().version() == b.stamp().version()
        && !a.stamp().entry().equals(b.stamp().entry())
        && !a.value().equals(b.value());
  }

  /**
   * A tool that shows the whole item says the same turn with each delivery: of one turn at one
   * instant the saying of the least stamp is kept, whichever comes first.
   */
  void turn(Turn turn) {
    List<Turn> all = new ArrayList<>(turns);
    for (Turn held : turns) {
      if (held.to() == turn.to() && held.stamp().at().equals(turn.stamp().at())) {
        if (held.stamp().compareTo(turn.stamp()) <= 0) {
          return;
        }
        all.remove(held);
      }
    }
    all.add(turn);
    all.sort(TURNS);
    turns = all;
  }

  void read(LinkReading latest) {
    if (reading.isEmpty() || reading.get().stamp().compareTo(latest.stamp()) < 0) {
      reading = Optional.of(latest);
    }
  }

  void approval(Approval approval) {
    approvals =
        with(
            approvals,
            approval,
            Approval::stamp,
            (said, stamp) -> new Approval(stamp, said.actor(), said.of(), said.outcome()));
  }

  /** No reading shows forwards: each that comes is an act of its own. */
  void post(Post post) {
    posts =
        with(
            posts, post, Post::stamp, (said, stamp) -> said.forwarded() ? said : said(said, stamp));
  }

  private static Post said(Post post, Stamp stamp) {
    return new Post(stamp, post.actor(), post.author(), post.asks(), post.forwarded(), post.text());
  }

  void slot(Slot slot) {
    slots =
        with(
            slots,
            slot,
            Slot::stamp,
            (said, stamp) -> new Slot(stamp, said.start(), said.end(), said.people()));
  }

  void commit(Commit commit) {
    commits =
        with(
            commits,
            commit,
            Commit::stamp,
            (said, stamp) -> new Commit(stamp, said.actor(), said.by()));
  }

  /** Something was said of it then: the earliest counts. */
  void heardOf(Stamp stamp, Actor actor) {
    Birth heard = new Birth(stamp, actor);
    if (born.isEmpty() || BIRTHS.compare(heard, born.get()) < 0) {
      born = Optional.of(heard);
    }
  }

  void ack(Ack ack) {
    acks = with(acks, ack, Ack::stamp, (said, stamp) -> new Ack(stamp, said.by()));
  }

  /**
   * A tool that is read says all of it again with each reading: of sayings that differ in nothing
   * but their entry, the one of the least entry is kept, whichever comes first.
   */
  private static <T> List<T> with(
      List<T> held, T saying, Function<T, Stamp> stamp, BiFunction<T, Stamp, T> stamped) {
    Stamp own = stamp.apply(saying);
    List<T> all = new ArrayList<>(held);
    for (T one : held) {
      Stamp other = stamp.apply(one);
      boolean isSaidOfThen =
          other.at().equals(own.at())
              && other.version() == own.version()
              && stamped.apply(one, own).equals(saying);
      if (isSaidOfThen && other.compareTo(own) <= 0) {
        return held;
      }
      if (isSaidOfThen) {
        all.remove(one);
      }
    }
    all.add(saying);
    // Two sayings of one entry and stamp differ in content only; their text is the fixed rule.
    all.sort(Comparator.comparing(stamp).thenComparing(Object::toString));
    return all;
  }

  ItemFacts build() {
    return new ItemFacts(
        before.own(),
        born,
        registers,
        histories,
        turns,
        approvals,
        posts,
        slots,
        acks,
        commits,
        reading,
        tied);
  }
}
