package dev.paydown.local.practice.trello;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Entity;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.trello.TrelloTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrelloConnectorTest extends ConnectorContract {
  private static final Optional<String> OPEN = Optional.of("open");
  private static final Optional<String> STARTED = Optional.of("started");
  private static final Optional<String> CANCELLED = Optional.of("cancelled");
  private static final Acting.UserIds CLEO =
      email -> email.equals("cleo@example.com") ? List.of("cleo") : List.of("bob");
  private final List<PracticeTrello> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "trello",
          world -> {
            opened.add(new PracticeTrello(world, Bench.TOKEN));
            return opened.getFirst();
          },
          TrelloTool::new);
  private Entity card = new Entity(new TreeMap<>());

  @BeforeEach
  void aCardDueOnFriday() {
    Entity made =
        trello()
            .create(
                "ada",
                Map.of(
                    "name", Optional.of("Test the form"),
                    "due", Optional.of("2026-11-27T15:30:00Z")));
    card =
        trello()
            .update(
                "ada", made.id(), Map.of("idMembers", Optional.of(trello().member("bob").id())));
  }

  private PracticeTrello trello() {
    return opened.getFirst();
  }

  private Entity now() {
    return trello().card(card.id());
  }

  @Override
  protected Bench bench() {
    return bench;
  }

  @Override
  protected String named() {
    return "Trello";
  }

  @Override
  protected String item() {
    return card.id();
  }

  @Override
  protected String unknown() {
    return "5f0000000000000000000099";
  }

  @Override
  protected Optional<String> due() {
    return now().find("due").map(at -> at.substring(0, "2026-11-27".length()));
  }

  @Override
  protected List<String> comments() {
    return trello().comments(card.id()).stream().map(comment -> comment.get("text")).toList();
  }

  @Test
  void a_date_keeps_its_time_of_day_and_a_new_one_has_noon() {
    act(MoveAction.SET_DATE, "due", Optional.of("2026-11-27"), Optional.of("2026-12-01"));
    act(MoveAction.SET_DATE, "start", Optional.empty(), Optional.of("2026-11-25"));
    assertThat(now().find("due")).contains("2026-12-01T15:30:00Z");
    assertThat(now().find("start")).contains("2026-11-25T12:00:00Z");
    assertThat(act(MoveAction.CLEAR, "due", Optional.of("2026-12-01"), Optional.of("none")))
        .isEqualTo(done());
    assertThat(now().find("due")).isEmpty();
  }

  @Test
  void a_card_is_started_set_back_called_off_and_fetched_out_of_the_archive() {
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(done());
    assertThat(now().get("idList")).isEqualTo(trello().list("Doing").id());
    assertThat(act(MoveAction.REOPEN, "status", STARTED, OPEN)).isEqualTo(done());
    assertThat(now().get("idList")).isEqualTo(trello().list("To Do").id());
    assertThat(act(MoveAction.CANCEL, "status", OPEN, CANCELLED)).isEqualTo(done());
    assertThat(now().find("closed")).contains("true");
    assertThat(act(MoveAction.START, "status", OPEN, STARTED))
        .isEqualTo(new EffectOutcome.Stale("cancelled"));
    assertThat(bench.desk().effects()).hasSize(3);
  }

  @Test
  void what_was_marked_complete_is_opened_again() {
    trello().update("bob", card.id(), Map.of("dueComplete", Optional.of("true")));
    assertThat(act(MoveAction.REOPEN, "status", Optional.of("done"), OPEN)).isEqualTo(done());
    assertThat(now().find("dueComplete")).isEmpty();
  }

  @Test
  void an_owner_is_the_member_of_whom_somebody_said_so() {
    Optional<String> bob = Optional.of("bob@example.com");
    Optional<String> cleo = Optional.of("cleo@example.com");
    String cleos = trello().member("cleo").id();
    assertThat(act(MoveAction.ASSIGN, "owner", Optional.of("trello:bob"), cleo))
        .isEqualTo(new EffectOutcome.Failed("no member of Trello is known for the new owner"));
    assertThat(
            outcome(
                bench.act(
                    bench.execution(MoveAction.ASSIGN, card.id(), "owner", bob, cleo), 1, CLEO)))
        .isEqualTo(done());
    assertThat(now().find("idMembers")).contains(cleos);
    assertThat(
            outcome(
                bench.act(
                    bench.execution(
                        MoveAction.CLEAR, card.id(), "owner", cleo, Optional.of("none")),
                    1,
                    CLEO)))
        .isEqualTo(done());
    assertThat(now().find("idMembers")).isEmpty();
  }

  @Test
  void its_key_and_token_go_in_a_header_and_never_in_an_address() {
    act(MoveAction.START, "status", OPEN, STARTED);
    assertThat(bench.sent)
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.headers().get("authorization"))
                  .isEqualTo("OAuth oauth_consumer_key=\"\", oauth_token=\"practice\"");
              assertThat(request.uri().getQuery() + "").doesNotContain("token=");
            });
  }

  /** Atlassian developer docs, Trello REST API, Update a Card: these and no other names. */
  @Test
  void what_is_written_is_what_trello_describes() {
    act(MoveAction.SET_DATE, "due", Optional.of("2026-11-27"), Optional.of("2026-12-01"));
    act(MoveAction.START, "status", OPEN, STARTED);
    act(MoveAction.REOPEN, "status", STARTED, OPEN);
    act(MoveAction.CANCEL, "status", OPEN, CANCELLED);
    assertThat(bench.sent.stream().filter(one -> one.method().equals("PUT")))
        .extracting(TrelloConnectorTest::body)
        .containsExactly(
            "{\"due\":\"2026-12-01T15:30:00Z\"}",
            "{\"idList\":\"%s\"}".formatted(trello().list("Doing").id()),
            "{\"idList\":\"%s\",\"closed\":false,\"dueComplete\":false}"
                .formatted(trello().list("To Do").id()),
            "{\"closed\":true}");
  }

  private static String body(OutgoingHttp.Request request) {
    return new String(request.body(), UTF_8);
  }

  @Test
  void its_webhooks_are_read_by_the_real_reader() {
    trello().update("bob", card.id(), Map.of("idList", Optional.of(trello().list("Doing").id())));
    trello().comment("ada", card.id(), "@bob is the form ready?");
    assertThat(bench.delivered)
        .hasSize(4)
        .allSatisfy(
            delivery -> {
              assertThat(bench.tool().verify(delivery, bench.connection()))
                  .isInstanceOf(Verdict.Genuine.class);
              assertThat(bench.tool().read(delivery, bench.connection()))
                  .isInstanceOf(Reading.Facts.class);
            });
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(bench.act(bench.execution(action, card.id(), field, from, to), 1));
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(Optional.of("https://trello.com/c/" + card.get("shortLink")));
  }
}
