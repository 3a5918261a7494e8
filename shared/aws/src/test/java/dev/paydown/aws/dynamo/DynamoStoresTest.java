package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.aws.secrets.Sealer;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.EventLog.Appended;
import dev.paydown.brain.store.EventLog.TooLarge;
import dev.paydown.brain.store.Executions.Claimed;
import dev.paydown.brain.store.Executions.Progress;
import dev.paydown.brain.store.MagicLinks.Decided;
import dev.paydown.brain.store.Quarantine.Kept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("contract")
final class DynamoStoresTest {
  private static final Instant NOW = Records.NOW;

  private final Table table = Database.table();
  private final String workspace = Database.workspace();
  private final DynamoExecutions executions = new DynamoExecutions(table);
  private final DynamoEventLog log = new DynamoEventLog(table);

  private void decided() {
    DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    store.commit(empty, Records.rich(workspace), List.of());
    DynamoMagicLinks links = new DynamoMagicLinks(table);
    links.put(Records.link(workspace, "hash-" + workspace, 1));
    assertThat(
            links.decide(
                Records.link(workspace, "hash-" + workspace, 1),
                Records.logEntry("decision"),
                List.of(Records.execution(workspace, "x1"), Records.execution(workspace, "x2")),
                "confirmed",
                NOW))
        .isEqualTo(Decided.TAKEN);
  }

  @Test
  void the_same_entry_twenty_times_at_once_is_new_once() throws Exception {
    List<Appended> answers =
        AtOnce.call(20, () -> log.append(workspace, Records.logEntry("events#1")));
    assertThat(Collections.frequency(answers, Appended.NEW)).isEqualTo(1);
    assertThat(Collections.frequency(answers, Appended.REPEAT)).isEqualTo(19);
  }

  @Test
  void an_entry_is_held_from_when_it_is_appended_in_its_own_workspace() {
    assertThat(log.holds(workspace, "events#1")).isFalse();
    log.append(workspace, Records.logEntry("events#1"));
    assertThat(log.holds(workspace, "events#1")).isTrue();
    assertThat(log.holds(workspace, "events#2")).isFalse();
    assertThat(log.holds(Database.workspace(), "events#1")).isFalse();
  }

  @Test
  void the_same_entry_id_in_two_workspaces_is_two_entries() {
    assertThat(log.append(workspace, Records.logEntry("events#1"))).isEqualTo(Appended.NEW);
    assertThat(log.append(Database.workspace(), Records.logEntry("events#1")))
        .isEqualTo(Appended.NEW);
  }

  @Test
  void an_entry_with_a_very_long_id_is_known_again() {
    String id = "events#" + "\u00fc".repeat(2000);
    assertThat(log.append(workspace, Records.logEntry(id))).isEqualTo(Appended.NEW);
    assertThat(log.append(workspace, Records.logEntry(id))).isEqualTo(Appended.REPEAT);
  }

  @Test
  void an_entry_too_large_for_a_row_is_refused_in_words() {
    Fact post =
        new Fact.ThreadPosted(
            Records.own("a"),
            NOW,
            1,
            Actor.HUMAN,
            PersonRef.email("ada@example.org"),
            List.of(),
            false,
            noise(1_000_000));
    assertThatThrownBy(() -> log.append(workspace, new LogEntry("events#1", NOW, List.of(post))))
        .isInstanceOf(TooLarge.class)
        .hasMessage("log is larger than a row of 390 KB holds, even zipped");
  }

