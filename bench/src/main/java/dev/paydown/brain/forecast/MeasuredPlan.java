package dev.paydown.brain.forecast;

import dev.paydown.bench.Links;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Person.DaysOff;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * A company's plan made up over random links, held by the engine itself: this class stands in the
 * engine's package to open it to the bench, and adds nothing to it.
 *
 * <p>Everybody has holidays and days off of their own; items take one to eight days and are planned
 * where their predecessors let them, some with room; a part is done, some is under way, the rest is
 * to come; one link in ten is of any of the four types with a lag.
 */
@NullMarked
public final class MeasuredPlan {
  private static final int FIRST_DAY = (int) LocalDate.parse("2026-01-05").toEpochDay();
  private static final int ITEMS_A_PERSON = 40;
  private static final int PEOPLE_MAX = 1_000;

  private final PlanBuilder.Built built;
  private final Frontier frontier;
  private final int today;

  private MeasuredPlan(PlanBuilder.Built built, int today) {
    this.built = built;
    this.frontier = new Frontier(built.plan());
    this.today = today;
  }

  /** A plan over these links, its dates worked out. */
  public static MeasuredPlan over(Links links, long seed) {
    Random random = new Random(seed);
    List<WorkCalendar> people = people(links.items(), random);
    int[] owner = random.ints(links.items(), 0, people.size()).toArray();
    int[] span = random.ints(links.items(), 1, 9).toArray();
    int[] terms = new int[links.count()];
    for (int link = 0; link < terms.length; link++) {
      terms[link] = random.nextInt(10) == 0 ? special(random) : Terms.PLAIN;
    }
    PlanBuilder soonest = new PlanBuilder(links.items(), people);
    for (int item = 0; item < links.items(); item++) {
      int last = lastDay(people.get(owner[item]), FIRST_DAY, span[item]);
      soonest.item(Plan.OPEN, FIRST_DAY, last, span[item], DayColumn.NONE, owner[item]);
    }
    PlanBuilder.Built first = build(soonest, links, terms);
    first.plan().expect(FIRST_DAY);
    int[] finishes = new int[links.items()];
    for (int at = 0; at < finishes.length; at++) {
      finishes[at] = first.plan().finish(at);
    }
    java.util.Arrays.sort(finishes);
    int today = finishes[finishes.length * 4 / 10];
    PlanBuilder planned = new PlanBuilder(links.items(), people);
    for (int item = 0; item < links.items(); item++) {
      WorkCalendar calendar = people.get(owner[item]);
      int earliest = first.plan().start(first.positions()[item]);
      int start = calendar.epochDay(calendar.index(earliest) + Math.max(0, random.nextInt(6) - 2));
      int finish = lastDay(calendar, start, span[item]);
      int committed = random.nextInt(5) == 0 ? DayColumn.NONE : finish;
      int standing = standing(start, finish, today, random);
      planned.item(standing, start, finish, span[item], committed, owner[item]);
    }
    MeasuredPlan plan = new MeasuredPlan(build(planned, links, terms), today);
    plan.recompute(0);
    return plan;
  }

  private static int lastDay(WorkCalendar calendar, int firstDay, int span) {
    return calendar.epochDay(calendar.index(firstDay) + span - 1);
  }

  private static int special(Random random) {
    return Terms.of(
        List.of(LinkType.values()).get(random.nextInt(4)),
        random.nextInt(4),
        random.nextInt(3) == 0 ? LagUnit.CALENDAR : LagUnit.WORKING);
  }

  private static int standing(int start, int finish, int today, Random random) {
    if (random.nextInt(50) == 0) {
      return Plan.CANCELLED;
    }
    if (finish < today) {
      return random.nextInt(12) == 0 ? Plan.STARTED | Plan.LIVE : Plan.FIXED;
    }
    return start < today && random.nextInt(5) > 0
        ? Plan.STARTED | Plan.LIVE
        : Plan.OPEN | Plan.LIVE;
  }

