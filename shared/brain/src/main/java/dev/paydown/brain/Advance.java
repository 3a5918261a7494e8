package dev.paydown.brain;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Debts;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Fold;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.BookCalendar;
import dev.paydown.brain.ledger.Books;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.brain.proposal.Answers;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Postman;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Proposals;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One step of a workspace: time runs up to each entry, stopping wherever something falls due, the
 * entries are folded, and everything that follows from them is settled. The same entries in the
 * same steps give equal rows; nothing else goes in.
 */
public final class Advance {
  /** What stood when everything was last settled; what differs from it is news. */
  private WorkspaceState settled;

  private final Recall recall;

  private Advance(WorkspaceState settled, Recall recall) {
    this.settled = settled;
    this.recall = recall;
  }

  /**
   * What is held after these entries.
   *
   * @return the state itself where the entries change nothing, else one of the next version
   */
  public static WorkspaceState step(WorkspaceState state, List<LogEntry> entries) {
    return step(state, entries, new Recall());
  }

  /**
   * The same at less cost, where the recall was along when that state was made.
   *
   * @param recall takes in what this step works out; whatever is in it, the same comes out
   */
  public static WorkspaceState step(WorkspaceState state, List<LogEntry> entries, Recall recall) {
    Advance advance = new Advance(state, recall);
    WorkspaceState at = advance.settle(advance.foldAll(state, entries));
    return at.equals(state) ? state : at.numbered(state.version() + 1);
  }

  /**
   * Whether time alone, up to that instant, changes anything but the clock's hand: something fell
   * due that nobody has looked at since, or what is held was settled by other rules than these.
   */
  public static boolean isBehind(WorkspaceState held, Instant instant) {
    Advance advance = new Advance(held, new Recall());
    WorkspaceState after = advance.settle(advance.runTo(held, instant));
    return !after.at(held.now()).equals(held);
  }

  /**
   * What the entries say and nothing more: no term runs out, nothing is booked or proposed. For
   * plans that somebody asks about without running them.
   */
  public static WorkspaceState read(WorkspaceState state, List<LogEntry> entries) {
    Fold fold = fold(state);
    entries.forEach(fold::take);
    Instant latest =
        entries.stream().map(LogEntry::receivedAt).max(Instant::compareTo).orElse(state.now());
    return state.with(fold).at(latest.isAfter(state.now()) ? latest : state.now());
  }

  /** What comes between two instants at which anything is settled is folded at once. */
  private WorkspaceState foldAll(WorkspaceState state, List<LogEntry> entries) {
    WorkspaceState at = state;
    int next = 0;
    while (next < entries.size()) {
      int end = next;
      while (end < entries.size() && isOnlyFolded(at, entries.get(end))) {
        end++;
      }
      if (end > next) {
        at = read(at, entries.subList(next, end));
      } else {
        LogEntry entry = entries.get(next);
        at = fold(runTo(at, entry.receivedAt()), entry);
        end++;
      }
      next = end;
    }
    return at;
  }

  /** Whether nothing is settled on account of the entry, nor falls due before it. */
  private static boolean isOnlyFolded(WorkspaceState state, LogEntry entry) {
    return state.dueAt().map(due -> !due.isBefore(entry.receivedAt())).orElse(true)
        && !concernsProposals(entry)
        // Settings are known from the instant at which they are folded.
        && entry.facts().stream().noneMatch(Fact.SettingsPut.class::isInstance);
  }

  private static boolean concernsProposals(LogEntry entry) {
    return entry.facts().stream()
        .anyMatch(
            fact ->
                fact instanceof Fact.Decided
                    || fact instanceof Fact.EffectRecorded
                    || fact instanceof Fact.UndoAsked
                    || fact instanceof Fact.MailSent);
  }

  private static Fold fold(WorkspaceState state) {
    return new Fold(
        state.items(),
        state.links(),
        state.aliases(),
        state.connections(),
        state.reads(),
        state.settings(),
        state.people());
  }

  /** Lets time pass, settling at each instant at which something is due. */
  private WorkspaceState runTo(WorkspaceState state, Instant to) {
    WorkspaceState at = state;
    while (at.dueAt().isPresent() && at.dueAt().get().isBefore(to)) {
      at = settle(at.at(at.dueAt().get()));
    }
    return to.isAfter(at.now()) ? at.at(to) : at;
  }

  private WorkspaceState fold(WorkspaceState state, LogEntry entry) {
    Fold fold = fold(state);
    fold.take(entry);
    WorkspaceState folded = state.with(fold);
    if (!concernsProposals(entry)) {
      return folded;
    }
    Answers answers = new Answers(folded);
    entry.facts().forEach(answers::take);
    // Results are mailed by comparing with what stood before, so each answer is settled by itself.
    return settle(folded, answers);
  }

  private WorkspaceState settle(WorkspaceState state) {
    return settle(state, new Answers(state));
  }

