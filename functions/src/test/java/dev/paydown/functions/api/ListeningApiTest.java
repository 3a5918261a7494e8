package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.brain.wire.Queue;
import dev.paydown.functions.World;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tools made to post through their API, what is swept, and what nobody could match. */
class ListeningApiTest extends DescribedApi {
  private static final String CONNECT =
      "{\"tool\": \"events\", \"token\": \"t0ken\", \"places\": [\"acme/web\", \" acme \"]}";

  /** A tool's API that answers as it is told. */
  private static final class Answering implements Listening {
    final List<Asked> asked = new ArrayList<>();
    Optional<String> fault = Optional.empty();
    Optional<String> secret = Optional.empty();
    Optional<Instant> until = Optional.empty();
    List<String> hooks = List.of();
    final List<Asked> ended = new ArrayList<>();
    Unhooked unhooked = new Gone(1);

    @Override
    public Hooked hook(Asked hook) {
      asked.add(hook);
      answer();
      return new Standing(hook.connection().places(), until, secret, hooks);
    }

    @Override
    public Unhooked unhook(Asked hook) {
      ended.add(hook);
      return unhooked;
    }

    @Override
    public Changes changes(
        Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
      answer();
      return new Changes(List.of());
    }

    private void answer() {
      fault.ifPresent(
          why -> {
            throw new ToolUnavailable(why, Duration.ofMinutes(1));
          });
    }
  }

  private final Answering api = new Answering();

  private JsonNode post(String route) {
    return json(
        call(
            "POST",
            "/api/connections/{name}/" + route,
            "/api/connections/events/" + route,
            Map.of("name", "events"),
            Map.of(),
            "",
            "Bearer " + World.ADMIN));
  }

  private void connected() {
    world.tool.listening = Optional.of(api);
    assertThat(post("/api/connections", CONNECT).getStatusCode()).isEqualTo(201);
  }

  private Connection held() {
    return world.directory.connection(World.WORKSPACE, "events").orElseThrow();
  }

  private JsonNode shown() {
    for (JsonNode one : json(get("/api/connections")).path("connections")) {
      if (one.path("name").asText().equals("events")) {
        return one;
      }
    }
    throw new AssertionError("it is not shown");
  }

  @Test
  void a_connection_with_a_token_is_swept_at_once() {
    connected();
    assertThat(held().places()).containsExactly("acme/web", "acme");
    assertThat(world.queue)
        .containsExactly(
            new World.Sent(
                Queue.Name.SWEEPS,
                "{\"workspace\":\"" + World.WORKSPACE + "\",\"connection\":\"events\"}",
                Optional.empty(),
                Optional.empty()));
    assertThat(shown().path("sweep").toString())
        .isEqualTo(
            "{\"dueAt\":\""
                + world.now
                + "\",\"hooksUntil\":null,\"listed\":0,\"read\":0,\"startedAt\":null,"
                + "\"through\":null,\"trouble\":null}");
  }

  @Test
  void one_without_a_token_is_not() {
    world.tool.listening = Optional.of(api);
    assertThat(post("/api/connections", "{\"tool\": \"events\"}").getStatusCode()).isEqualTo(201);
    assertThat(world.queue).isEmpty();
    assertThat(shown().path("sweep").isNull()).isTrue();
  }

  @Test
  void a_place_that_cannot_be_one_is_refused_by_name() {
    assertThat(
            json(post("/api/connections", "{\"tool\": \"events\", \"places\": [\"a\\u0007b\"]}"))
                .path("detail")
                .asText())
        .isEqualTo("places is not at most 100 names of at most 200 printable characters");
  }

  @Test
  void a_tool_is_made_to_post_and_the_secret_that_it_chose_is_kept() {
    connected();
    String made = held().secrets().getFirst();
    api.secret = Optional.of("chosen");
    api.until = Optional.of(world.now.plus(Duration.ofDays(30)));
    JsonNode answer = post("hook");
    assertThat(answer.toString())
        .isEqualTo(
            "{\"places\":[\"acme/web\",\"acme\"],\"posts\":true,\"until\":\""
                + api.until.get()
                + "\",\"why\":null}");
    assertThat(api.asked.getFirst().deliveryUrl())
        .isEqualTo("http://localhost:8080/hooks/" + held().id());
    assertThat(held().secrets()).containsExactly("chosen", made);
    assertThat(shown().at("/sweep/hooksUntil").asText()).isEqualTo(api.until.get().toString());
  }

  @Test
  void a_tool_that_refuses_is_to_be_hooked_by_hand() {
    connected();
    api.fault = Optional.of("Studio does not let the connection's token do that");
    assertThat(post("hook").toString())
        .isEqualTo(
            "{\"places\":[],\"posts\":false,\"until\":null,"
                + "\"why\":\"Studio does not let the connection's token do that\"}");
    assertThat(post("test").toString())
        .isEqualTo(
            "{\"answers\":false,\"why\":\"Studio does not let the connection's token do that\"}");
    api.fault = Optional.empty();
    assertThat(post("test").toString()).isEqualTo("{\"answers\":true,\"why\":null}");
  }

