package dev.paydown.functions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.store.Advancer;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.links.Confirmation;
import dev.paydown.functions.links.LinkMaker;
import dev.paydown.functions.page.DecidePageFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecideFunctionTest {
  private static final Optional<String> LATER = Optional.of("2026-11-24");
  private final World world = new World();
  private final DecideFunction function = new DecideFunction(world.deployment());
  private final DecidePageFunction page = new DecidePageFunction(world.deployment());

  private static Proposal dates(Gate gate) {
    return Samples.proposal(
        1, gate, List.of(Samples.date("m1", LATER, gate), Samples.date("m2", LATER, gate)));
  }

  @Test
  void reading_a_link_a_thousand_times_writes_nothing() {
    String token = mailed(dates(Gate.INTERNAL));
    int before = world.links.writes;
    for (int i = 0; i < 500; i++) {
      assertThat(get("GET", token).getStatusCode()).isEqualTo(200);
      APIGatewayV2HTTPResponse head = get("HEAD", token);
      assertThat(head.getStatusCode()).isEqualTo(200);
      assertThat(head.getBody()).isEmpty();
    }
    assertThat(world.links.writes).isEqualTo(before);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void an_unknown_token_is_not_found_by_any_method() {
    assertThat(get("GET", "nothing").getStatusCode()).isEqualTo(404);
    assertThat(get("HEAD", "nothing").getStatusCode()).isEqualTo(404);
    assertThat(post("nothing", "choice=confirm&move=m1").getStatusCode()).isEqualTo(404);
  }

  @Test
  void every_page_forbids_framing_scripts_caching_and_referrers() {
    assertThat(get("GET", mailed(dates(Gate.INTERNAL))).getHeaders())
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("x-robots-tag", "noindex, nofollow")
        .containsKey("strict-transport-security")
        .hasEntrySatisfying(
            "content-security-policy",
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .endsWith("form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                    .doesNotContain("unsafe-inline"));
  }

  @Test
  void a_form_without_a_choice_changes_nothing() {
    String token = mailed(dates(Gate.INTERNAL));
    assertThat(post(token, "move=m1&move=m2").getStatusCode()).isEqualTo(422);
    assertThat(post(token, "").getStatusCode()).isEqualTo(422);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void the_chosen_lines_become_executions_and_the_others_do_not() {
    Proposal proposal = dates(Gate.INTERNAL);
    String token = mailed(proposal);
    assertThat(post(token, "choice=confirm&move=m2").getStatusCode()).isEqualTo(200);
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry(
                "decision#p1#1",
                world.now,
                List.of(
                    new Fact.Decided(
                        world.now, "p1", 1, new Decision.Confirm(Map.of("m2", "2026-11-24"))))));
    assertThat(world.links.executions)
        .extracting(Execution::id, execution -> execution.move().id())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Confirmation.executionId(World.WORKSPACE, proposal, "m2"), "m2"));
  }

  @Test
  void one_tick_chooses_every_line_and_the_code_is_asked_for_all_of_them() {
    assertThat(post(mailed(dates(Gate.INTERNAL)), "choice=confirm&move=all").getStatusCode())
        .isEqualTo(200);
    assertThat(world.links.executions)
        .extracting(execution -> execution.move().id())
        .containsExactlyInAnyOrder("m1", "m2");
  }

  @Test
  void all_is_no_line_where_a_line_needs_a_value() {
    String token =
        mailed(
            Samples.proposal(
                1,
                Gate.INTERNAL,
                List.of(
                    Samples.date("m1", Optional.empty(), Gate.INTERNAL),
                    Samples.date("m2", Optional.of("2026-11-24"), Gate.INTERNAL))));
    assertThat(post(token, "choice=confirm&move=all&to_m1=2026-12-01").getStatusCode())
        .isEqualTo(422);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void of_200_posts_at_once_one_decides_and_the_others_are_told_so() throws Exception {
    String token = mailed(dates(Gate.INTERNAL));
    try (var pool = Executors.newFixedThreadPool(32)) {
      List<Future<APIGatewayV2HTTPResponse>> answers =
          pool.invokeAll(Collections.nCopies(200, () -> post(token, "choice=confirm&move=m1")));
      int already = 0;
      for (Future<APIGatewayV2HTTPResponse> answer : answers) {
        assertThat(answer.get().getStatusCode()).isEqualTo(200);
        already += answer.get().getBody().contains("Already confirmed") ? 1 : 0;
      }
      assertThat(already).isEqualTo(199);
    }
    assertThat(world.links.executions).hasSize(1);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_date_that_is_asked_for_has_to_be_given_and_be_one() {
    String token =
        mailed(
            Samples.proposal(
                1, Gate.INTERNAL, List.of(Samples.date("m1", Optional.empty(), Gate.INTERNAL))));
    assertThat(post(token, "choice=confirm&move=m1").getStatusCode()).isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m1&to_m1=tomorrow").getStatusCode()).isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m1&to_m1=2026-12-01").getStatusCode())
        .isEqualTo(200);
    assertThat(world.links.executions.getFirst().move().to()).contains("2026-12-01");
  }

  @Test
  void approving_and_refusing_at_once_is_no_answer() {
    String token =
        mailed(
            Samples.proposal(
                1,
                Gate.INTERNAL,
                List.of(
                    Samples.approval("m1", MoveAction.GRANT_APPROVAL),
                    Samples.approval("m2", MoveAction.DENY_APPROVAL))));
    assertThat(post(token, "choice=confirm&move=m1&move=m2").getStatusCode()).isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m9").getStatusCode()).isEqualTo(422);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void a_post_from_another_site_is_refused() {
    String token = mailed(dates(Gate.INTERNAL));
    assertThat(
            function
                .handleRequest(
                    Samples.http(
                        "POST",
                        "/decide/{token}",
                        Map.of("token", token),
                        Map.of("Sec-Fetch-Site", "cross-site"),
                        "choice=confirm&move=m1"),
                    NoContext.HERE)
                .getStatusCode())
        .isEqualTo(403);
    assertThat(post(token, "x".repeat(64 * 1024 + 1)).getStatusCode()).isEqualTo(413);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void a_client_facing_move_waits_for_the_code_mailed_to_its_recipient() {
    String token = mailed(dates(Gate.CLIENT_FACING));
    assertThat(post(token, "choice=confirm&move=m1").getBody()).contains("name=\"code\"");
    assertThat(world.links.executions).isEmpty();
    assertThat(world.mails).singleElement().matches(mail -> mail.to().equals(Samples.ANNA));
    String code = code();
    assertThat(post(token, "choice=confirm&move=m1&code=" + wrong(code)).getStatusCode())
        .isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m2&code=" + code).getStatusCode())
        .as("a code for another answer")
        .isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m1&code=" + code).getStatusCode()).isEqualTo(200);
    assertThat(world.links.executions).hasSize(1);
  }

  @Test
  void five_wrong_codes_end_it_and_asking_anew_buys_no_guess() {
    String token = mailed(dates(Gate.DESTRUCTIVE));
    post(token, "choice=confirm&move=m1");
    String code = code();
    for (int i = 0; i < 5; i++) {
      post(token, "choice=confirm&move=m1&code=" + wrong(code));
    }
    assertThat(post(token, "choice=confirm&move=m1&code=" + code).getStatusCode()).isEqualTo(422);
    post(token, "choice=confirm&move=m1");
    assertThat(world.mails).hasSize(1);
    world.now = world.now.plus(Duration.ofMinutes(11));
    post(token, "choice=confirm&move=m1");
    assertThat(world.mails).hasSize(2);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void a_code_lives_ten_minutes() {
    String token = mailed(dates(Gate.DESTRUCTIVE));
    post(token, "choice=confirm&move=m1");
    world.now = world.now.plus(Duration.ofMinutes(10));
    assertThat(post(token, "choice=confirm&move=m1&code=" + code()).getStatusCode()).isEqualTo(422);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void declining_takes_a_reason() {
    String token = mailed(dates(Gate.INTERNAL));
    assertThat(post(token, "choice=decline").getStatusCode()).isEqualTo(422);
    assertThat(post(token, "choice=decline&reason=not-now&comment=After+the+fair").getStatusCode())
        .isEqualTo(200);
    assertThat(decided()).isEqualTo(new Decision.Decline(DeclineReason.NOT_NOW, "After the fair"));
  }

  @Test
  void a_snooze_ends_at_the_start_of_a_working_day() {
    world.now = Instant.parse("2026-11-20T10:00:00Z"); // a Friday
    String token = mailed(dates(Gate.INTERNAL));
    post(token, "choice=snooze&snooze=next-day");
    assertThat(decided()).isEqualTo(new Decision.Snooze(Instant.parse("2026-11-23T09:00:00Z")));
  }

  @Test
  void it_is_passed_on_only_to_somebody_of_the_workspace() {
    people(Samples.ANNA, "ben@example.com");
    String token = mailed(dates(Gate.INTERNAL));
    assertThat(post(token, "choice=reassign&reassign=eve@evil.example").getStatusCode())
        .isEqualTo(422);
    assertThat(post(token, "choice=reassign&reassign=Ben@Example.com").getStatusCode())
        .isEqualTo(200);
    assertThat(decided()).isEqualTo(new Decision.Reassign("ben@example.com"));
  }

  @Test
  void an_expired_link_decides_nothing_and_brings_a_fresh_one_to_its_recipient() {
    String token = mailed(dates(Gate.INTERNAL));
    world.now = world.now.plus(Duration.ofDays(8));
    assertThat(get("GET", token).getBody()).contains("This link has expired");
    post(token, "choice=confirm&move=m1");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    assertThat(post(token, "choice=fresh").getStatusCode()).isEqualTo(200);
    assertThat(world.mails).singleElement().matches(mail -> mail.to().equals(Samples.ANNA));
    Matcher fresh = Pattern.compile("/decide/([\\w-]{43})").matcher(world.mails.getFirst().text());
    assertThat(fresh.find()).isTrue();
    assertThat(post(fresh.group(1), "choice=confirm&move=m1").getStatusCode()).isEqualTo(200);
    assertThat(world.links.executions).hasSize(1);
  }

  @Test
  void a_superseded_link_shows_so_and_a_reassigned_one_gives_no_fresh_link() {
    String token = mailed(dates(Gate.INTERNAL));
    Proposal newer =
        Samples.proposal(2, Gate.INTERNAL, List.of(Samples.date("m1", LATER, Gate.INTERNAL)));
    world.store.hold(World.WORKSPACE, newer);
    assertThat(get("GET", token).getBody()).contains("There is a newer version");
    post(token, "choice=confirm&move=m1");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    world.store.hold(World.WORKSPACE, Samples.in(newer, ProposalState.PENDING, "ben@example.com"));
    assertThat(get("GET", token).getBody()).contains("Somebody else has been asked");
    post(token, "choice=fresh");
    assertThat(world.mails).isEmpty();
  }

  @Test
  void moves_that_changed_under_the_same_version_are_not_confirmed() {
    String token = mailed(dates(Gate.INTERNAL));
    Move other = Samples.date("m1", Optional.of("2026-12-24"), Gate.INTERNAL);
    world.store.hold(World.WORKSPACE, Samples.proposal(1, Gate.INTERNAL, List.of(other)));
    post(token, "choice=confirm&move=m1");
    assertThat(world.links.executions).isEmpty();
  }

  private void people(String... addresses) {
    LogEntry entry =
        new LogEntry(
            "people#1",
            world.now,
            List.of(
                new Fact.PeoplePut(
                    world.now,
                    java.util.stream.Stream.of(addresses)
                        .map(
                            address ->
                                new Person(
                                    address,
                                    address,
                                    Optional.empty(),
                                    Map.of(),
                                    Optional.empty(),
                                    List.of()))
                        .toList())));
    assertThat(new Advancer(world.store).advance(World.WORKSPACE, List.of(entry))).isEmpty();
  }

  private String mailed(Proposal proposal) {
    world.store.hold(World.WORKSPACE, proposal);
    WorkspaceState state = world.store.load(World.WORKSPACE).orElseThrow();
    String url =
        new LinkMaker(world.deployment(), "http://here").make(state, proposal, world.now).url();
    return url.substring("http://here/decide/".length());
  }

  private Decision decided() {
    return world.store.log(World.WORKSPACE).stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.Decided.class::isInstance)
        .map(fact -> ((Fact.Decided) fact).decision())
        .findFirst()
        .orElseThrow();
  }

  private String code() {
    Matcher digits =
        Pattern.compile("\\b(\\d{4})[ -]?(\\d{4})\\b").matcher(world.mails.getLast().text());
    assertThat(digits.find()).isTrue();
    return digits.group(1) + digits.group(2);
  }

  private static String wrong(String code) {
    return (code.charAt(0) == '9' ? "8" : "9") + code.substring(1);
  }

  private APIGatewayV2HTTPResponse post(String token, String form) {
    return function.handleRequest(
        Samples.http(
            "POST",
            "/decide/{token}",
            Map.of("token", token),
            Map.of(
                "content-type", "application/x-www-form-urlencoded",
                "sec-fetch-site", "same-origin"),
            form),
        NoContext.HERE);
  }

  private APIGatewayV2HTTPResponse get(String method, String token) {
    return page.handleRequest(
        Samples.http(method, "/decide/{token}", Map.of("token", token), Map.of(), ""),
        NoContext.HERE);
  }

  @Test
  void an_answer_in_ones_own_words_is_needed_and_travels_without_the_packet() {
    Proposal thread =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(Samples.move("m1", MoveAction.COMMENT, "answer", Optional.empty())));
    String token = mailed(thread);
    assertThat(post(token, "choice=confirm&move=m1").getStatusCode()).isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m1&to_m1=" + "x".repeat(1001)).getStatusCode())
        .isEqualTo(422);
    assertThat(post(token, "choice=confirm&move=m1&to_m1=On+Tuesday").getStatusCode())
        .isEqualTo(200);

    assertThat(world.links.executions)
        .singleElement()
        .matches(execution -> execution.move().to().equals(Optional.of("On Tuesday")))
        .matches(execution -> execution.packet().why().isEmpty());
  }

  @Test
  void what_is_made_in_our_own_books_has_no_execution() {
    Proposal accept =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(
                Samples.move("m1", MoveAction.RE_COMMIT, "committed", Optional.of("2026-11-24"))));
    assertThat(post(mailed(accept), "choice=confirm&move=m1").getStatusCode()).isEqualTo(200);

    assertThat(world.links.executions).isEmpty();
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void reviving_and_killing_are_not_chosen_together() {
    Proposal zombie =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(
                Samples.date("m1", Optional.empty(), Gate.INTERNAL),
                Samples.move("m2", MoveAction.CANCEL, "status", Optional.of("cancelled"))));
    APIGatewayV2HTTPResponse answer =
        post(mailed(zombie), "choice=confirm&move=m1&to_m1=2026-12-01&move=m2");

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody()).contains("Please choose one");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void asking_to_undo_is_one_entry_and_no_move() {
    String token = mailed(Samples.done(dates(Gate.INTERNAL)));
    shown("2026-11-24");
    assertThat(get("GET", token).getBody()).contains("value=\"undo\"");

    assertThat(post(token, "choice=undo").getBody()).contains("The way back is on its way");
    assertThat(post(token, "choice=undo").getStatusCode()).isEqualTo(200);

    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry("undo#p1#1", world.now, List.of(new Fact.UndoAsked(world.now, "p1"))));
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void what_somebody_has_changed_since_is_not_undone() {
    String token = mailed(Samples.done(dates(Gate.INTERNAL)));
    shown("2026-12-24");

    assertThat(post(token, "choice=undo").getStatusCode()).isEqualTo(409);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void what_is_not_done_is_not_undone() {
    String token = mailed(dates(Gate.INTERNAL));

    assertThat(post(token, "choice=undo").getBody()).doesNotContain("on its way");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  /** The item as its tool shows it, with this due date. */
  private void shown(String due) {
    var changes =
        List.of(
            FieldChange.set(ItemField.KEY, "a"),
            FieldChange.set(ItemField.TITLE, "Draw the plan"),
            FieldChange.set(ItemField.DUE, due));
    ItemRef.Own item = new ItemRef.Own("studio", "a");
    Proposal held = world.store.load(World.WORKSPACE).orElseThrow().proposals().get("p1");
    new Advancer(world.store)
        .advance(
            World.WORKSPACE,
            List.of(
                new LogEntry(
                    "shown",
                    world.now,
                    List.of(new Fact.ItemChanged(item, world.now, 0, Actor.HUMAN, changes)))));
    world.store.hold(World.WORKSPACE, Objects.requireNonNull(held));
  }
}