  private WorkspaceState settle(WorkspaceState state, Answers answers) {
    WorkspaceState answered =
        state.with(answers.confirmed(), answers.proposals(), answers.mailings());
    Picture picture = Picture.of(answered, recall);
    Debts debts = Debts.settle(picture);
    SortedMap<String, Liability> liabilities = debts.liabilities();
    SortedMap<String, Entry> entries = Books.post(settled, picture, liabilities);
    SortedMap<String, Proposal> proposals = Proposals.settle(picture, liabilities);
    WorkspaceState posted = answered.with(liabilities, entries);
    Picture after = picture.with(posted);
    SortedMap<String, Mailing> mailings =
        Postman.settle(after, state.proposals(), proposals, answered.mailings());
    settled =
        posted
            .with(posted.confirmed(), proposals, mailings)
            .due(nextDue(after, debts, proposals, mailings));
    return settled;
  }

  /** The next instant at which something happens that no event announces. */
  private static Optional<Instant> nextDue(
      Picture picture,
      Debts debts,
      SortedMap<String, Proposal> proposals,
      SortedMap<String, Mailing> mailings) {
    List<Instant> instants = new ArrayList<>();
    instants.addAll(debts.toCome());
    instants.addAll(Proposals.toCome(picture, proposals));
    instants.addAll(Postman.toCome(picture, proposals, mailings));
    boolean accrues =
        debts.liabilities().values().stream()
            .anyMatch(held -> held.state() == LiabilityState.OPEN && held.root().isEmpty());
    BookCalendar books = BookCalendar.of(picture.state(), picture.now());
    if (accrues) {
      instants.add(books.nextDayEnd(picture.now()));
    }
    if (accrues || !picture.state().entries().isEmpty()) {
      // A week with anything in it closes by itself, and its statement is final from then on.
      instants.add(books.closes(picture.now()));
    }
    addDays(picture, debts, instants);
    return instants.stream().filter(at -> at.isAfter(picture.now())).min(Instant::compareTo);
  }

  /**
   * Dates pass at the start of a working day: the workspace's, and each owner's. An overdue item is
   * expected a day later each day; any other's expectation stands until its dates pass.
   */
  private static void addDays(Picture picture, Debts debts, List<Instant> instants) {
    Set<String> slipping =
        debts.liabilities().values().stream()
            .filter(held -> held.kind() == LiabilityKind.SLIP)
            .filter(held -> held.state() == LiabilityState.OPEN)
            .map(Liability::node)
            .collect(Collectors.toSet());
    LocalDate today = picture.forecast().today();
    Set<LocalDate> passing = new HashSet<>();
    Map<WorkCalendar, Set<LocalDate>> passingAt = new HashMap<>();
    for (Item item : picture.graph().items().values()) {
      ItemForecast expected = picture.forecast().of(item.node());
      if (item.status().isLive() && expected.finish().isPresent()) {
        LocalDate passes = firstToPass(expected).orElse(today);
        passing.add(passes.isBefore(today) ? today : passes);
        passingAt
            .computeIfAbsent(picture.calendars().owner(item.owner()), any -> new HashSet<>())
            .add(passes);
      }
      if (expected.isOverdue()) {
        addLateness(picture, item, expected, !slipping.contains(item.node()), instants);
      }
    }
    // Many items' dates pass on the same day.
    passingAt.forEach(
        (owner, days) -> days.forEach(day -> instants.add(owner.dayStart(after(owner, day)))));
    WorkCalendar workspace = picture.calendars().workspace();
    passing.forEach(day -> instants.add(Weeks.begins(workspace, after(workspace, day))));
  }

  /**
   * It is late from some morning of its owner's on; which one depends on what stands before, so
   * each is looked at until it slips.
   */
  private static void addLateness(
      Picture picture, Item item, ItemForecast expected, boolean isToSlip, List<Instant> instants) {
    WorkCalendar owner = picture.calendars().owner(item.owner());
    if (isToSlip) {
      LocalDate day = owner.onOrAfter(owner.dayOf(picture.now()));
      instants.add(owner.dayStart(day));
      instants.add(owner.dayStart(after(owner, day)));
    }
    LocalDate due = expected.span().finish().orElse(picture.forecast().today());
    int days = picture.state().settingsNow().term(LiabilityKind.SLIP).opensDays();
    instants.add(owner.plusDays(owner.dayStart(after(owner, due)), Math.max(1, days)));
  }

  /** The working day after a day. */
  private static LocalDate after(WorkCalendar calendar, LocalDate day) {
    return calendar.onOrAfter(day.plusDays(1));
  }

  /** The first of an item's days, planned or expected, that passes. */
  private static Optional<LocalDate> firstToPass(ItemForecast expected) {
    Optional<LocalDate> planned = expected.span().finish();
    return planned.isPresent() && expected.finish().map(planned.get()::isBefore).orElse(true)
        ? planned
        : expected.finish();
  }
}
