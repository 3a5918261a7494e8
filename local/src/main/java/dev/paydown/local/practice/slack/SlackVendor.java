package dev.paydown.local.practice.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of Slack's Web API that a connector uses: whatever comes of a request, the status is
 * 200, and the body says what did.
 */
final class SlackVendor implements RestDoor.Vendor {
  private static final int LONGEST = 40_000;

  /** A longer text is cut into several messages. */
  private static final int MESSAGE = 4_000;

  private static final int PAGE = 1_000;
  private final PracticeSlack slack;
  private final String token;

  SlackVendor(PracticeSlack slack, String token) {
    this.slack = slack;
    this.token = token;
  }

  @Override
  public String prefix() {
    return "/api/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    return headers.getOrDefault("authorization", "").equals("Bearer " + token);
  }

  @Override
  public Response error(int status, String message) {
    return switch (status) {
      case 401 -> no("invalid_auth");
      case 403 ->
          Response.json(
              200,
              RestDoor.object()
                  .put("ok", false)
                  .put("error", "missing_scope")
                  .put("needed", "chat:write")
                  .put("provided", "channels:history"));
      default -> Response.json(status, RestDoor.object().put("ok", false).put("error", message));
    };
  }

  private static Response no(String error) {
    return Response.json(200, RestDoor.object().put("ok", false).put("error", error));
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("GET", "api/conversations.replies")) {
      return replies(asked.query());
    }
    return asked.is("POST", "api/chat.postMessage") ? post(asked) : no("unknown_method");
  }

  private Response replies(Map<String, String> query) {
    String channel = query.getOrDefault("channel", "");
    Optional<String> shut = shut(channel);
    if (shut.isPresent()) {
      return no(shut.get());
    }
    String root = query.getOrDefault("ts", "");
    return slack
        .desk()
        .read(
            books ->
                books
                    .find("messages", channel + "/" + root)
                    .map(first -> page(books, thread(books, first, query), query))
                    .orElseGet(() -> no("thread_not_found")));
  }

  /** Why the app may not look into that channel. */
  private Optional<String> shut(String channel) {
    Optional<Entity> known = slack.desk().read(books -> books.find("channels", channel));
    if (known.isEmpty()) {
      return Optional.of("channel_not_found");
    }
    return known.get().get("app").equals("in") ? Optional.empty() : Optional.of("not_in_channel");
  }

  private static List<Entity> thread(Books books, Entity first, Map<String, String> query) {
    String since = query.getOrDefault("oldest", "");
    List<Entity> thread = new ArrayList<>();
    thread.add(first);
    SlackShown.replies(books, first.get("channel"), first.get("ts")).stream()
        .filter(reply -> reply.get("ts").compareTo(since) > 0)
        .forEach(thread::add);
    return thread;
  }

  private static Response page(Books books, List<Entity> thread, Map<String, String> query) {
    int from =
        Optional.ofNullable(query.get("cursor"))
            .map(cursor -> Integer.parseInt(new String(Base64.getDecoder().decode(cursor), UTF_8)))
            .orElse(0);
    int to =
        Math.min(thread.size(), from + Integer.parseInt(query.getOrDefault("limit", PAGE + "")));
    boolean more = to < thread.size();
    ObjectNode body = RestDoor.object().put("ok", true).put("has_more", more);
    ArrayNode messages = body.putArray("messages");
    thread.subList(from, to).forEach(one -> messages.add(SlackShown.message(books, one)));
    String next =
        more ? Base64.getEncoder().encodeToString(Integer.toString(to).getBytes(UTF_8)) : "";
    body.putObject("response_metadata").put("next_cursor", next);
    return Response.json(200, body);
  }

  private Response post(Asked asked) {
    String channel = asked.body().path("channel").asText();
    String text = asked.body().path("text").asText();
    Optional<String> thread =
        Optional.of(asked.body().path("thread_ts").asText()).filter(ts -> !ts.isEmpty());
    Optional<String> fault = shut(channel).or(() -> fault(channel, thread, text));
    if (fault.isPresent()) {
      return no(fault.get());
    }
    Entity in = slack.channel(channel);
    Entity first =
        slack
            .desk()
            .change(
                draft -> {
                  draft.effect("chat.postMessage", channel, Map.of("thread_ts", thread));
                  Entity app =
                      draft
                          .books()
                          .find("users", SlackShown.BOT_USER)
                          .orElseThrow(() -> new NoSuchEntity("user"));
                  SlackChanges changes = new SlackChanges(draft, app);
                  List<Entity> made = new ArrayList<>();
                  for (int from = 0; from < text.length(); from += MESSAGE) {
                    String part = text.substring(from, Math.min(text.length(), from + MESSAGE));
                    made.add(changes.post(in, thread, part));
                  }
                  return made.getFirst();
                });
    ObjectNode body = RestDoor.object().put("ok", true).put("channel", channel);
    body.put("ts", first.get("ts"));
    body.set("message", slack.desk().read(books -> SlackShown.message(books, first)));
    return Response.json(200, body);
  }

  private Optional<String> fault(String channel, Optional<String> thread, String text) {
    if (slack.channel(channel).find("archived").isPresent()) {
      return Optional.of("is_archived");
    }
    if (text.isBlank()) {
      return Optional.of("no_text");
    }
    if (text.length() > LONGEST) {
      return Optional.of("msg_too_long");
    }
    boolean isKnown =
        thread.isEmpty()
            || slack
                .desk()
                .read(books -> books.find("messages", channel + "/" + thread.get()))
                .isPresent();
    return isKnown ? Optional.empty() : Optional.of("thread_not_found");
  }

  /** A thread has no due date that somebody could move. */
  @Override
  public void meddle(Asked asked) {}

  /**
   * {@code POST /person/users}, {@code channels}, {@code channels/build}, {@code messages}, {@code
   * messages/build/TS}, {@code reactions}, {@code reactions/taken}.
   */
  @Override
  public Response person(Asked asked) {
    String by = asked.body().path("by").asText("somebody@practice.example");
    if (asked.is("POST", "person/users")) {
      return RestDoor.shown(201, slack.user(RestDoor.text(asked.body(), "email")));
    }
    if (asked.is("POST", "person/channels")) {
      return RestDoor.shown(201, slack.open(RestDoor.text(asked.body(), "name")));
    }
    if (asked.is("POST", "person/channels/*")) {
      return RestDoor.shown(200, slack.change(asked.path().getLast(), RestDoor.said(asked.body())));
    }
    if (asked.is("POST", "person/messages/*/*")) {
      String text = RestDoor.text(asked.body(), "text");
      return RestDoor.shown(200, slack.edit(by, asked.path().get(2), asked.path().getLast(), text));
    }
    return asked.is("POST", "person/messages") ? posted(by, asked) : reacted(by, asked);
  }

  private Response posted(String by, Asked asked) {
    Optional<String> thread =
        Optional.of(asked.body().path("thread").asText()).filter(ts -> !ts.isEmpty());
    String channel = RestDoor.text(asked.body(), "channel");
    return RestDoor.shown(
        201, slack.post(by, channel, thread, RestDoor.text(asked.body(), "text")));
  }

  private Response reacted(String by, Asked asked) {
    boolean isTaken = asked.is("POST", "person/reactions/taken");
    if (!isTaken && !asked.is("POST", "person/reactions")) {
      return error(404, "a person makes no such thing");
    }
    String channel = RestDoor.text(asked.body(), "channel");
    String ts = RestDoor.text(asked.body(), "ts");
    String name = RestDoor.text(asked.body(), "name");
    return isTaken
        ? RestDoor.shown(200, slack.unreact(by, channel, ts, name))
        : RestDoor.shown(201, slack.react(by, channel, ts, name));
  }
}
