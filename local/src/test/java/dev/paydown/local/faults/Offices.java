package dev.paydown.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.faults.Weather.Service;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.jira.PracticeJira;
import dev.paydown.local.practice.linear.PracticeLinear;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The company's tools: a system that emits CloudEvents, the practice Linear and the practice Jira,
 * with their APIs in the weather.
 */
final class Offices {
  private static final String BASE = "https://practice.example/";
  private static final String CALLBACK = "callback";
  private static final String TOKEN = "practice";

  private final Weather weather;
  private final InstantSource clock;
  private final Map<String, PracticeTool> practice = new LinkedHashMap<>();
  private final Map<String, Hook> hooks = new HashMap<>();
  private final List<Written> written = new ArrayList<>();
  private final Set<String> calledBack = new HashSet<>();
  private Optional<String> executing = Optional.empty();
  private Optional<Letters> letters = Optional.empty();
  private int events;

  /** Where a tool posts, and what it signs with. */
  private record Hook(String path, String secret) {}

  /**
   * What one execution changed in a tool.
   *
   * @param effect as the tool counts it
   */
  record Written(String execution, String tool, Books.Effect effect) {}

  /** Tools of that hour. */
  Offices(Weather weather, InstantSource clock) {
    this.weather = weather;
    this.clock = clock;
    open("linear", world -> new PracticeLinear(world, TOKEN));
    open("jira", world -> new PracticeJira(world, TOKEN));
  }

  private void open(String slug, Function<Desk.World, PracticeTool> opened) {
    practice.put(
        slug,
        opened.apply(
            new Desk.World(
                clock,
                (_, headers, body) -> post(slug, headers, body),
                _ -> {},
                Optional.empty())));
  }

  /** A webhook leaves its tool; from here on it is on its way. */
  private void post(String slug, Map<String, String> headers, byte[] body) {
    String path = hook(slug).path();
    Letters.Posted posted = new Letters.Posted(headers, body);
    Optional<Instant> since = Optional.of(clock.instant());
    letters
        .orElseThrow()
        .send(
            new Letters.Letter() {
              @Override
              public Optional<Instant> since() {
                return since;
              }

              @Override
              public String path() {
                return path;
              }

              @Override
              public Letters.Posted posted() {
                return posted;
              }
            });
  }

  PracticeLinear linear() {
    return (PracticeLinear) Optional.ofNullable(practice.get("linear")).orElseThrow();
  }

  PracticeJira jira() {
    return (PracticeJira) Optional.ofNullable(practice.get("jira")).orElseThrow();
  }

  private Hook hook(String name) {
    return Optional.ofNullable(hooks.get(name)).orElseThrow();
  }

  /** Hooks all of them up. */
  void connect(Company company, Letters to) {
    letters = Optional.of(to);
    hooked(
        "studio",
        company.asked(
            "POST",
            "/api/connections",
            Map.of("tool", "events", "name", "studio", "callbackUrl", BASE + CALLBACK)));
    for (Map.Entry<String, PracticeTool> tool : practice.entrySet()) {
      JsonNode made =
          company.asked(
              "POST",
              "/api/connections",
              Map.of("tool", tool.getKey(), "token", TOKEN, "baseUrl", BASE + tool.getKey()));
      hooked(tool.getKey(), made);
      tool.getValue().desk().hook(made.path("deliveryUrl").asText(), made.path("secret").asText());
    }
  }

  private void hooked(String name, JsonNode made) {
    String path = URI.create(made.path("deliveryUrl").asText()).getPath();
    hooks.put(name, new Hook(path, made.path("secret").asText()));
  }

  /** The tools put what they have to tell on its way. */
  void tell() {
    practice.values().forEach(tool -> tool.desk().deliver());
  }

