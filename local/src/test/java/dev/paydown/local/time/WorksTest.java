package dev.paydown.local.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.HandClock;
import dev.paydown.local.Invoker;
import dev.paydown.local.Signal;
import dev.paydown.local.Station;
import dev.paydown.local.queue.LocalQueue;
import dev.paydown.local.queue.LocalQueue.Message;
import dev.paydown.local.template.Template.QueueSpec;
import dev.paydown.local.template.Template.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorksTest {
  @TempDir private Path folder = Path.of("");
  private final HandClock real = new HandClock("2026-06-01T00:00:00Z");
  private final Signal signal = new Signal();
  private final List<String> ran = new ArrayList<>();

  @Test
  void moving_the_clock_runs_every_schedule_in_order_at_its_own_instant() throws Exception {
    LocalClock clock = clock("2026-11-02T09:00:00Z");
    Works works = works(clock, schedules(clock));
    Instant now = works.advance(Duration.ofHours(1));
    assertThat(now).isEqualTo(Instant.parse("2026-11-02T10:00:00Z"));
    assertThat(ran)
        .containsExactly(
            "Quarter 2026-11-02T09:15:00Z at 2026-11-02T09:15:00Z",
            "Half 2026-11-02T09:30:00Z at 2026-11-02T09:30:00Z",
            "Quarter 2026-11-02T09:30:00Z at 2026-11-02T09:30:00Z",
            "Quarter 2026-11-02T09:45:00Z at 2026-11-02T09:45:00Z",
            "Half 2026-11-02T10:00:00Z at 2026-11-02T10:00:00Z",
            "Quarter 2026-11-02T10:00:00Z at 2026-11-02T10:00:00Z");
  }

  @Test
  void the_clock_ticks_on_from_where_it_was_moved_to_and_across_a_restart() throws Exception {
    LocalClock clock = clock("2026-11-02T09:00:00Z");
    works(clock, schedules(clock)).advance(Duration.ofDays(7));
    real.pass(Duration.ofMinutes(2));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-09T09:02:00Z"));
    real.pass(Duration.ofMinutes(3));
    assertThat(clock("2026-01-01T00:00:00Z").instant())
        .isEqualTo(Instant.parse("2026-11-09T09:05:00Z"));
  }

  @Test
  void a_message_hidden_after_a_failure_comes_back_at_its_own_instant() throws Exception {
    LocalClock clock = clock("2026-11-02T09:00:00Z");
    LocalQueue queue =
        new LocalQueue(
            new QueueSpec("Q", false, Duration.ofMinutes(3), Optional.empty()),
            folder.resolve("q"),
            clock,
            signal);
    queue.send("a", Optional.empty(), Optional.empty());
    queue.failed(queue.receive(1).getFirst(), Map.of());
    Schedules none = schedules(clock, List.of());
    List<Instant> received = new ArrayList<>();
    Works works =
        new Works(
            clock,
            none,
            List.of(
                new Station() {
                  @Override
                  public boolean isBusy() {
                    for (Message message : queue.receive(1)) {
                      received.add(clock.instant());
                      queue.delete(message);
                    }
                    return false;
                  }

                  @Override
                  public Optional<Instant> nextVisible() {
                    return queue.nextVisible();
                  }
                }),
            signal);
    works.advance(Duration.ofMinutes(10));
    assertThat(received).containsExactly(Instant.parse("2026-11-02T09:03:00Z"));
  }

  @Test
  void what_fell_due_while_nothing_ran_is_run_once_at_its_latest_instant() {
    LocalClock clock = clock("2026-11-02T09:00:00Z");
    schedules(clock);
    Schedules restarted = unbegun(clock, List.of(schedule("Quarter", 15)));
    restarted.begin(Instant.parse("2026-11-02T11:07:00Z"));
    Instant now = Instant.parse("2026-11-02T11:07:00Z");
    restarted.nextBy(now).ifPresent(restarted::run);
    assertThat(restarted.nextBy(now)).isEmpty();
    assertThat(ran).singleElement().asString().startsWith("Quarter 2026-11-02T11:00:00Z");
  }

  private LocalClock clock(String start) {
    return new LocalClock(real, folder.resolve("clock"), Optional.of(Instant.parse(start)));
  }

  private Works works(LocalClock clock, Schedules schedules) {
    return new Works(clock, schedules, List.of(), signal);
  }

  private Schedules schedules(LocalClock clock) {
    return schedules(clock, List.of(schedule("Half", 30), schedule("Quarter", 15)));
  }

  private Schedules schedules(LocalClock clock, List<Schedule> all) {
    Schedules schedules = unbegun(clock, all);
    schedules.begin(clock.instant());
    return schedules;
  }

  private Schedules unbegun(LocalClock clock, List<Schedule> all) {
    Invoker functions =
        new Invoker() {
          @Override
          public Object call(String function, Object event) {
            throw new AssertionError("schedules give JSON");
          }

          @Override
          public Object callWithJson(String function, String json) {
            ran.add(function + " " + json + " at " + clock.instant());
            return "";
          }
        };
    return new Schedules(
        all, folder.resolve("schedules.json"), functions, (queue, body) -> {}, line -> {});
  }

  private static Schedule schedule(String id, int minutes) {
    return new Schedule(
        id, Duration.ofMinutes(minutes), id, "<aws.scheduler.scheduled-time>", 0, Optional.empty());
  }
}