  private static PlanBuilder.Built build(PlanBuilder builder, Links links, int[] terms) {
    for (int link = 0; link < terms.length; link++) {
      builder.link(links.from(link), links.to(link), terms[link]);
    }
    return builder.build();
  }

  private static List<WorkCalendar> people(int items, Random random) {
    CalendarSettings usual = Settings.defaults().calendar();
    Set<LocalDate> holidays = new TreeSet<>();
    for (int year = 2025; year < 2030; year++) {
      for (String day : List.of("01-01", "05-01", "10-03", "12-25", "12-26")) {
        holidays.add(LocalDate.parse(year + "-" + day));
      }
    }
    CalendarSettings settings =
        new CalendarSettings(
            usual.workdays(), holidays, usual.zone(), usual.dayStart(), usual.dayEnd());
    List<WorkCalendar> people = new ArrayList<>();
    int count = Math.clamp(items / ITEMS_A_PERSON, 2, PEOPLE_MAX);
    for (int person = 0; person < count; person++) {
      List<DaysOff> daysOff = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        LocalDate from = LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(700));
        daysOff.add(new DaysOff(from, from.plusDays(random.nextInt(14))));
      }
      people.add(WorkCalendar.of(settings, settings.zone(), daysOff));
    }
    return List.copyOf(people);
  }

  /**
   * Works out every date as of some days later, and by how much each item is late.
   *
   * @return the days late of all items
   */
  public long recompute(int daysLater) {
    Plan plan = built.plan();
    plan.expect(today + daysLater);
    long slips = 0;
    for (int at = 0; at < plan.size(); at++) {
      slips += plan.slipDays(at);
    }
    return slips;
  }

  public int items() {
    return built.plan().size();
  }

  /** How many links there are before a position, in the order that links stand in. */
  public int linksBefore(int at) {
    return built.plan().firstInto(at);
  }

  /** The position from which a link comes. */
  public int source(int link) {
    return built.plan().source(link);
  }

  /** The working days that a position takes. */
  public int spanDays(int at) {
    return built.plan().arrays().planned().spanDays(at);
  }

  /** Whether it can slip and somebody waits for it. */
  public boolean canSlip(int at) {
    Plan plan = built.plan();
    return plan.standing(at) == Plan.OPEN && plan.firstOut(at) < plan.firstOut(at + 1);
  }

  /** Plans a position that many working days later, or earlier, and nothing else. */
  public void replan(int at, int days) {
    Plan plan = built.plan();
    plan.replan(
        at,
        plan.workDays(at).plus(plan.plannedStart(at), days),
        plan.workDays(at).plus(plan.plannedFinish(at), days));
  }

  /**
   * Lets a position be planned otherwise, and carries that to what follows.
   *
   * @return how many positions have moved
   */
  public int slip(int at, int days) {
    replan(at, days);
    frontier.change(at);
    return frontier.advance().length;
  }

  /** How many positions the last slip has worked out to something else, or begun at. */
  public int touched() {
    return frontier.touched();
  }

  /** How many positions stand otherwise in another plan of the same items. */
  public int differingFrom(MeasuredPlan other) {
    int differing = 0;
    for (int at = 0; at < items(); at++) {
      Plan one = built.plan();
      Plan two = other.built.plan();
      if (one.plannedStart(at) != two.plannedStart(at)
          || one.start(at) != two.start(at)
          || one.finish(at) != two.finish(at)
          || one.marks(at) != two.marks(at)) {
        differing++;
      }
    }
    return differing;
  }

  /** The plan as its snapshot. */
  public byte[] bytes() {
    return Snapshot.write(built);
  }

  /** The plan of a snapshot, of the same people as this one. */
  public MeasuredPlan read(byte[] bytes) {
    return new MeasuredPlan(Snapshot.read(bytes, built.plan().calendars()), today);
  }

  /** The engine's plan alone, without what the bench keeps beside it. */
  public Object readAlone(byte[] bytes) {
    return Snapshot.read(bytes, built.plan().calendars()).plan();
  }
}
