package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Executions;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.brain.store.MagicLinks.CodeTried;
import dev.paydown.brain.store.MagicLinks.Decided;
import dev.paydown.brain.store.PreferenceLink;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
final class DynamoMagicLinksTest {
  private static final Instant NOW = Records.NOW;

  private final Table table = Database.table();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final DynamoMagicLinks links = new DynamoMagicLinks(table);
  private final String workspace = Database.workspace();
  private final MagicLink link = Records.link(workspace, "hash-" + workspace, 1);

  @BeforeEach
  void aPendingProposalAndItsLink() {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    store.commit(empty, Records.rich(workspace), List.of());
    links.put(link);
  }

  private Decided decide(MagicLink by, String entry, Instant now) {
    return links.decide(
        by,
        Records.logEntry(entry),
        List.of(Records.execution(workspace, entry + "-x")),
        "confirmed",
        now);
  }

  @Test
  void a_link_comes_back_as_it_was() {
    assertThat(links.find(link.tokenHash())).contains(link);
    assertThat(links.find("unknown")).isEmpty();
    assertThat(links.proposal(workspace, "p1"))
        .contains(
            new MagicLinkReader.ProposalRow(
                Records.proposal("p1", 1, ProposalState.PENDING), Optional.empty()));
    assertThat(links.proposal(workspace, "unknown")).isEmpty();
  }

  @Test
  void the_reader_has_no_method_but_the_three_that_read() {
    assertThat(
            Stream.of(DynamoMagicLinkReader.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName))
        .containsExactlyInAnyOrder("find", "preferences", "proposal");
  }

  @Test
  void a_link_to_preferences_comes_back_as_it_was() {
    PreferenceLink kept =
        new PreferenceLink(
            Hashes.sha256("token-" + workspace),
            workspace,
            "ada@example.org",
            ZoneId.of("Europe/Berlin"),
            NOW);
    links.keep(kept);

    assertThat(links.preferences(kept.tokenHash())).contains(kept);
    assertThat(links.preferences(Hashes.sha256("another"))).isEmpty();
    assertThat(links.find(kept.tokenHash())).isEmpty();
  }

  @Test
  void a_decision_stands_whole_and_once() {
    assertThat(decide(link, "d1", NOW)).isEqualTo(Decided.TAKEN);
    assertThat(decide(link, "d2", NOW)).isEqualTo(Decided.LOST);

    assertThat(links.find(link.tokenHash()).orElseThrow().usedAt()).contains(NOW);
    assertThat(links.proposal(workspace, "p1").orElseThrow().answer())
        .contains(new MagicLinkReader.Answer(1, NOW, "confirmed"));
    DynamoExecutions executions = new DynamoExecutions(table);
    assertThat(executions.find(workspace, "d1-x"))
        .contains(
            new Executions.Progress(Records.execution(workspace, "d1-x"), 0, Optional.empty()));
    assertThat(executions.find(workspace, "d2-x")).isEmpty();
    DynamoEventLog log = new DynamoEventLog(table);
    assertThat(log.append(workspace, Records.logEntry("d1"))).isEqualTo(EventLog.Appended.REPEAT);
    assertThat(log.append(workspace, Records.logEntry("d2"))).isEqualTo(EventLog.Appended.NEW);
    assertThat(new Audit(table).chain(workspace, "p1")).hasSize(1);
  }

  @Test
  void as_many_moves_as_a_question_has_are_confirmed_by_one_answer_and_no_more() {
    assertThat(confirmed(Proposal.MOVES_MAX)).isEqualTo(Decided.TAKEN);
    assertThat(new DynamoExecutions(table).find(workspace, "x" + Proposal.MOVES_MAX)).isPresent();
    assertThatThrownBy(() -> confirmed(Proposal.MOVES_MAX + 1))
        .hasMessage("one answer confirms at most 96 moves, not 97");
  }

  private Decided confirmed(int moves) {
    List<Execution> executions =
        IntStream.rangeClosed(1, moves)
            .mapToObj(i -> Records.execution(workspace, "x" + i))
            .toList();
    return links.decide(link, Records.logEntry("many"), executions, "confirmed", NOW);
  }

  @Test
  void two_hundred_at_once_make_one_decision_and_no_exception() throws Exception {
    List<Decided> answers = AtOnce.call(200, () -> decide(link, "at-once", NOW));
    assertThat(Collections.frequency(answers, Decided.TAKEN)).isEqualTo(1);
    assertThat(Collections.frequency(answers, Decided.LOST)).isEqualTo(199);
    assertThat(new Audit(table).chain(workspace, "p1")).hasSize(1);
  }