  /** What zipping does not make much smaller. */
  private static String noise(int characters) {
    return new Random(1)
        .ints(characters, 'A', 'z')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void an_entry_that_fits_a_row_zipped_alone_is_appended_and_read_as_it_was() {
    List<Person> people =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    new Person(
                        "person" + i + "@example.org",
                        "Person " + i,
                        Optional.empty(),
                        Map.of("desk", List.of("U" + i)),
                        Optional.of("lead@example.org"),
                        List.of()))
            .toList();
    LogEntry entry = new LogEntry("people#1", NOW, List.of(new Fact.PeoplePut(NOW, people)));

    assertThat(log.append(workspace, entry)).isEqualTo(Appended.NEW);
    assertThat(log.append(workspace, entry)).isEqualTo(Appended.REPEAT);

    Map<String, AttributeValue> row = table.get(Key.log(workspace, "people#1")).orElseThrow();
    assertThat(row).containsKey("zipped").doesNotContainKey("body");
    assertThat(Row.record(row, LogEntry.class)).isEqualTo(entry);
  }

  @Test
  void a_lease_is_held_released_runs_out_and_ends() {
    decided();
    Instant until = NOW.plusSeconds(60);
    assertThat(executions.claim(workspace, "x1", NOW, until)).isEqualTo(Claimed.YES);
    assertThat(executions.claim(workspace, "x1", NOW, until)).isEqualTo(Claimed.BUSY);
    executions.release(workspace, "x1");
    assertThat(executions.claim(workspace, "x1", NOW, until)).isEqualTo(Claimed.YES);
    assertThat(executions.claim(workspace, "x1", until, until.plusSeconds(60)))
        .isEqualTo(Claimed.YES);
    EffectOutcome done = new EffectOutcome.Done(Optional.of("https://example.org"));
    executions.end(workspace, "x1", done, Records.logEntry("effect#x1"));
    assertThat(executions.claim(workspace, "x1", until, until)).isEqualTo(Claimed.ENDED);
    assertThat(executions.find(workspace, "x1"))
        .contains(new Progress(Records.execution(workspace, "x1"), 3, Optional.of(done)));
  }

  @Test
  void twenty_claims_at_once_give_one_lease() throws Exception {
    decided();
    List<Claimed> claims =
        AtOnce.call(20, () -> executions.claim(workspace, "x1", NOW, NOW.plusSeconds(60)));
    assertThat(Collections.frequency(claims, Claimed.YES)).isEqualTo(1);
    assertThat(Collections.frequency(claims, Claimed.BUSY)).isEqualTo(19);
  }

  @Test
  void a_repeated_end_changes_nothing() throws Exception {
    decided();
    EffectOutcome done = new EffectOutcome.Done(Optional.empty());
    List<Boolean> ends =
        AtOnce.call(
            10,
            () -> {
              executions.end(workspace, "x1", done, Records.logEntry("effect#x1"));
              return true;
            });
    executions.end(
        workspace, "x1", new EffectOutcome.Failed("late"), Records.logEntry("effect#late"));
    assertThat(ends).hasSize(10);
    assertThat(executions.find(workspace, "x1").orElseThrow().outcome()).contains(done);
    assertThat(log.append(workspace, Records.logEntry("effect#x1"))).isEqualTo(Appended.REPEAT);
    assertThat(log.append(workspace, Records.logEntry("effect#late"))).isEqualTo(Appended.NEW);
    assertThat(new Audit(table).chain(workspace, "p1")).hasSize(2);
  }

  @Test
  void executions_that_end_at_once_stand_in_one_unbroken_chain_and_a_changed_row_breaks_it()
      throws Exception {
    decided();
    List<String> ids = Collections.synchronizedList(new ArrayList<>(List.of("x1", "x2")));
    List<Boolean> ends =
        AtOnce.call(
            2,
            () -> {
              String id = ids.removeFirst();
              executions.end(
                  workspace,
                  id,
                  new EffectOutcome.Stale("2026-12-05"),
                  Records.logEntry("effect#" + id));
              return true;
            });
    List<Audit.Link> chain = new Audit(table).chain(workspace, "p1");
    assertThat(ends).hasSize(2);
    assertThat(chain).hasSize(3);
    assertThat(Audit.brokenAt(chain)).isEmpty();

    Audit.Link second = chain.get(1);
    Audit.Link forged = new Audit.Link(second.number(), second.previous(), "{}", second.hash());
    assertThat(Audit.brokenAt(List.of(chain.get(0), forged, chain.get(2)))).contains(2L);
    assertThat(Audit.brokenAt(List.of(chain.get(0), chain.get(2)))).contains(2L);
  }

