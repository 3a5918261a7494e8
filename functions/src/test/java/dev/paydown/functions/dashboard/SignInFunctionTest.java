package dev.paydown.functions.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.api.AdminApiFunction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInFunctionTest {
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");
  private final World world = new World();
  private final SignInFunction signIn = new SignInFunction(world.deployment());
  private final DashboardFunction dashboard = new DashboardFunction(world.deployment());

  @BeforeEach
  void known() {
    people("[{\"email\": \"anna@example.com\", \"name\": \"Anna\", \"zone\": \"Europe/Berlin\"}]");
  }

  private void people(String json) {
    APIGatewayV2HTTPEvent put =
        Samples.http(
            "PUT", "/api/people", Map.of(), Map.of("authorization", "Bearer " + World.ADMIN), json);
    APIGatewayV2HTTPResponse answer =
        new AdminApiFunction(world.deployment()).handleRequest(put, NoContext.HERE);
    assertThat(answer.getStatusCode()).isEqualTo(200);
  }

  private APIGatewayV2HTTPResponse post(String route, String cookie, String body) {
    APIGatewayV2HTTPEvent event =
        Samples.http(
            "POST",
            "/w/{workspace}/" + route,
            Map.of("workspace", World.WORKSPACE),
            Map.of("content-type", "application/x-www-form-urlencoded"),
            body);
    event.setCookies(List.of("other=1", cookie));
    return signIn.handleRequest(event, NoContext.HERE);
  }

  private APIGatewayV2HTTPResponse signIn(String body) {
    return post("sign-in", "", body);
  }

  private APIGatewayV2HTTPResponse get(String route, Map<String, String> path, String cookie) {
    APIGatewayV2HTTPEvent event = Samples.http("GET", "/w/{workspace}" + route, path, Map.of(), "");
    event.setCookies(List.of(cookie));
    event.setRawPath("/w/" + path.getOrDefault("workspace", "") + route);
    return dashboard.handleRequest(event, NoContext.HERE);
  }

  private APIGatewayV2HTTPResponse today(String cookie) {
    return get("", Map.of("workspace", World.WORKSPACE), cookie);
  }

  private String mailedCode() {
    Matcher code = CODE.matcher(world.mails.getLast().text());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  /** The cookie as a browser sends it back. */
  private String signedIn() {
    signIn("email=anna%40example.com");
    APIGatewayV2HTTPResponse in = signIn("email=anna%40example.com&code=" + mailedCode());
    assertThat(in.getStatusCode()).isEqualTo(303);
    return in.getCookies().getFirst().replaceAll(";.*", "");
  }

  @Test
  void a_person_of_the_workspace_is_let_in_by_the_code_mailed_to_them() {
    assertThat(signIn("email=Anna%40Example.com").getStatusCode()).isEqualTo(200);
    MailMessage mail = world.mails.getLast();
    assertThat(mail.to()).isEqualTo("anna@example.com");
    assertThat(mail.subject()).isEqualTo("Your code to sign in to Paydown");
    String digits = mailedCode();
    APIGatewayV2HTTPResponse in =
        signIn(
            "email=anna%40example.com&code="
                + digits.substring(0, 4)
                + "+"
                + digits.substring(4)
                + "&next="
                + encoded("/w/w1/statements/2026-W47?figure=paid"));
    assertThat(in.getStatusCode()).isEqualTo(303);
    assertThat(in.getHeaders()).containsEntry("location", "/w/w1/statements/2026-W47?figure=paid");
    assertThat(in.getCookies())
        .singleElement()
        .asString()
        .matches(
            "__Host-paydown-w1=[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800; Secure; HttpOnly;"
                + " SameSite=Lax");
    APIGatewayV2HTTPResponse page = today(in.getCookies().getFirst().replaceAll(";.*", ""));
    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getBody()).contains("Anna", "Europe/Berlin", "Nothing has been heard yet");
  }

  @Test
  void neither_token_nor_code_is_kept_anywhere() {
    String cookie = signedIn();
    String kept =
        world.sessions.sessions.toString() + world.sessions.codes.values() + world.store.log("w1");
    assertThat(kept).doesNotContain(cookie.substring(cookie.indexOf('=') + 1), mailedCode());
  }

  @Test
  void a_stranger_is_told_the_same_and_gets_no_mail() {
    APIGatewayV2HTTPResponse known = signIn("email=anna%40example.com");
    int mails = world.mails.size();
    APIGatewayV2HTTPResponse stranger = signIn("email=eve%40example.com");
    assertThat(stranger.getBody()).isEqualTo(known.getBody().replace("anna@", "eve@"));
    assertThat(stranger.getStatusCode()).isEqualTo(known.getStatusCode());
    assertThat(world.mails).hasSize(mails);
    assertThat(signIn("email=eve%40example.com&code=12345678").getStatusCode()).isEqualTo(422);
  }

  @Test
  void a_workspace_that_is_not_there_answers_as_one_that_is() {
    APIGatewayV2HTTPEvent event =
        Samples.http(
            "POST",
            "/w/{workspace}/sign-in",
            Map.of("workspace", "nothing"),
            Map.of(),
            "email=anna%40example.com");
    assertThat(signIn.handleRequest(event, NoContext.HERE).getStatusCode()).isEqualTo(200);
    assertThat(world.mails).isEmpty();
  }

  @Test
  void a_code_opens_once() {
    signIn("email=anna%40example.com");
    String body = "email=anna%40example.com&code=" + mailedCode();
    assertThat(signIn(body).getStatusCode()).isEqualTo(303);
    assertThat(signIn(body).getStatusCode()).isEqualTo(422);
  }

  @Test
  void after_five_wrong_tries_the_right_code_opens_nothing() {
    signIn("email=anna%40example.com");
    String right = mailedCode();
    String wrong = right.equals("00000000") ? "00000001" : "00000000";
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("email=anna%40example.com&code=" + wrong).getStatusCode()).isEqualTo(422);
    }
    assertThat(signIn("email=anna%40example.com&code=" + right).getStatusCode()).isEqualTo(422);
    assertThat(world.sessions.sessions).isEmpty();
  }

  @Test
  void a_code_of_ten_minutes_ago_opens_nothing() {
    signIn("email=anna%40example.com");
    world.now = world.now.plus(Duration.ofMinutes(10));
    assertThat(signIn("email=anna%40example.com&code=" + mailedCode()).getStatusCode())
        .isEqualTo(422);
  }

  @Test
  void no_more_than_five_codes_an_hour_go_to_one_address() {
    for (int i = 0; i < 30; i++) {
      signIn("email=anna%40example.com");
      world.now = world.now.plusSeconds(60);
    }
    assertThat(world.mails).hasSize(5);
  }

  @Test
  void a_session_ends_after_a_week_and_when_its_person_leaves() {
    String cookie = signedIn();
    world.now = world.now.plus(Duration.ofDays(7)).minusSeconds(1);
    assertThat(today(cookie).getStatusCode()).isEqualTo(200);
    world.now = world.now.plusSeconds(1);
    assertThat(today(cookie).getStatusCode()).isEqualTo(303);
    String again = signedIn();
    people("[{\"email\": \"bob@example.com\", \"name\": \"Bob\"}]");
    assertThat(today(again).getStatusCode()).isEqualTo(303);
  }

  @Test
  void who_is_not_signed_in_is_sent_to_sign_in_and_from_there_to_what_they_wanted() {
    APIGatewayV2HTTPResponse away = get("/debt", Map.of("workspace", World.WORKSPACE), "x=y");
    assertThat(away.getStatusCode()).isEqualTo(303);
    assertThat(away.getHeaders()).containsEntry("location", "/w/w1/sign-in?next=%2Fw%2Fw1%2Fdebt");
    assertThat(away.getBody()).isEmpty();
  }

  @Test
  void the_session_of_one_workspace_opens_no_other() {
    String token = signedIn().substring("__Host-paydown-w1=".length());
    world.store.create(dev.paydown.brain.WorkspaceState.empty("w2"), "Two");
    APIGatewayV2HTTPResponse other =
        get("", Map.of("workspace", "w2"), "__Host-paydown-w2=" + token);
    assertThat(other.getStatusCode()).isEqualTo(303);
  }

  @Test
  void nobody_is_sent_anywhere_but_to_a_page_of_the_workspace() {
    for (String wanted :
        List.of(
            "https://evil.example",
            "//evil.example",
            "/w/w1//evil.example",
            "/w/w2/debt",
            "/w/w1/../w2",
            "/w/w1evil",
            "/w/w1/\r\nx: y",
            "/w/w1/sign-out")) {
      world.now = world.now.plus(Duration.ofHours(1));
      signIn("email=anna%40example.com");
      APIGatewayV2HTTPResponse in =
          signIn("email=anna%40example.com&code=" + mailedCode() + "&next=" + encoded(wanted));
      assertThat(in.getHeaders()).as(wanted).containsEntry("location", "/w/w1");
    }
  }

  @Test
  void signing_out_ends_the_session_itself_and_not_only_the_cookie() {
    String cookie = signedIn();
    APIGatewayV2HTTPResponse out = post("sign-out", cookie, "");
    assertThat(out.getStatusCode()).isEqualTo(200);
    assertThat(out.getCookies()).singleElement().asString().contains("Max-Age=0");
    assertThat(today(cookie).getStatusCode()).isEqualTo(303);
  }

  @Test
  void a_form_of_another_site_changes_nothing() {
    String cookie = signedIn();
    APIGatewayV2HTTPEvent event =
        Samples.http(
            "POST",
            "/w/{workspace}/sign-out",
            Map.of("workspace", World.WORKSPACE),
            Map.of("sec-fetch-site", "cross-site"),
            "");
    event.setCookies(List.of(cookie));
    assertThat(signIn.handleRequest(event, NoContext.HERE).getStatusCode()).isEqualTo(403);
    assertThat(today(cookie).getStatusCode()).isEqualTo(200);
  }

  @Test
  void a_calendars_address_is_made_read_replaced_and_ended() {
    String cookie = signedIn();
    String first = feed(post("feeds", cookie, "choice=make"));
    assertThat(read(first).getStatusCode()).isEqualTo(200);
    assertThat(read(first).getBody()).startsWith("BEGIN:VCALENDAR\r\n");
    assertThat(read(first).getHeaders())
        .containsEntry("content-type", "text/calendar; charset=utf-8");
    String second = feed(post("feeds", cookie, "choice=make"));
    assertThat(read(first).getStatusCode()).isEqualTo(404);
    assertThat(read(second).getStatusCode()).isEqualTo(200);
    assertThat(world.sessions.feeds.toString()).doesNotContain(second);
    post("feeds", cookie, "choice=revoke");
    assertThat(read(second).getStatusCode()).isEqualTo(404);
    assertThat(post("feeds", "x=y", "choice=make").getStatusCode()).isEqualTo(401);
    assertThat(post("feeds", cookie, "").getStatusCode()).isEqualTo(422);
    assertThat(world.sessions.feeds).isEmpty();
  }

  private static String feed(APIGatewayV2HTTPResponse page) {
    Matcher url = Pattern.compile("/w/w1/feeds/([A-Za-z0-9_-]{43})").matcher(page.getBody());
    assertThat(url.find()).isTrue();
    return url.group(1);
  }

  private APIGatewayV2HTTPResponse read(String token) {
    return get("/feeds/{token}", Map.of("workspace", World.WORKSPACE, "token", token), "x=y");
  }

  @Test
  void every_page_forbids_framing_scripts_caching_and_referrers() {
    String cookie = signedIn();
    for (String route :
        List.of("", "/debt", "/liabilities", "/items", "/connections", "/feeds", "/nothing")) {
      assertThat(get(route, Map.of("workspace", World.WORKSPACE), cookie).getHeaders())
          .as(route)
          .containsEntry("cache-control", "no-store")
          .containsEntry("referrer-policy", "no-referrer")
          .hasEntrySatisfying(
              "content-security-policy",
              policy ->
                  assertThat(policy)
                      .startsWith("default-src 'none'; style-src 'sha256-")
                      .doesNotContain("unsafe-inline"));
    }
  }

  @Test
  void garbled_and_vast_forms_are_refused() {
    assertThat(signIn("email=%zz").getStatusCode()).isEqualTo(422);
    assertThat(signIn("email=" + "a".repeat(9_000)).getStatusCode()).isEqualTo(413);
    assertThat(signIn("email=nobody").getStatusCode()).isEqualTo(422);
    assertThat(signIn("").getStatusCode()).isEqualTo(422);
    assertThat(world.mails).isEmpty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
