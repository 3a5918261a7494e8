package dev.paydown.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Requests as the HTTP API hands them to a function, payload format 2.0: header names in lower
 * case, repeats joined by a comma, cookies apart, bodies that are not text in base64.
 */
public final class HttpEvents {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HttpEvents() {}

  /** The event of the request. */
  public static APIGatewayV2HTTPEvent event(
      Request request, Router.Match match, Instant now, String requestId) {
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
              }
            });
    Optional<String> text =
        isText(headers.getOrDefault("content-type", "")) ? text(request.body()) : Optional.empty();
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(request.method())
            .withPath(request.path())
            .withProtocol("HTTP/1.1")
            .withSourceIp("127.0.0.1")
            .withUserAgent(headers.getOrDefault("user-agent", ""))
            .build();
    APIGatewayV2HTTPEvent.RequestContext context =
        APIGatewayV2HTTPEvent.RequestContext.builder()
            .withRouteKey(match.route().key())
            .withAccountId("000000000000")
            .withStage("$default")
            .withApiId("local")
            .withDomainName(headers.getOrDefault("host", "localhost"))
            .withDomainPrefix("local")
            .withTime(TIME.format(now))
            .withTimeEpoch(now.toEpochMilli())
            .withHttp(http)
            .withRequestId(requestId)
            .build();
    boolean hasBody = request.body().length > 0;
    APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey(match.route().key())
            .withRawPath(request.path())
            .withRawQueryString(request.query())
            .withHeaders(headers)
            .withCookies(cookies(request.headers().getOrDefault("cookie", List.of())))
            .withPathParameters(match.parameters())
            .withQueryStringParameters(parameters(request.query()))
            .withIsBase64Encoded(hasBody && text.isEmpty())
            .withRequestContext(context);
    if (hasBody) {
      event.withBody(text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
    }
    return event.build();
  }

  /** The answer that the function's response asks for. */
  public static Answer answer(APIGatewayV2HTTPResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    Optional.ofNullable(response.getHeaders())
        .ifPresent(
            all ->
                all.forEach(
                    (name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value))));
    Optional.ofNullable(response.getCookies())
        .filter(cookies -> !cookies.isEmpty())
        .ifPresent(cookies -> headers.put("set-cookie", List.copyOf(cookies)));
    String body = Optional.ofNullable(response.getBody()).orElse("");
    byte[] bytes =
        response.getIsBase64Encoded()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new Answer(response.getStatusCode(), headers, bytes);
  }

  private static boolean isText(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.startsWith("application/json")
        || type.startsWith("application/javascript")
        || type.startsWith("application/xml");
  }

  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static List<String> cookies(List<String> headers) {
    List<String> cookies = new ArrayList<>();
    for (String header : headers) {
      for (String cookie : header.split(";", -1)) {
        if (!cookie.isBlank()) {
          cookies.add(cookie.strip());
        }
      }
    }
    return cookies;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        parameters.merge(name, value, (first, second) -> first + "," + second);
      }
    }
    return parameters;
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }
}