  @Test
  void an_unknown_execution_is_refused_by_name() {
    assertThat(executions.find(workspace, "none")).isEmpty();
    assertThatThrownBy(() -> executions.claim(workspace, "none", NOW, NOW))
        .hasMessage("there is no execution none");
    executions.release(workspace, "none");
    assertThat(executions.find(workspace, "none")).isEmpty();
  }

  private DynamoDirectory directory() {
    return new DynamoDirectory(table, Sealer.of(new byte[32], new SecureRandom()));
  }

  private Connection connection(String id, String ws, String name) {
    return new Connection(
        id,
        ws,
        name,
        "linear",
        List.of("whsec_one", "whsec_two"),
        Optional.of("lin_api_token"),
        Optional.of("https://api.example.org"),
        Optional.empty());
  }

  /** As lists show it: nothing that opens the tool or signs for it, but that there is something. */
  private static Connection bare(Connection whole) {
    return new Connection(
        whole.id(),
        whole.workspace(),
        whole.name(),
        whole.tool(),
        List.of(),
        Optional.empty(),
        whole.baseUrl(),
        whole.callbackUrl(),
        whole.handshakeUntil(),
        whole.places(),
        whole.heard(),
        whole.hooks(),
        true);
  }

  @Test
  void a_connection_comes_back_by_id_and_by_name_and_its_secrets_are_not_in_the_table() {
    Connection linear = connection("id-" + workspace, workspace, "linear");
    Connection other = connection("id2-" + workspace, workspace, "asana");
    assertThat(directory().add(linear)).isTrue();
    assertThat(directory().add(other)).isTrue();
    assertThat(directory().connection(linear.id())).contains(linear);
    assertThat(directory().connection(workspace, "linear")).contains(linear);
    assertThat(directory().connections(workspace)).containsExactly(bare(other), bare(linear));
    String row = table.get(Key.connection(linear.id())).orElseThrow().toString();
    assertThat(row).doesNotContain("whsec", "lin_api_token");
  }

  @Test
  void a_connection_is_replaced_only_as_it_was_seen() {
    Connection seen = connection("id-" + workspace, workspace, "linear");
    directory().add(seen);
    Connection rotated = seen.with(List.of("whsec_three", "whsec_one"));
    assertThat(directory().replace(seen, rotated)).isTrue();
    assertThat(directory().connection(workspace, "linear")).contains(rotated);
    assertThat(directory().replace(seen, seen.with(List.of("whsec_four")))).isFalse();
    assertThat(directory().connection(seen.id())).contains(rotated);
    assertThat(directory().replace(connection("none", workspace, "none"), seen)).isFalse();
  }

  @Test
  void a_revoked_connection_is_nowhere_but_among_those_whose_tools_are_to_be_told() {
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    Connection first = connection("id-" + workspace, workspace, "linear").hooked(List.of("7", "8"));
    directory().add(first);
    assertThat(directory().connection(workspace, "linear")).contains(first);
    directory().revoke(first, now.plusSeconds(60));
    assertThat(directory().connection(first.id())).isEmpty();
    assertThat(directory().connection(workspace, "linear")).isEmpty();
    assertThat(directory().connections(workspace)).isEmpty();
    assertThat(directory().revoked(workspace, "linear", now)).containsExactly(first);
    assertThat(directory().revoked(workspace, "asana", now)).isEmpty();
    assertThat(directory().revoked(workspace, "linear", now.plusSeconds(60))).isEmpty();
    assertThat(table.get(Key.revoked(workspace, first.id())).orElseThrow().toString())
        .doesNotContain("whsec_one", "lin_api_token")
        .contains("ttl");

    Connection second = connection("id2-" + workspace, workspace, "linear");
    assertThat(directory().add(second)).isTrue();
    directory().revoke(first, now.plusSeconds(90));
    assertThat(directory().connection(workspace, "linear")).contains(second);
    directory().revoke(second, now.plusSeconds(60));
    assertThat(directory().revoked(workspace, "linear", now))
        .containsExactlyInAnyOrder(first, second);
    directory().forget(first);
    directory().forget(first);
    assertThat(directory().revoked(workspace, "linear", now)).containsExactly(second);
  }

