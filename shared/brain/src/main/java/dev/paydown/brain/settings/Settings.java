package dev.paydown.brain.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything a workspace can choose, with the defaults of {@link #defaults()}.
 *
 * @param initiatives where an initiative shifts otherwise than the workspace; the first match
 *     counts
 * @param autonomy kinds of proposal whose internal moves run by themselves
 * @param clientFacing labels, projects or channels whose items are client-facing
 * @param steward the address of last resort
 * @param costPerHour what an hour of working time costs, in the company's own money
 */
public record Settings(
    CalendarSettings calendar,
    Map<LiabilityKind, Term> terms,
    Tariff tariff,
    ShiftMode shift,
    List<InitiativeShift> initiatives,
    Set<String> autonomy,
    List<Area> areas,
    List<String> clientFacing,
    Optional<String> steward,
    StatementSettings statement,
    Optional<String> costPerHour) {
  private static final Map<LiabilityKind, Term> TERMS = defaultTerms();
  private static final Settings DEFAULTS = made();

  public Settings {
    terms = Map.copyOf(terms);
    initiatives = List.copyOf(initiatives);
    autonomy = Set.copyOf(autonomy);
    areas = List.copyOf(areas);
    clientFacing = List.copyOf(clientFacing);
  }

  /** Monday to Friday, nine to five, UTC, absorb; nothing autonomous, nobody told. */
  public static Settings defaults() {
    return DEFAULTS;
  }

  private static Settings made() {
    return new Settings(
        new CalendarSettings(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Set.of(),
            ZoneId.of("UTC"),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0)),
        TERMS,
        new Tariff(23 * 60, 1, 5, 60),
        ShiftMode.ABSORB,
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        new StatementSettings(List.of(), DayOfWeek.MONDAY, 8),
        Optional.empty());
  }

  /** The same with another calendar. */
  public Settings withCalendar(CalendarSettings other) {
    return new Settings(
        other,
        terms,
        tariff,
        shift,
        initiatives,
        autonomy,
        areas,
        clientFacing,
        steward,
        statement,
        costPerHour);
  }

  /** The same with another idea of what a slip does, everywhere. */
  public Settings withShift(ShiftMode other) {
    return withShift(other, List.of());
  }

  /** The same with other exceptions to what a slip does. */
  public Settings withInitiatives(List<InitiativeShift> others) {
    return withShift(shift, others);
  }

  /** The same with another address of last resort. */
  public Settings withSteward(String other) {
    return new Settings(
        calendar,
        terms,
        tariff,
        shift,
        initiatives,
        autonomy,
        areas,
        clientFacing,
        Optional.of(other),
        statement,
        costPerHour);
  }

  private Settings withShift(ShiftMode mode, List<InitiativeShift> exceptions) {
    return new Settings(
        calendar,
        terms,
        tariff,
        mode,
        exceptions,
        autonomy,
        areas,
        clientFacing,
        steward,
        statement,
        costPerHour);
  }

  private static Map<LiabilityKind, Term> defaultTerms() {
    Map<LiabilityKind, Term> terms = new EnumMap<>(LiabilityKind.class);
    terms.put(LiabilityKind.STALE_HANDOFF, new Term(1, OptionalInt.of(3)));
    terms.put(LiabilityKind.PENDING_APPROVAL, new Term(1, OptionalInt.of(3)));
    terms.put(LiabilityKind.SLIP, new Term(1, OptionalInt.empty()));
    terms.put(LiabilityKind.DROPPED_THREAD, new Term(2, OptionalInt.empty()));
    terms.put(LiabilityKind.STUCK_WORK, new Term(3, OptionalInt.empty()));
    terms.put(LiabilityKind.BLOCKER, new Term(1, OptionalInt.of(3)));
    terms.put(LiabilityKind.NOT_STARTED, new Term(2, OptionalInt.empty()));
    terms.put(LiabilityKind.ZOMBIE, new Term(30, OptionalInt.empty()));
    terms.put(LiabilityKind.ORPHANED, new Term(0, OptionalInt.empty()));
    terms.put(LiabilityKind.DATE_CONFLICT, new Term(1, OptionalInt.empty()));
    terms.put(LiabilityKind.CYCLE, new Term(0, OptionalInt.empty()));
    terms.put(LiabilityKind.CONTRADICTION, new Term(0, OptionalInt.empty()));
    return Map.copyOf(terms);
  }

  /** The term of this kind: the workspace's own, else the default. */
  public Term term(LiabilityKind kind) {
    Term own = terms.get(kind);
    return own == null ? Objects.requireNonNull(TERMS.get(kind)) : own;
  }
}