  /** The emitting system tells of something. */
  void emit(String subject, String type, Map<String, ?> data) {
    events++;
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", "e" + events);
    event.put("source", "studio");
    event.put("type", "dev.paydown." + type);
    event.put("subject", subject);
    event.put("time", clock.instant().toString());
    event.put("data", data);
    String id = "msg_" + events;
    byte[] body = BrainJson.write(event).getBytes(StandardCharsets.UTF_8);
    Hook hook = hook("studio");
    letters
        .orElseThrow()
        .send(
            new Letters.Letter() {
              @Override
              public Optional<Instant> since() {
                return Optional.empty();
              }

              @Override
              public String path() {
                return hook.path();
              }

              @Override
              public Letters.Posted posted() {
                Map<String, String> headers =
                    new HashMap<>(StandardWebhooks.sign(hook.secret(), id, clock.instant(), body));
                headers.put("content-type", "application/cloudevents+json");
                return new Letters.Posted(headers, body);
              }
            });
  }

  /** Which execution is under way. */
  Optional<String> executing() {
    return executing;
  }

  /** Which execution is under way from here on, for what the tools count. */
  void executing(Optional<String> execution) {
    executing = execution;
  }

  /** What executions changed in tools, in order. */
  List<Written> written() {
    return written;
  }

  /** The network to the tools. */
  OutgoingHttp network() {
    return request -> {
      String slug = request.uri().getPath().substring(1).split("/", 2)[0];
      String what =
          request.method() + " " + request.uri().getPath() + " " + body(request).hashCode();
      try {
        return weather.call(Service.TOOL, what, new Errors(), () -> answered(slug, request));
      } catch (Unanswered e) {
        return e.outcome;
      }
    };
  }

  private static String body(OutgoingHttp.Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  private OutgoingHttp.Outcome answered(String slug, OutgoingHttp.Request request) {
    if (slug.equals(CALLBACK)) {
      return calledBack(request);
    }
    PracticeTool tool = practice.get(slug);
    if (tool == null) {
      return new OutgoingHttp.Outcome.Unreached("no such host");
    }
    int effects = tool.desk().effects().size();
    String query = request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
    String path = request.uri().getRawPath().substring(1 + slug.length());
    Response answer =
        tool.handle(request.method(), path + query, request.headers(), request.body());
    List<Books.Effect> all = tool.desk().effects();
    for (Books.Effect effect : all.subList(effects, all.size())) {
      weather.tell("  EFFECT " + executing.orElse("?") + " " + effect);
      written.add(new Written(executing.orElse("no execution"), slug, effect));
    }
    return outcome(answer);
  }

  /** The emitting system makes what it is asked for, once for each id, as the standard says. */
  private OutgoingHttp.Outcome calledBack(OutgoingHttp.Request request) {
    String id = request.headers().getOrDefault("webhook-id", "");
    if (calledBack.add(id)) {
      weather.tell("  EFFECT " + executing.orElse("?") + " called back " + id);
      Books.Effect effect =
          new Books.Effect(clock.instant(), CALLBACK, id, new java.util.TreeMap<>());
      written.add(new Written(executing.orElse("no execution"), "studio", effect));
    }
    return outcome(new Response(204, Map.of(), new byte[0], false));
  }

  private static OutgoingHttp.Outcome outcome(Response answer) {
    if (answer.dropped()) {
      return new OutgoingHttp.Outcome.Lost("the connection broke");
    }
    Map<String, List<String>> headers = new HashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new OutgoingHttp.Outcome.Answered(answer.status(), headers, answer.body());
  }

  /** Carries an outcome that is no answer of the tool's own. */
  private static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient OutgoingHttp.Outcome outcome;

    Unanswered(OutgoingHttp.Outcome outcome) {
      super("", null, false, false);
      this.outcome = outcome;
    }
  }

  /** How a tool and the network to it fail; nobody sends twice what is sent once. */
  private static final class Errors implements Weather.Failures {
    @Override
    public RuntimeException failure(int which) {
      return new Unanswered(
          switch (which % 4) {
            case 0 -> new OutgoingHttp.Outcome.Unreached("no connection came about");
            case 1 -> new OutgoingHttp.Outcome.Lost("no answer came");
            case 2 -> outcome(Response.asksForTime(30));
            default -> outcome(Response.broken());
          });
    }

    @Override
    public RuntimeException lost() {
      return new Unanswered(new OutgoingHttp.Outcome.Lost("no answer came"));
    }

    @Override
    public boolean isRepeated() {
      return false;
    }
  }
}