  @Test
  void a_name_is_taken_once_in_a_workspace_and_free_in_another() {
    String other = Database.workspace();
    assertThat(directory().add(connection("a" + workspace, workspace, "linear"))).isTrue();
    assertThat(directory().add(connection("b" + workspace, workspace, "linear"))).isFalse();
    assertThat(directory().add(connection("c" + workspace, other, "linear"))).isTrue();
    assertThat(directory().connection("b" + workspace)).isEmpty();
    assertThat(directory().connections(workspace))
        .containsExactly(bare(connection("a" + workspace, workspace, "linear")));
    assertThat(directory().connection(other, "linear").orElseThrow().workspace()).isEqualTo(other);
  }

  @Test
  void a_token_names_one_workspace() {
    directory().admit("t-" + workspace, workspace);
    directory().admit("t-" + workspace, workspace);
    assertThat(directory().workspaceOf("t-" + workspace)).contains(workspace);
    assertThat(directory().workspaceOf("unknown")).isEmpty();
    assertThatThrownBy(() -> directory().admit("t-" + workspace, "another"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_token_goes_on_beside_those_after_it_until_one_of_them_retires_it() {
    directory().admit("t-" + workspace, workspace);
    assertThat(directory().succeed("unknown", "t2-" + workspace)).isFalse();
    assertThat(directory().workspaceOf("t2-" + workspace)).isEmpty();
    assertThat(directory().succeed("t-" + workspace, "t2-" + workspace)).isTrue();
    assertThat(directory().succeed("t2-" + workspace, "t3-" + workspace)).isTrue();
    assertThat(directory().workspaceOf("t-" + workspace)).contains(workspace);
    assertThat(directory().workspaceOf("t3-" + workspace)).contains(workspace);
    assertThat(directory().retireBefore("t-" + workspace)).isZero();
    assertThat(directory().retireBefore("t3-" + workspace)).isEqualTo(2);
    assertThat(directory().retireBefore("t3-" + workspace)).isZero();
    assertThat(directory().workspaceOf("t-" + workspace)).isEmpty();
    assertThat(directory().workspaceOf("t2-" + workspace)).isEmpty();
    assertThat(directory().workspaceOf("t3-" + workspace)).contains(workspace);
  }

  @Test
  void quarantine_lists_the_newest_first_once_each_and_for_thirty_days(@TempDir Path folder)
      throws Exception {
    Instant[] now = {NOW};
    DynamoQuarantine quarantine = new DynamoQuarantine(table, new FileBodies(folder), () -> now[0]);
    Kept old = new Kept("linear#1", NOW.minus(Duration.ofDays(29)), "linear", "data.due: no date");
    Kept fresh = new Kept("linear#2", NOW, "linear", "unknown type");
    byte[] body = "{".getBytes(StandardCharsets.UTF_8);
    quarantine.keep(workspace, old, body);
    quarantine.keep(workspace, fresh, body);
    quarantine.keep(workspace, fresh, body);
    assertThat(quarantine.list(workspace)).containsExactly(fresh, old);
    assertThat(quarantine.list(Database.workspace())).isEmpty();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).hasBinaryContent(body));
    }
    now[0] = NOW.plus(Duration.ofDays(2));
    assertThat(quarantine.list(workspace)).containsExactly(fresh);
  }
}
