package dev.paydown.local.practice.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.CommentContract;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.Fault;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.slack.SlackTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SlackConnectorTest extends CommentContract {
  private static final String ADA = "ada@example.com";
  private static final String BOB = "bob@example.com";
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<Described> SLACK = Described.find("slack.openapi2.json");
  private final List<PracticeSlack> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "slack",
          world -> {
            opened.add(new PracticeSlack(world, Bench.TOKEN));
            return opened.getFirst();
          },
          SlackTool::new);
  private Entity channel = new Entity(new TreeMap<>());
  private Entity thread = new Entity(new TreeMap<>());

  @BeforeEach
  void aThreadThatAsksBob() {
    channel = slack().open("launch");
    thread = slack().post(ADA, "launch", NONE, "@bob@example.com is the form live?\nBlocks ENG-12");
  }

  /** Slack's description has the token as a parameter; the docs prefer it in Authorization. */
  @AfterEach
  void everyRequestIsOneThatSlackDescribes() {
    for (OutgoingHttp.Request request : bench.sent) {
      assertThat(request.headers()).containsEntry("authorization", "Bearer " + Bench.TOKEN);
      SLACK.ifPresent(
          slack ->
              assertThat(slack.faults(request, "/slack", Map.of("token", Bench.TOKEN))).isEmpty());
    }
  }

  private PracticeSlack slack() {
    return opened.getFirst();
  }

  @Override
  protected Bench bench() {
    return bench;
  }

  @Override
  protected String named() {
    return "Slack";
  }

  @Override
  protected String item() {
    return thread.id();
  }

  @Override
  protected String unknown() {
    return channel.id() + "/1720000000.000100";
  }

  @Override
  protected List<String> comments() {
    return slack().replies(channel.id(), thread.get("ts")).stream()
        .map(reply -> reply.get("text"))
        .toList();
  }

  private Execution message() {
    return bench.execution(MoveAction.COMMENT, item(), "comment", NONE, NONE);
  }

  @Test
  void a_request_that_slack_does_not_describe_is_found_out() {
    byte[] body = "{\"chanel\": \"C1\"}".getBytes(UTF_8);
    bench.act(message(), 1);
    OutgoingHttp.Request one = bench.sent.getFirst();
    OutgoingHttp.Request posted =
        new OutgoingHttp.Request(
            "POST",
            one.uri().resolve("/slack/api/chat.postMessage"),
            Map.of("content-type", "application/json; charset=utf-8"),
            body);
    SLACK.ifPresent(
        slack -> {
          assertThat(slack.faults(posted, "/slack", Map.of("token", "t"))).isNotEmpty();
          assertThat(slack.faults(one, "", Map.of())).isNotEmpty();
        });
  }

  @Test
  void the_packet_stands_in_the_thread_calls_nobody_and_states_nothing() {
    bench.act(message(), 1);
    assertThat(comments())
        .containsExactly(
            """
            &gt; Clear to start

            *Why this started*
            &gt; A law
            &gt; Blocked by ENG-9

            *What done looks like*
            &gt; @WJeveryone it *is* live

            *Still owed*
            &gt; - the logo

            *What moved*
            &gt; 2026-11-23T09:00:00Z: the design was finished

            *Links*
            • design: <https://figma.com/file/x>

            _Confirmed by ada@WJexample.com, by Paydown_ (paydown:%s)"""
                .formatted(Bench.EXECUTION)
                .replace("WJ", "\u2060"));
    assertThat(facts(bench.delivered.getLast()))
        .filteredOn(Fact.LinkMade.class::isInstance)
        .extracting(link -> ((Fact.LinkMade) link).kind())
        .containsExactly(LinkKind.MENTIONS);
  }

  @ParameterizedTest
  @EnumSource(names = {"SET_DATE", "ASSIGN", "START", "CANCEL", "REOPEN", "CLEAR", "CUT_LINK"})
  void every_other_move_is_by_hand_and_asks_nobody(MoveAction action) {
    Execution move =
        bench.execution(action, item(), "due", Optional.of("2026-11-27"), Optional.of("x"));
    assertThat(outcome(bench.act(move, 1))).isEqualTo(new EffectOutcome.ByHand(NONE));
    assertThat(bench.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "app, out, Slack's app is not in the channel: /invite it there",
    "archived, true, Slack's channel is archived: nobody can write in it"
  })
  void a_channel_that_is_closed_to_the_app_is_said_with_what_to_do(
      String field, String value, String why) {
    slack().change("launch", Map.of(field, Optional.of(value)));
    assertThat(outcome(bench.act(message(), 1))).isEqualTo(new EffectOutcome.Failed(why));
    assertThat(comments()).isEmpty();
  }

  @Test
  void a_scope_that_is_lacking_is_named() {
    bench.desk().faults().set(Fault.FORBIDDEN, 1);
    assertThat(outcome(bench.act(message(), 1)))
        .isEqualTo(
            new EffectOutcome.Failed(
                "Slack's app lacks the scope chat:write: add it under OAuth & Permissions and"
                    + " install the app again"));
  }

  @Test
  void ours_is_found_behind_hundreds_of_answers() {
    for (int i = 0; i < 250; i++) {
      slack().post(BOB, "launch", Optional.of(thread.get("ts")), "Answer " + i);
    }
    assertThat(outcome(bench.act(message(), 1))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(outcome(bench.act(message(), 2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(comments()).hasSize(251);
    assertThat(bench.desk().effects()).hasSize(1);
  }

  @Test
  void a_thread_in_which_ours_cannot_be_looked_for_gets_none() {
    for (int i = 0; i < 8; i++) {
      bench.desk().change(this::answered);
    }
    assertThat(outcome(bench.act(message(), 1)))
        .isEqualTo(
            new EffectOutcome.Failed(
                "Slack's thread is too long to see whether the answer stands in it"));
    assertThat(bench.desk().effects()).isEmpty();
  }

  private Entity answered(Draft draft) {
    Entity ada = draft.books().by("users", "email", ADA).orElseThrow();
    SlackChanges changes = new SlackChanges(draft, ada);
    for (int i = 0; i < 300; i++) {
      changes.post(channel, Optional.of(thread.get("ts")), "Answer " + i);
    }
    return ada;
  }

  @Test
  void a_thread_is_read_as_it_stands_now() {
    slack().post(BOB, "launch", Optional.of(thread.get("ts")), "@cleo@example.com do you know?");
    slack().edit(ADA, "launch", thread.get("ts"), "@bob@example.com is it there?");
    String cleo = slack().user("cleo@example.com").id();
    List<Fact> facts = bench.tool().fetch(bench.connection(), item(), bench.now).orElseThrow();
    assertThat(facts)
        .filteredOn(Fact.ItemChanged.class::isInstance)
        .singleElement()
        .satisfies(
            shown ->
                assertThat(((Fact.ItemChanged) shown).changes())
                    .contains(
                        FieldChange.set(ItemField.KIND, "thread"),
                        FieldChange.set(ItemField.TITLE, "is it there?")));
    assertThat(facts)
        .filteredOn(Fact.ThreadPosted.class::isInstance)
        .extracting(post -> ((Fact.ThreadPosted) post).asks())
        .containsExactly(
            List.of(PersonRef.alias("slack", slack().user(BOB).id())),
            List.of(PersonRef.alias("slack", cleo)));
    assertThat(facts).noneMatch(Fact.LinkMade.class::isInstance);
    assertThat(bench.tool().fetch(bench.connection(), unknown(), bench.now)).isEmpty();
    assertThat(bench.tool().fetch(bench.connection(), "nothing", bench.now)).isEmpty();
  }

  @Test
  void what_its_people_do_is_read_by_the_real_reader() {
    String ts = thread.get("ts");
    slack().post(BOB, "launch", Optional.of(ts), "It is.");
    slack().react(BOB, "launch", ts, "white_check_mark");
    slack().unreact(BOB, "launch", ts, "white_check_mark");
    List<Fact> facts = bench.delivered.stream().flatMap(one -> facts(one).stream()).toList();
    assertThat(facts)
        .filteredOn(Fact.PersonSeen.class::isInstance)
        .extracting(seen -> ((Fact.PersonSeen) seen).email())
        .containsExactly(Optional.of(PersonRef.email(BOB)), Optional.of(PersonRef.email(ADA)));
    assertThat(facts)
        .filteredOn(Fact.LinkMade.class::isInstance)
        .extracting(link -> ((Fact.LinkMade) link).to())
        .containsExactly(new ItemRef.Named("ENG-12"));
    assertThat(facts).filteredOn(Fact.ThreadPosted.class::isInstance).hasSize(2);
    assertThat(facts)
        .filteredOn(Fact.StatusChanged.class::isInstance)
        .extracting(turn -> ((Fact.StatusChanged) turn).to())
        .containsExactly(Transition.FINISHED, Transition.REOPENED);
  }

  @Test
  void a_line_in_a_channel_that_the_app_is_not_in_is_not_told() {
    slack().change("launch", Map.of("app", Optional.of("out")));
    bench.delivered.clear();
    slack().post(BOB, "launch", NONE, "@ada@example.com?");
    assertThat(bench.delivered).isEmpty();
  }

  @Test
  void an_address_that_it_is_hooked_up_to_is_tried_and_answered() {
    byte[] body =
        JsonNodeFactory.instance
            .objectNode()
            .put("url", "https://paydown.example/hooks/id")
            .put("secret", Bench.SECRET)
            .toString()
            .getBytes(UTF_8);
    bench.delivered.clear();
    assertThat(slack().handle("POST", "/hook", Map.of(), body).status()).isEqualTo(200);
    assertThat(bench.delivered)
        .singleElement()
        .satisfies(
            trial ->
                assertThat(bench.tool().verify(trial, bench.connection()))
                    .isInstanceOfSatisfying(
                        Verdict.Handshake.class,
                        shaken ->
                            assertThat(new String(trial.body(), UTF_8)).contains(shaken.body())));
  }

  private List<Fact> facts(Delivery delivery) {
    assertThat(bench.tool().verify(delivery, bench.connection()))
        .isInstanceOf(Verdict.Genuine.class);
    return bench.tool().read(delivery, bench.connection()) instanceof Reading.Facts(var facts)
        ? facts
        : List.of();
  }
}
