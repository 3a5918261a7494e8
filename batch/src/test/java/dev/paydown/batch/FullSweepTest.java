package dev.paydown.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.paydown.batch.fullsweep.FullSweepFunction;
import dev.paydown.batch.fullsweep.ManifestFunction;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.store.Snapshots.Cut;
import dev.paydown.brain.store.Snapshots.Taken;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FullSweepTest {
  private static final List<String> NONE = List.of();
  private final BatchWorld world = new BatchWorld();

  @Test
  void a_manifest_lists_every_workspace_and_says_by_when_each_is_to_be_up_to_date() {
    world.roll = List.of("w1", "w2");
    assertThat(manifest(Map.of("mode", "recompute", "name", "run-1")))
        .isEqualTo(
            Map.of(
                "key", "manifests/run-1.json",
                "workspaces", 2,
                "mode", "recompute",
                "at", "2026-11-18T10:00:00Z"));
    assertThat(world.manifests).isEqualTo(Map.of("run-1", List.of("w1", "w2")));
  }

  @Test
  void a_check_leaves_out_what_fell_due_lately_and_may_be_on_its_way() {
    assertThat(manifest(Map.of("name", "run-1")))
        .containsEntry("mode", "check")
        .containsEntry("at", "2026-11-18T09:20:00Z");
  }

  @Test
  void a_sweep_of_no_known_mode_or_without_a_name_is_refused_by_field() {
    assertThatThrownBy(() -> manifest(Map.of("mode", "rebuild", "name", "run-1")))
        .hasMessage("mode: is check, recompute or compact, not rebuild");
    assertThatThrownBy(() -> manifest(Map.of("mode", "check"))).hasMessage("name: is missing");
    assertThatThrownBy(() -> sweep(Map.of("mode", "check"))).hasMessage("at: is missing");
    assertThatThrownBy(() -> sweep(batch("check", "soon", "w1"))).hasMessage("at: is no instant");
  }

  @Test
  void a_check_finds_no_fault_in_what_its_log_says() {
    assertThat(sweep(batch("check", "2026-11-18T10:00:00Z", "w1")))
        .isEqualTo(outcome("check", 1, NONE, List.of(), List.of(), NONE));
  }

  @Test
  void a_check_counts_what_is_held_otherwise_than_the_log_says_and_writes_nothing() {
    holdsMoreThanItsLogSays();
    assertThat(sweep(batch("check", "2026-11-18T10:00:00Z", "w1")))
        .extracting("differing")
        .isEqualTo(List.of(Map.of("workspace", "w1", "differences", 1)));
    assertThat(world.log).isEmpty();
  }

  @Test
  void what_fell_due_and_nobody_looked_at_is_behind_and_gets_a_tick_by_recompute_alone() {
    world.said(
        "studio",
        "a",
        world.now,
        FieldChange.set(ItemField.OWNER, "ada@example.com"),
        FieldChange.set(ItemField.DUE, "2026-11-19"));
    Instant due = world.dueAt().orElseThrow();
    String later = due.plus(Duration.ofSeconds(1)).toString();

    assertThat(sweep(batch("recompute", due.minusSeconds(1).toString(), "w1")))
        .as("before it is due")
        .isEqualTo(
            outcome(
                "recompute", due.minusSeconds(1).toString(), 1, NONE, List.of(), List.of(), NONE));
    assertThat(sweep(batch("check", later, "w1"))).containsEntry("behind", List.of("w1"));
    assertThat(world.log).isEmpty();

    for (int i = 0; i < 2; i++) { // The state machine tries a batch again whose answer was lost.
      assertThat(sweep(batch("recompute", later, "w1"))).containsEntry("behind", List.of("w1"));
    }
    assertThat(world.log)
        .containsExactly(
            new LogEntry(
                "tick#" + later, world.now, List.of(new Fact.Ticked(Instant.parse(later)))));
  }

  @Test
  void a_log_is_cut_at_a_snapshot_older_than_it_is_kept_and_what_follows_is_replayed_from_there() {
    compact();
    assertThat(world.snapshots.keySet()).as("the first is taken at once").containsExactly(1L);
    for (int day = 1; day <= 70; day++) {
      world.now = world.now.plus(Duration.ofDays(1));
      world.said("studio", "day-" + day, world.now);
      compact();
    }

    assertThat(world.snapshots.values())
        .as("one a month; the first to be older than 30 days when another was there is gone")
        .extracting(kept -> kept.taken())
        .containsExactly(
            new Taken(31, Instant.parse("2026-12-18T10:00:00Z"), Cut.DONE),
            new Taken(61, Instant.parse("2027-01-17T10:00:00Z"), Cut.NOT));
    assertThat(sweep(batch("check", world.now.toString(), "w1")))
        .containsEntry("differing", List.of())
        .containsEntry("failed", List.of());
  }

  @Test
  void a_quiet_workspace_gets_no_second_snapshot_of_the_same() {
    compact();
    world.now = world.now.plus(Duration.ofDays(40));
    compact();
    assertThat(world.snapshots.keySet()).containsExactly(1L);
  }

  @Test
  void a_log_that_says_otherwise_than_what_is_held_is_let_go_of_by_nothing() {
    compact();
    Map<Long, ?> before = Map.copyOf(world.snapshots);
    world.now = world.now.plus(Duration.ofDays(40));
    world.said("studio", "later", world.now);
    holdsMoreThanItsLogSays();
    String at = world.now.minus(Duration.ofDays(30)).toString();
    assertThat(sweep(batch("compact", at, "w1")))
        .containsEntry("failed", List.of())
        .extracting("differing")
        .isEqualTo(List.of(Map.of("workspace", "w1", "differences", 1)));
    assertThat(world.snapshots).isEqualTo(before);
  }

  @Test
  void how_long_a_log_is_kept_is_said_in_days_and_not_too_few() {
    assertThat(manifest(Map.of("mode", "compact", "name", "run-1", "keepLogDays", 400)))
        .containsEntry("at", "2025-10-14T10:00:00Z");
    assertThat(manifest(Map.of("mode", "compact", "name", "run-1", "keepLogDays", "30")))
        .containsEntry("at", "2026-10-19T10:00:00Z");
    assertThatThrownBy(() -> manifest(Map.of("mode", "compact", "name", "run-1")))
        .hasMessage("keepLogDays: is no number of days");
    assertThatThrownBy(
            () -> manifest(Map.of("mode", "compact", "name", "run-1", "keepLogDays", 29)))
        .hasMessage("keepLogDays: is 29, less than 30");
  }

  private void holdsMoreThanItsLogSays() {
    world.hold(
        new Mailing(
            "s1",
            Mailing.Kind.STATEMENT,
            "boss@example.com",
            Instant.EPOCH,
            List.of(),
            "2026-W46",
            true));
  }

  private void compact() {
    String at = world.now.minus(Duration.ofDays(30)).toString();
    assertThat(sweep(batch("compact", at, "w1"))).containsEntry("failed", List.of());
  }

  @Test
  void a_workspace_that_cannot_be_looked_at_is_named_and_the_others_are_swept() {
    assertThat(sweep(batch("check", "2026-11-18T10:00:00Z", "gone", "w1")))
        .isEqualTo(
            outcome(
                "check",
                2,
                NONE,
                List.of(),
                List.of(Map.of("workspace", "gone", "why", "there is no such workspace")),
                NONE));
  }

  @Test
  void what_there_is_no_time_for_is_left_and_swept_when_the_answer_is_sent_again() {
    Map<String, Object> first =
        sweep(batch("check", "2026-11-18T10:00:00Z", "w1", "gone", "w1"), Duration.ofMinutes(1));
    assertThat(first)
        .isEqualTo(outcome("check", 1, NONE, List.of(), List.of(), List.of("gone", "w1")));
    assertThat(sweep(first))
        .isEqualTo(
            outcome(
                "check",
                3,
                NONE,
                List.of(),
                List.of(Map.of("workspace", "gone", "why", "there is no such workspace")),
                NONE));
  }

  private Map<String, Object> manifest(Map<String, Object> run) {
    return new ManifestFunction(world.deployment()).handleRequest(run, BatchWorld.NO_CONTEXT);
  }

  private Map<String, Object> sweep(Map<String, Object> batch) {
    return sweep(batch, Duration.ofMinutes(14));
  }

  private Map<String, Object> sweep(Map<String, Object> batch, Duration left) {
    return new FullSweepFunction(world.deployment()).handleRequest(batch, with(left));
  }

  private static Map<String, Object> batch(String mode, String at, String... workspaces) {
    return Map.of("mode", mode, "at", at, "left", List.of(workspaces));
  }

  private static Map<String, Object> outcome(
      String mode,
      int swept,
      List<String> behind,
      List<Map<String, Object>> differing,
      List<Map<String, String>> failed,
      List<String> left) {
    return outcome(mode, "2026-11-18T10:00:00Z", swept, behind, differing, failed, left);
  }

  private static Map<String, Object> outcome(
      String mode,
      String at,
      int swept,
      List<String> behind,
      List<Map<String, Object>> differing,
      List<Map<String, String>> failed,
      List<String> left) {
    return Map.of(
        "mode", mode,
        "at", at,
        "left", left,
        "swept", swept,
        "behind", behind,
        "differing", differing,
        "failed", failed);
  }

  /** A call of which so much time is left. */
  private static Context with(Duration left) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> (int) left.toMillis());
  }
}
