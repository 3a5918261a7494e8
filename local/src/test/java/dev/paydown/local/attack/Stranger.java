package dev.paydown.local.attack;

import dev.paydown.local.loop.Loop;
import dev.paydown.local.template.Template;
import dev.paydown.tools.StandardWebhooks;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody with a company of their own, who tries another's.
 *
 * @param link a live one of the victim's, of which only parts are tried
 * @param expired one of the victim's that is too old
 * @param cookie a session of the attacker's own company
 * @param victimsAddress whom the victim's links went to
 */
record Stranger(
    Loop loop,
    Loop.Company victim,
    Loop.Company attacker,
    String link,
    String expired,
    String cookie,
    String victimsAddress) {
  /** As long as a token is, and none. */
  static final String NOBODY = "x".repeat(43);

  /**
   * Twice what a time may be off: the clock goes on between the making of a try and its sending.
   */
  private static final int OFF = 600;

  /** One try. */
  record Try(String what, HttpRequest request) {}

  static String token(String magic) {
    return magic.substring(magic.lastIndexOf('/') + 1);
  }

  static String workspace(Loop.Company company) {
    return company.dashboard().substring(company.dashboard().lastIndexOf('/') + 1);
  }

  static String id(Loop.Company company) {
    return company.url().substring(company.url().lastIndexOf('/') + 1);
  }

  /** What is tried at a route. */
  List<Try> tries(Template.Route route) {
    String path =
        route
            .path()
            .replace("{id}", id(victim))
            .replace("{workspace}", workspace(victim))
            .replace("{week}", "2026-W46")
            .replace("{name}", "studio");
    if (path.startsWith("/api/")) {
      return api(route.method(), path + "?id=studio%3Alate-1");
    }
    if (path.startsWith("/hooks/")) {
      return route.method().equals("POST")
          ? hooks()
          : List.of(new Try("a bare one", to(route.method(), path).build()));
    }
    return path.startsWith("/w/") ? dashboard(route.method(), path) : links(route.method(), path);
  }

  private HttpRequest.Builder to(String method, String path) {
    return loop.request(path)
        .method(
            method,
            method.equals("POST") || method.equals("PUT")
                ? BodyPublishers.ofString("{}")
                : BodyPublishers.noBody());
  }

  private List<Try> api(String method, String path) {
    return List.of(
        new Try("no token", to(method, path).build()),
        new Try("an empty token", to(method, path).header("authorization", "Bearer ").build()),
        new Try("an unknown token", bearer(method, path, NOBODY)),
        new Try(
            "another scheme",
            to(method, path).header("authorization", "Basic " + victim.token()).build()),
        new Try("a token cut short", bearer(method, path, victim.token().substring(1))),
        new Try(
            "two tokens",
            to(method, path)
                .header("authorization", "Bearer " + NOBODY)
                .header("authorization", "Bearer " + victim.token())
                .build()),
        new Try("the token in the address", to(method, path + "&token=" + victim.token()).build()),
        new Try("a magic link's token", bearer(method, path, token(link))),
        new Try("a session", to(method, path).header("cookie", cookie).build()));
  }

  /** A request with that admin token. */
  HttpRequest bearer(String method, String path, String token) {
    return to(method, path).header("authorization", "Bearer " + token).build();
  }

  private List<Try> hooks() {
    Instant now = loop.now();
    String body =
        Loop.event(
            "msg_a",
            "evil-1",
            "item.opened",
            now,
            Map.of("title", "Evil", "owner", victimsAddress));
    return List.of(
        new Try("no signature", hook(victim, body, Map.of())),
        new Try("another company's secret", hook(victim, body, signed(attacker, now, body))),
        new Try("a signature of another body", hook(victim, body + " ", signed(victim, now, body))),
        new Try("a stale time", hook(victim, body, signed(victim, now.minusSeconds(OFF), body))),
        new Try("a time ahead", hook(victim, body, signed(victim, now.plusSeconds(OFF), body))),
        new Try(
            "a time that is none",
            hook(victim, body, with(signed(victim, now, body), "webhook-timestamp", "soon"))),
        new Try(
            "another id",
            hook(victim, body, with(signed(victim, now, body), "webhook-id", "msg_b"))),
        new Try(
            "a thousand signatures",
            hook(
                victim,
                body,
                with(
                    signed(victim, now, body),
                    "webhook-signature",
                    "v1,AAAA ".repeat(1000).strip()))),
        new Try(
            "an unknown connection",
            loop.request("/hooks/" + "0".repeat(32)).POST(BodyPublishers.ofString(body)).build()),
        new Try(
            "a compressed body", hook(victim, body, with(Map.of(), "content-encoding", "gzip"))));
  }

  private Map<String, String> signed(Loop.Company company, Instant at, String body) {
    return StandardWebhooks.sign(
        company.secret(), "msg_a", at, body.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> other = new LinkedHashMap<>(headers);
    other.put(name, value);
    return other;
  }

  private HttpRequest hook(Loop.Company company, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        loop.request(company.url()).header("content-type", "application/cloudevents+json");
    headers.forEach(request::header);
    return request.POST(BodyPublishers.ofString(body)).build();
  }

  private List<Try> links(String method, String path) {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("an unknown link", NOBODY);
    tokens.put("an expired link", token(expired));
    tokens.put("an admin token", victim.token());
    tokens.put("a link cut short", token(link).substring(1));
    tokens.put("a session's token", cookie.substring(cookie.indexOf('=') + 1));
    tokens.put("what is no token", "..%2f..%2fapi%2fitems");
    tokens.put("a row's key", "M%23" + NOBODY);
    if (path.startsWith("/preferences/")) {
      tokens.put("a link to decide", token(link));
    }
    List<Try> tries = new ArrayList<>();
    tokens.forEach(
        (what, token) ->
            tries.add(
                new Try(
                    what,
                    method.equals("POST")
                        ? loop.form(path.replace("{token}", token), "choice=confirm&move=m1")
                        : to(method, path.replace("{token}", token)).build())));
    return tries;
  }

  private List<Try> dashboard(String method, String path) {
    String at = path.replace("{token}", NOBODY);
    Map<String, String> cookies = new LinkedHashMap<>();
    cookies.put("no session", "");
    cookies.put("another company's session", cookie);
    cookies.put(
        "another company's session under this one's name",
        cookie.replace(workspace(attacker), workspace(victim)));
    cookies.put("a made up session", cookie.replaceAll("=.*", "=" + NOBODY));
    cookies.put("an admin token", cookie.replaceAll("=.*", "=" + victim.token()));
    List<Try> tries = new ArrayList<>();
    cookies.forEach(
        (what, value) -> {
          HttpRequest.Builder request =
              loop.request(at)
                  .header("content-type", "application/x-www-form-urlencoded")
                  .method(
                      method,
                      method.equals("POST")
                          ? BodyPublishers.ofString("choice=make&email=eve%40attacker.test&code=")
                          : BodyPublishers.noBody());
          if (!value.isEmpty()) {
            request.header("cookie", value);
          }
          tries.add(new Try(what, request.build()));
        });
    return tries;
  }
}
