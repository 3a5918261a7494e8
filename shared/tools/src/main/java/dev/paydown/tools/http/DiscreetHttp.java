package dev.paydown.tools.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests whose answers do not say again what opened the tool. Some tools quote the token that
 * they refuse, and what a tool says of a failure goes on into logs, mails and the books: it is
 * taken out of the answer here, before anybody reads it.
 */
public final class DiscreetHttp implements OutgoingHttp {
  /** Shorter than any vendor's token; what is shorter could be a word of the answer. */
  private static final int SHORTEST = 12;

  private static final String HIDDEN = "(hidden)";
  private static final Pattern OPENING =
      Pattern.compile("authorization|.*(?:token|key|secret).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PART = Pattern.compile("[^\\s\",=]+={0,2}");
  private static final Pattern FORM =
      Pattern.compile("(?:^|&)(?:client_secret|refresh_token|assertion|token)=([^&]+)");
  private final OutgoingHttp http;

  /** Requests through that. */
  public DiscreetHttp(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Outcome send(Request request) {
    return switch (http.send(request)) {
      case Outcome.Answered answer -> hidden(answer, secrets(request));
      case Outcome.Forbidden forbidden -> forbidden;
      case Outcome.Unreached unreached -> unreached;
      case Outcome.Lost lost -> lost;
    };
  }

  private static Outcome hidden(Outcome.Answered answer, List<String> secrets) {
    // Each byte is one character, so that what is no text comes through as it was.
    String body = new String(answer.body(), ISO_8859_1);
    String shown = body;
    for (String secret : secrets) {
      shown = shown.replace(new String(secret.getBytes(UTF_8), ISO_8859_1), HIDDEN);
    }
    return shown.equals(body)
        ? answer
        : new Outcome.Answered(answer.status(), answer.headers(), shown.getBytes(ISO_8859_1));
  }

  /** What opens the tool, in the forms that an answer may quote; the longest first. */
  private static List<String> secrets(Request request) {
    Set<String> secrets = new HashSet<>();
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (OPENING.matcher(header.getKey().toLowerCase(Locale.ROOT)).matches()) {
        add(secrets, header.getValue());
      }
    }
    if (request.headers().getOrDefault("content-type", "").contains("x-www-form-urlencoded")) {
      Matcher field = FORM.matcher(new String(request.body(), UTF_8));
      while (field.find()) {
        add(secrets, URLDecoder.decode(field.group(1), UTF_8));
      }
    }
    Set<String> forms = new HashSet<>();
    for (String secret : secrets) {
      forms.add(secret);
      forms.add(secret.replace("/", "\\/"));
      forms.add(secret.replace("\"", "\\\""));
      forms.add(URLEncoder.encode(secret, UTF_8));
      forms.add(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
    }
    return forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private static void add(Set<String> secrets, String value) {
    Matcher part = PART.matcher(value);
    while (part.find()) {
      if (part.group().length() >= SHORTEST) {
        secrets.add(part.group());
        decoded(part.group()).ifPresent(pair -> pairs(secrets, pair));
      }
    }
    if (value.length() >= SHORTEST) {
      secrets.add(value);
    }
  }

  /** Basic authorization is a user and a password in base64 (RFC 7617). */
  private static void pairs(Set<String> secrets, String pair) {
    secrets.add(pair);
    String password = pair.substring(pair.indexOf(':') + 1);
    if (password.length() >= SHORTEST) {
      secrets.add(password);
    }
  }

  private static Optional<String> decoded(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), UTF_8);
      return Optional.of(pair).filter(text -> text.matches("[\\x20-\\x7e]+:[\\x20-\\x7e]+"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
