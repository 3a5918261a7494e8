package dev.paydown.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP request, with what the gateway leaves out shown as absent. */
public final class Request {
  private final APIGatewayV2HTTPEvent event;
  private final Map<String, String> headers;

  /** Reads the gateway's event. */
  public Request(APIGatewayV2HTTPEvent event) {
    this.event = event;
    this.headers = new HashMap<>();
    given(event.getHeaders())
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
  }

  /** The method, in capitals. */
  public String method() {
    return Optional.ofNullable(event.getRequestContext())
        .map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
        .map(APIGatewayV2HTTPEvent.RequestContext.Http::getMethod)
        .orElse("GET")
        .toUpperCase(Locale.ROOT);
  }

  /** Which route matched, as the template writes it: {@code GET /api/items}. */
  public String routeKey() {
    return Optional.ofNullable(event.getRouteKey()).orElse("");
  }

  /**
   * Whether it came by a URL of the function's own, past the API and its routes: any method, any
   * path.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">the event of a
   *     function URL</a>, whose route is always {@code $default}
   */
  public boolean isByFunctionUrl() {
    return routeKey().equals("$default");
  }

  /**
   * Where this deployment is reached: the configured address, else the one that the gateway or the
   * function's own URL was asked at. Never a header, which the caller writes.
   */
  public String address(String configured) {
    return configured.isEmpty() || isByFunctionUrl()
        ? "https://"
            + Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getDomainName)
                .orElse("localhost")
        : configured;
  }

  /** A part of the path that the route names; empty text where it names none. */
  public String path(String name) {
    return given(event.getPathParameters()).getOrDefault(name, "");
  }

  /** The path as it was asked for, encoded as it was, without its query. */
  public String path() {
    return Optional.ofNullable(event.getRawPath()).orElse("");
  }

  /** A query parameter. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(given(event.getQueryStringParameters()).get(name));
  }

  /** A header by its lower-case name; one sent twice comes joined by a comma. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The value of a cookie. */
  public Optional<String> cookie(String name) {
    List<String> cookies = Optional.ofNullable(event.getCookies()).orElse(List.of());
    return cookies.stream()
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1))
        .findFirst();
  }

  /** The path with its query, as it was asked for. */
  public String pathAndQuery() {
    String path = path();
    String query = Optional.ofNullable(event.getRawQueryString()).orElse("");
    return query.isEmpty() ? path : path + "?" + query;
  }

  /**
   * Whether a form was posted by another site's page. No-referrer makes browsers send {@code
   * Origin: null} with our own form, so what is asked is where the browser says the request began.
   */
  public boolean isFromElsewhere() {
    return header("sec-fetch-site")
        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
        .isPresent();
  }

  /** Every header, by lower-case name. */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /** Whether the body, decoded, is longer than this; told without decoding it where possible. */
  public boolean isLongerThan(int bytes) {
    String body = text();
    long least = event.getIsBase64Encoded() ? body.length() / 4L * 3 - 2 : body.length();
    return least > bytes || body().length > bytes;
  }

  /**
   * The body's bytes as they were sent.
   *
   * @throws IllegalArgumentException if the gateway says base64 and it is not
   */
  public byte[] body() {
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(text())
        : text().getBytes(StandardCharsets.UTF_8);
  }

  private String text() {
    return Optional.ofNullable(event.getBody()).orElse("");
  }

  private static Map<String, String> given(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
