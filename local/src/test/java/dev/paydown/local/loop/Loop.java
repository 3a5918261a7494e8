package dev.paydown.local.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.EmbeddedRun;
import dev.paydown.local.Ground;
import dev.paydown.local.Repository;
import dev.paydown.local.http.PracticeMount;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An embedded run that a test drives over HTTP alone, with a clock that the test moves. */
public final class Loop implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("https?://\\S*/decide/[A-Za-z0-9_-]+");
  private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");
  private static final Pattern MOVE =
      Pattern.compile("<input[^>]*name=\"move\"[^>]*>", Pattern.DOTALL);
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]+)\"");

  private final EmbeddedRun run;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final List<String> said;
  private int deliveries;

  private Loop(EmbeddedRun run, String base, List<String> said) {
    this.run = run;
    this.base = base;
    this.said = said;
  }

  /** A workspace of it: its token, a connection of tool events, and where its dashboard is. */
  public record Company(String token, String url, String secret, String dashboard) {}

  /** Starts a run whose clock begins at this instant and stands until it is moved. */
  public static Loop start(Path data, String clock) {
    EmbeddedRun.Options options =
        options(data, Optional.of(Instant.parse(clock)), Optional.empty());
    return start(said -> EmbeddedRun.start(options, said));
  }

  /** The same, whose rows are kept by a DynamoDB that runs there already. */
  public static Loop startAt(URI database, Path data, String clock) {
    EmbeddedRun.Options options =
        options(data, Optional.of(Instant.parse(clock)), Optional.of(database));
    return start(said -> EmbeddedRun.start(options, said));
  }

  /** The same on another ground; without an instant the clock is this machine's. */
  public static Loop startOn(Ground.Layer layer, Path data, Optional<Instant> clock) {
    EmbeddedRun.Options options = options(data, clock, Optional.empty());
    return start(said -> EmbeddedRun.startOn(layer, options, said));
  }

  /** Starts a run that says what a person should read. */
  @FunctionalInterface
  private interface Start {
    EmbeddedRun run(Consumer<String> said) throws EmbeddedRun.CannotStart;
  }

  private static EmbeddedRun.Options options(
      Path data, Optional<Instant> clock, Optional<URI> database) {
    return new EmbeddedRun.Options(Repository.template(), 0, data, clock, database);
  }

  private static Loop start(Start start) {
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    try {
      EmbeddedRun run = start.run(said::add);
      String ready =
          said.stream().filter(line -> line.startsWith("Ready on ")).findFirst().orElseThrow();
      return new Loop(run, ready.substring("Ready on ".length()), said);
    } catch (EmbeddedRun.CannotStart e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the run has said so far. */
  public List<String> said() {
    return List.copyOf(said);
  }

  /** Where it answers, without a slash at the end. */
  public String base() {
    return base;
  }

  /** A new workspace with a connection of tool events, named studio. */
  public Company company(String name) {
    JsonNode workspace = post("/local/workspaces", Map.of("name", name));
    String token = workspace.path("token").asText();
    JsonNode made =
        api(token, "POST", "/api/connections", Map.of("tool", "events", "name", "studio"));
    return new Company(
        token,
        made.path("deliveryUrl").asText(),
        made.path("secret").asText(),
        base + "/w/" + workspace.path("workspace").asText());
  }

  /** In that workspace everybody works at every hour: mail goes out whenever a test runs. */
  public void worksAlways(String token) {
    api(
        token,
        "PUT",
        "/api/workspace",
        Map.of(
            "calendar",
            Map.of(
                "workdays",
                List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"),
                "dayStart",
                "00:00",
                "dayEnd",
                "23:59")));
  }

  /** Connects the practice Linear, which posts to the company from then on. */
  public void connectLinear(Company company) {
    JsonNode linear =
        api(
            company.token(),
            "POST",
            "/api/connections",
            Map.of(
                "tool",
                "linear",
                "token",
                PracticeMount.TOKEN,
                "baseUrl",
                base + "/practice/linear"));
    post(
        "/practice/linear/hook",
        Map.of(
            "url", linear.path("deliveryUrl").asText(),
            "secret", linear.path("secret").asText()));
  }

  /** Sends a request, whatever it answers. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request to a path of it, or to a whole URL. */
  public HttpRequest.Builder request(String url) {
    URI uri = URI.create(url.startsWith("http") ? url : base + url);
    return HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(3));
  }

  /** Posts JSON to a path that needs no token. */
  public JsonNode post(String path, Object body) {
    return json(
        ok(
            send(
                request(path)
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(BrainJson.write(body)))
                    .build())));
  }

  /** Calls the API with a token. */
  public JsonNode api(String token, String method, String path, Object body) {
    return json(
        ok(
            send(
                request(path)
                    .header("authorization", "Bearer " + token)
                    .header("content-type", "application/json")
                    .method(method, BodyPublishers.ofString(BrainJson.write(body)))
                    .build())));
  }

  /** Reads from the API of a workspace. */
  public JsonNode api(Company company, String path) {
    return json(
        ok(send(request(path).header("authorization", "Bearer " + company.token()).GET().build())));
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(
          answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  /** An answer's JSON. */
  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return BrainJson.mapper().readTree(answer.body().isBlank() ? "{}" : answer.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its clock says. */
  public Instant now() {
    return Instant.parse(
        json(ok(send(request("/local/clock").GET().build()))).path("now").asText());
  }

  /** Moves the clock on to an instant, and answers once everything has settled. */
  public void until(String instant) {
    Duration ahead = Duration.between(now(), Instant.parse(instant));
    // Even no time at all drains what is under way.
    post(
        "/local/clock", Map.of("advance", (ahead.isNegative() ? Duration.ZERO : ahead).toString()));
  }

  /** Answers once everything has settled. */
  public void settle() {
    post("/local/clock", Map.of("advance", "PT0S"));
  }

  /** An event as CloudEvents JSON. */
  public static String event(
      String id, String subject, String type, Instant at, Map<String, ?> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "test");
    event.put("type", "dev.paydown." + type);
    event.put("subject", subject);
    event.put("time", at.toString());
    event.put("data", data);
    return BrainJson.write(event);
  }

  /** A delivery as a connection of tool events signs it. */
  public HttpRequest signed(Company company, String id, Instant at, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        request(company.url()).header("content-type", "application/cloudevents+json");
    StandardWebhooks.sign(company.secret(), id, at, bytes).forEach(request::header);
    return request.POST(BodyPublishers.ofByteArray(bytes)).build();
  }

  /** Emits one event, now, and waits until it has gone all the way. */
  public void emit(Company company, String subject, String type, Map<String, ?> data) {
    String id = "msg_" + deliveries++;
    Instant at = now().truncatedTo(ChronoUnit.SECONDS);
    ok(send(signed(company, id, at, event(id, subject, type, at, data))));
    settle();
  }

  /** Every mail. */
  public JsonNode inbox() {
    return json(ok(send(request("/inbox.json").GET().build()))).path("mails");
  }

  /** The mails to a person, oldest first. */
  public List<JsonNode> mailsTo(String person) {
    List<JsonNode> mails = new ArrayList<>();
    inbox()
        .forEach(
            mail -> {
              if (mail.path("to").asText().equals(person)) {
                mails.add(mail);
              }
            });
    return mails;
  }

  /** The code that stands in the newest mail to a person. */
  public String code(String person) {
    String text = mailsTo(person).getLast().path("text").asText();
    Matcher code = CODE.matcher(text);
    if (!code.find()) {
      throw new AssertionError("no code stands in: " + text);
    }
    return code.group(1);
  }

  /** The links of the newest mail to a person. */
  public List<String> links(String person) {
    List<JsonNode> mails = mailsTo(person);
    List<String> links = new ArrayList<>();
    for (JsonNode mail : mails.reversed()) {
      Matcher matcher = LINK.matcher(mail.path("text").asText());
      while (matcher.find()) {
        if (!links.contains(matcher.group())) {
          links.add(matcher.group());
        }
      }
      if (!links.isEmpty()) {
        return links;
      }
    }
    return links;
  }

  /** Opens a link. */
  public HttpResponse<String> page(String link) {
    return send(request(link).GET().build());
  }

  /** The ids of the moves that a page offers, in order. */
  public List<String> moves(String link) {
    List<String> ids = new ArrayList<>();
    Matcher inputs = MOVE.matcher(page(link).body());
    while (inputs.find()) {
      Matcher value = VALUE.matcher(inputs.group());
      // One tick for all lines is no line.
      if (value.find() && !value.group(1).equals("all")) {
        ids.add(value.group(1));
      }
    }
    return ids;
  }

  /** A form as a browser posts it. */
  public HttpRequest form(String link, String fields) {
    return request(link)
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(fields))
        .build();
  }

  /** Posts a form and waits until it has gone all the way. */
  public HttpResponse<String> answer(String link, String fields) {
    HttpResponse<String> answer = send(form(link, fields));
    settle();
    return answer;
  }

  /** Confirms these moves. */
  public HttpResponse<String> confirm(String link, List<String> moves) {
    return answer(link, "choice=confirm&move=" + String.join("&move=", moves));
  }

  @Override
  public void close() {
    run.close();
  }
}