  @Test
  void of_two_links_to_one_version_one_decides() {
    MagicLink second = Records.link(workspace, "second-" + workspace, 1);
    links.put(second);
    assertThat(decide(second, "d1", NOW)).isEqualTo(Decided.TAKEN);
    assertThat(decide(link, "d2", NOW)).isEqualTo(Decided.LOST);
    assertThat(links.find(link.tokenHash()).orElseThrow().usedAt()).isEmpty();
  }

  @Test
  void a_link_decides_until_the_instant_it_expires_and_not_at_it() {
    assertThat(decide(link, "d1", link.expiresAt())).isEqualTo(Decided.LOST);
    assertThat(decide(link, "d1", link.expiresAt().minusNanos(1))).isEqualTo(Decided.TAKEN);
  }

  @Test
  void a_link_to_another_version_or_an_unknown_link_decides_nothing() {
    MagicLink newer = Records.link(workspace, "newer-" + workspace, 2);
    links.put(newer);
    assertThat(decide(newer, "d1", NOW)).isEqualTo(Decided.LOST);
    assertThat(decide(Records.link(workspace, "never-put", 1), "d1", NOW)).isEqualTo(Decided.LOST);
  }

  @Test
  void a_code_is_right_wrong_or_dead_and_five_tries_are_all() {
    Instant until = NOW.plus(Duration.ofMinutes(10));
    assertThat(links.tryCode(link.tokenHash(), "code", "choice", NOW)).isEqualTo(CodeTried.DEAD);
    MagicLink.Code code = new MagicLink.Code("code", until, 5, "choice");
    links.startCode(link.tokenHash(), code);
    assertThat(links.find(link.tokenHash()).orElseThrow().code()).contains(code);
    assertThat(links.tryCode(link.tokenHash(), "other", "choice", NOW)).isEqualTo(CodeTried.WRONG);
    assertThat(links.tryCode(link.tokenHash(), "code", "other", NOW)).isEqualTo(CodeTried.WRONG);
    assertThat(links.tryCode(link.tokenHash(), "code", "choice", until)).isEqualTo(CodeTried.DEAD);
    assertThat(links.tryCode(link.tokenHash(), "code", "choice", until.minusNanos(1)))
        .isEqualTo(CodeTried.RIGHT);
    links.startCode(link.tokenHash(), code);
    IntStream.range(0, 5)
        .forEach(
            i ->
                assertThat(links.tryCode(link.tokenHash(), "guess", "choice", NOW))
                    .isEqualTo(CodeTried.WRONG));
    assertThat(links.tryCode(link.tokenHash(), "code", "choice", NOW)).isEqualTo(CodeTried.DEAD);
  }

  @Test
  void fifty_guesses_at_once_spend_five_tries() throws Exception {
    links.startCode(
        link.tokenHash(), new MagicLink.Code("code", NOW.plusSeconds(600), 5, "choice"));
    List<CodeTried> tries =
        AtOnce.call(50, () -> links.tryCode(link.tokenHash(), "guess", "choice", NOW));
    assertThat(Collections.frequency(tries, CodeTried.WRONG)).isEqualTo(5);
    assertThat(Collections.frequency(tries, CodeTried.DEAD)).isEqualTo(45);
  }

  @Test
  void a_code_for_an_unknown_link_makes_no_link() {
    links.startCode("unknown", new MagicLink.Code("code", NOW, 5, "choice"));
    assertThat(links.find("unknown")).isEmpty();
  }

  @Test
  void a_decision_in_the_midst_of_commits_is_never_written_over() throws Exception {
    AtomicInteger turn = new AtomicInteger();
    List<Boolean> results =
        AtOnce.call(
            2,
            () ->
                turn.getAndIncrement() == 0
                    ? decide(link, "race", NOW) == Decided.TAKEN
                    : supersede());
    assertThat(Collections.frequency(results, true)).isEqualTo(1);
  }

  private boolean supersede() {
    WorkspaceState before = Records.rich(workspace);
    WorkspaceState after =
        States.proposal(before, Records.proposal("p1", 2, ProposalState.PENDING));
    return switch (store.commit(before, after, List.of())) {
      case YES -> true;
      case CONFLICT -> false;
    };
  }
}
