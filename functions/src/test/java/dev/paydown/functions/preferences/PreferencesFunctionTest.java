package dev.paydown.functions.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.mail.PreferenceLinks;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.store.Advancer;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PreferencesFunctionTest {
  private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
  private final World world = new World();
  private final PreferencesFunction choose = new PreferencesFunction(world.deployment());
  private final PreferencesPageFunction page = new PreferencesPageFunction(world.deployment());
  private String token = "";
  private int taken;

  @BeforeEach
  void mailed() {
    String url =
        PreferenceLinks.make(
            world.deployment(), World.WORKSPACE, Samples.ANNA, ZoneId.of("UTC"), world.now);
    token = url.substring(url.lastIndexOf('/') + 1);
  }

  private APIGatewayV2HTTPEvent request(String method, String with, String query, String body) {
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        new APIGatewayV2HTTPEvent.RequestContext.Http();
    http.setMethod(method);
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setHttp(http);
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setRequestContext(context);
    event.setPathParameters(Map.of("token", with));
    Map<String, String> parameters = new HashMap<>();
    if (!query.isEmpty()) {
      parameters.put("stop", query);
    }
    event.setQueryStringParameters(parameters);
    event.setBody(body);
    return event;
  }

  private APIGatewayV2HTTPResponse post(String query, String body) {
    APIGatewayV2HTTPResponse answer =
        choose.handleRequest(request("POST", token, query, body), NoContext.HERE);
    List<LogEntry> log = world.store.log(World.WORKSPACE);
    new Advancer(world.store).advance(World.WORKSPACE, log.subList(taken, log.size()));
    taken = log.size();
    return answer;
  }

  private APIGatewayV2HTTPResponse look(String method) {
    return page.handleRequest(request(method, token, "", ""), NoContext.HERE);
  }

  private Set<MailGroup> unwanted() {
    return Stream.of(MailGroup.values())
        .filter(
            group ->
                !world
                    .store
                    .load(World.WORKSPACE)
                    .orElseThrow()
                    .people()
                    .wants(Samples.ANNA, group))
        .collect(Collectors.toSet());
  }

  @Test
  void one_click_stops_the_kinds_of_the_mail_and_no_other() {
    APIGatewayV2HTTPResponse answer = post("dates.starts", ONE_CLICK);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("Stopped: Dates, Clear to start.");
    assertThat(unwanted()).containsExactlyInAnyOrder(MailGroup.DATES, MailGroup.STARTS);
  }

  @Test
  void the_same_click_again_is_answered_alike_and_writes_nothing_more() {
    post("dates", ONE_CLICK);
    int entries = world.store.log(World.WORKSPACE).size();
    APIGatewayV2HTTPResponse again = post("dates", ONE_CLICK);

    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(entries);
    assertThat(unwanted()).containsExactly(MailGroup.DATES);
  }

  @Test
  void it_is_undone_on_the_page_that_answers_it() {
    assertThat(post("dates", ONE_CLICK).getBody()).contains("Get them again");
    world.now = world.now.plusSeconds(1);
    post("dates", "again=dates&choice=again");

    assertThat(unwanted()).isEmpty();
  }

  @Test
  void a_look_at_the_link_stops_nothing() {
    for (String method : List.of("GET", "HEAD")) {
      APIGatewayV2HTTPResponse answer = look(method);
      assertThat(answer.getStatusCode()).isEqualTo(200);
      assertThat(answer.getBody().isEmpty()).isEqualTo(method.equals("HEAD"));
    }
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void the_page_saves_what_is_ticked_whole() {
    post("", "wanted=threads&wanted=statement&choice=save");
    assertThat(unwanted())
        .containsExactlyInAnyOrder(
            MailGroup.DATES,
            MailGroup.STARTS,
            MailGroup.BLOCKERS,
            MailGroup.APPROVALS,
            MailGroup.OLD_WORK,
            MailGroup.RESULTS);
    String shown = look("GET").getBody();
    assertThat(shown).contains("value=\"threads\" checked").doesNotContain("\"dates\" checked");
  }

  @Test
  void a_form_in_which_no_button_was_pressed_changes_nothing() {
    assertThat(post("dates", "wanted=threads").getStatusCode()).isEqualTo(422);
    assertThat(post("dates", "").getStatusCode()).isEqualTo(422);
    assertThat(post("dates", "List-Unsubscribe=%").getStatusCode()).isEqualTo(422);
    assertThat(unwanted()).isEmpty();
  }

  @Test
  void what_is_no_kind_of_mail_is_passed_over() {
    assertThat(post("everything..dates", ONE_CLICK).getStatusCode()).isEqualTo(200);
    assertThat(unwanted()).containsExactly(MailGroup.DATES);
  }

  @Test
  void links_that_are_taken_back_open_nothing_and_later_ones_do() {
    world.now = world.now.plusSeconds(60);
    assertThat(post("", "choice=revoke").getStatusCode()).isEqualTo(200);
    assertThat(look("GET").getStatusCode()).isEqualTo(404);
    assertThat(post("dates", ONE_CLICK).getStatusCode()).isEqualTo(404);
    assertThat(unwanted()).isEmpty();

    world.now = world.now.plusSeconds(60);
    mailed();
    assertThat(look("GET").getStatusCode()).isEqualTo(200);
  }

  @Test
  void a_link_that_was_never_made_says_nothing_of_anybody() {
    token = "x".repeat(43);
    assertThat(look("GET").getStatusCode()).isEqualTo(404);
    String domain = Samples.ANNA.substring(Samples.ANNA.indexOf('@'));
    assertThat(look("GET").getBody()).doesNotContain(domain);
    assertThat(post("dates", ONE_CLICK).getStatusCode()).isEqualTo(404);
  }
}
