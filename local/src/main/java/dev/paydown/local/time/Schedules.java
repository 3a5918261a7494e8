package dev.paydown.local.time;

import dev.paydown.local.Ground;
import dev.paydown.local.Invoker;
import dev.paydown.local.disk.Disk;
import dev.paydown.local.template.Template.Schedule;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The template's schedules. Each is due at whole multiples of its rate, counted from the epoch; how
 * far each has come is kept. What fell due while nothing ran is run once, at its latest instant.
 */
public final class Schedules {
  private static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

  private final List<Schedule> schedules;
  private final Path file;
  private final Invoker functions;
  private final Ground.DeadLetters deadLetters;
  private final Consumer<String> notices;
  private final Map<String, Instant> lastRun = new TreeMap<>();

  /** One run of a schedule, at its own instant. */
  public record Due(Schedule schedule, Instant at) {}

  private record Kept(Map<String, Instant> lastRun) {}

  /**
   * The schedules as they were left; those that never ran begin after {@code now}.
   *
   * @param deadLetters takes a queue's logical id, and the input of a run that failed to its end
   */
  public Schedules(
      List<Schedule> schedules,
      Path file,
      Invoker functions,
      Ground.DeadLetters deadLetters,
      Consumer<String> notices) {
    this.schedules = List.copyOf(schedules);
    this.file = file;
    this.functions = functions;
    this.deadLetters = deadLetters;
    this.notices = notices;
    Disk.read(file).ifPresent(json -> lastRun.putAll(BrainJson.read(json, Kept.class).lastRun()));
  }

  /** Begins: nothing before the instant is due any more, except one run each of what was missed. */
  public synchronized void begin(Instant now) {
    for (Schedule schedule : schedules) {
      Instant latest = latest(schedule, now);
      Instant last = lastRun.getOrDefault(schedule.id(), latest);
      lastRun.put(schedule.id(), last.isBefore(latest) ? latest.minus(schedule.rate()) : last);
    }
    keep();
  }

  /** What is due next, if that is by this instant; the earliest first. */
  public synchronized Optional<Due> nextBy(Instant instant) {
    return schedules.stream()
        .map(schedule -> new Due(schedule, next(schedule)))
        .filter(due -> !due.at().isAfter(instant))
        .min(Comparator.comparing(Due::at));
  }

  /** Runs it; one that fails is tried again, then named to its dead letters. */
  public void run(Due due) {
    Schedule schedule = due.schedule();
    String input = schedule.input().replace(SCHEDULED_TIME, due.at().toString());
    boolean isDone = false;
    for (int tries = 0; !isDone && tries <= schedule.retries(); tries++) {
      try {
        functions.callWithJson(schedule.function(), input);
        isDone = true;
      } catch (RuntimeException e) {
        notices.accept(schedule.id() + " failed at " + due.at() + ": " + e);
      }
    }
    if (!isDone) {
      schedule.deadLetters().ifPresent(queue -> deadLetters.put(queue, input));
    }
    synchronized (this) {
      lastRun.put(schedule.id(), due.at());
      keep();
    }
  }

  private Instant next(Schedule schedule) {
    return lastRun
        .getOrDefault(schedule.id(), Instant.MAX.minus(schedule.rate()))
        .plus(schedule.rate());
  }

  private static Instant latest(Schedule schedule, Instant now) {
    long rate = schedule.rate().toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), rate) * rate);
  }

  private void keep() {
    Disk.write(file, BrainJson.write(new Kept(Map.copyOf(lastRun))));
  }
}
