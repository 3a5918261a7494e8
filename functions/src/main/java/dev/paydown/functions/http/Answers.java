package dev.paydown.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.tools.json.BrainJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers that the functions give, each with the headers that every answer carries. */
public final class Answers {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "cache-control", "no-store",
          "x-content-type-options", "nosniff",
          "referrer-policy", "no-referrer",
          "strict-transport-security", "max-age=31536000; includeSubDomains");

  private Answers() {}

  /** A status alone. */
  public static APIGatewayV2HTTPResponse empty(int status) {
    return answer(status, Map.of(), "");
  }

  /** A status with headers and no body. */
  public static APIGatewayV2HTTPResponse empty(int status, Map<String, String> headers) {
    return answer(status, headers, "");
  }

  /** One line of text. */
  public static APIGatewayV2HTTPResponse text(int status, String line) {
    return answer(status, Map.of("content-type", "text/plain; charset=utf-8"), line + "\n");
  }

  /**
   * A text for another program.
   *
   * @param next where the rest is, if this is not all (RFC 8288)
   */
  public static APIGatewayV2HTTPResponse text(String type, String body, Optional<String> next) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    next.ifPresent(url -> headers.put("link", "<" + url + ">; rel=\"next\""));
    return answer(200, headers, body);
  }

  /** What a tool's handshake asks for. */
  public static APIGatewayV2HTTPResponse greeting(Map<String, String> headers, String body) {
    return answer(200, headers, body);
  }

  /** JSON. */
  public static APIGatewayV2HTTPResponse json(int status, Object value) {
    return answer(status, Map.of("content-type", "application/json"), BrainJson.write(value));
  }

  /** An error as RFC 9457 has it; the detail names the field and the fault. */
  public static APIGatewayV2HTTPResponse problem(int status, String title, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "application/problem+json");
    if (status == 401) {
      headers.put("www-authenticate", "Bearer realm=\"paydown\"");
    }
    return answer(status, headers, BrainJson.write(problem));
  }

  /**
   * A page for a person: nothing from elsewhere, in no frame, in no search engine.
   *
   * @param styleSource what the page's own style is allowed by: a CSP hash source
   */
  public static APIGatewayV2HTTPResponse page(int status, String html, String styleSource) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "text/html; charset=utf-8");
    headers.put(
        "content-security-policy",
        "default-src 'none'; style-src "
            + styleSource
            + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    headers.put("x-robots-tag", "noindex, nofollow");
    return answer(status, headers, html);
  }

  /** A file to keep: shown by no browser, and so a place for no script. */
  public static APIGatewayV2HTTPResponse file(String type, String name, String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", type);
    headers.put("content-disposition", "attachment; filename=\"" + name + "\"");
    headers.put("content-security-policy", "default-src 'none'; sandbox");
    headers.put("x-robots-tag", "noindex, nofollow");
    return answer(200, headers, text);
  }

  /** The same answer with a cookie to keep. */
  public static APIGatewayV2HTTPResponse withCookie(
      APIGatewayV2HTTPResponse answer, String cookie) {
    answer.setCookies(List.of(cookie));
    return answer;
  }

  /** The same answer without its body. */
  public static APIGatewayV2HTTPResponse headOf(APIGatewayV2HTTPResponse answer) {
    return answer(answer.getStatusCode(), answer.getHeaders(), "");
  }

  private static APIGatewayV2HTTPResponse answer(
      int status, Map<String, String> headers, String body) {
    Map<String, String> all = new LinkedHashMap<>(ALWAYS);
    all.putAll(headers);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(body)
        .withIsBase64Encoded(false)
        .build();
  }
}