  private JsonNode revoked() {
    return json(revoke());
  }

  private APIGatewayV2HTTPResponse revoke() {
    return call(
        "DELETE",
        "/api/connections/{name}",
        "/api/connections/events",
        Map.of("name", "events"),
        Map.of(),
        "",
        "Bearer " + World.ADMIN);
  }

  @Test
  void what_takes_a_hook_away_is_kept_with_the_connection_and_told_when_it_is_revoked() {
    connected();
    api.hooks = List.of("7", "8");
    post("hook");
    Connection hooked = held();
    assertThat(hooked.hooks()).containsExactly("7", "8");
    assertThat(revoked().toString())
        .isEqualTo(
            "{\"revoked\":[{\"byHand\":null,\"deliveryUrl\":\"http://localhost:8080/hooks/"
                + hooked.id()
                + "\",\"left\":[],\"removed\":1,\"tool\":\"events\"}]}");
    assertThat(api.ended)
        .containsExactly(
            new Listening.Asked(hooked, "http://localhost:8080/hooks/" + hooked.id(), world.now));
    assertThat(revoke().getStatusCode()).isEqualTo(404);
    assertThat(api.ended).hasSize(1);
  }

  @Test
  void a_hook_that_is_not_let_go_of_keeps_nothing_alive_and_can_be_asked_for_again() {
    connected();
    Connection first = held();
    api.unhooked =
        new Listening.Left(1, List.of(new Listening.Kept("acme", "the answer was lost")));
    assertThat(revoked().at("/revoked/0/left").toString())
        .isEqualTo("[{\"place\":\"acme\",\"why\":\"the answer was lost\"}]");
    assertThat(world.directory.connection(first.id())).isEmpty();
    assertThat(world.directory.connection(World.WORKSPACE, "events")).isEmpty();

    connected();
    Connection second = held();
    assertThat(second.id()).isNotEqualTo(first.id());
    api.unhooked = new Listening.Gone(2);
    assertThat(revoked().path("revoked").findValuesAsText("removed")).containsExactly("2", "2");
    assertThat(api.ended)
        .extracting(asked -> asked.connection().id())
        .containsExactly(first.id(), first.id(), second.id());
    assertThat(revoke().getStatusCode()).isEqualTo(404);
  }

  @Test
  void a_tool_is_told_of_a_revocation_within_a_day_only() {
    connected();
    api.unhooked = new Listening.Left(0, List.of(new Listening.Kept("acme", "not allowed")));
    revoked();
    world.now = world.now.plus(Duration.ofDays(1));
    assertThat(revoke().getStatusCode()).isEqualTo(404);
    assertThat(api.ended).hasSize(1);
  }

  @Test
  void a_connection_that_is_revoked_is_swept_no_more() {
    connected();
    revoked();
    assertThat(world.sweeps.find(new Sweeps.Of(World.WORKSPACE, "events"))).isEmpty();
    Sweep again = Sweep.first(new Sweeps.Of(World.WORKSPACE, "events"), world.now);
    world.sweeps.begin(again);
    assertThat(world.sweeps.find(new Sweeps.Of(World.WORKSPACE, "events"))).contains(again);
  }

  @Test
  void whom_and_what_nobody_could_match_is_listed() {
    ItemRef.Own task = new ItemRef.Own("studio", "a");
    Fact owned =
        new Fact.ItemChanged(
            task,
            world.now,
            0,
            Actor.HUMAN,
            List.of(
                FieldChange.set(ItemField.KEY, "A-1"),
                FieldChange.set(ItemField.PARENT, "github:acme/web#9"),
                FieldChange.set(ItemField.OWNER, PersonRef.alias("studio", "U7").value())));
    Fact blocked =
        new Fact.LinkMade(
            new ItemRef.Named("ENG-404"),
            task,
            LinkKind.BLOCKS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.STATED,
            world.now,
            0,
            Actor.HUMAN);
    assertThat(
            new Advancer(world.store)
                .advance(
                    World.WORKSPACE,
                    List.of(new LogEntry("e1", world.now, List.of(owned, blocked)))))
        .isEmpty();
    assertThat(json(get("/api/unmatched")).toString())
        .isEqualTo(
            "{\"people\":[{\"alias\":\"studio:U7\",\"items\":1,\"name\":null}],"
                + "\"references\":["
                + "{\"from\":\"ENG-404\",\"kind\":\"blocks\",\"to\":\"studio:A-1\"},"
                + "{\"from\":\"github:acme/web#9\",\"kind\":\"contains\",\"to\":\"studio:A-1\"}]}");
  }
}
