package dev.paydown.tools.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What Slack lets be done in a thread: an answer in it. An answer cannot be given an id, so it
 * carries a mark and is looked for before it is posted again; of two the oldest counts. A thread
 * has no dates, no owner and no workflow, and what people react with is their own word: the rest is
 * for them.
 */
final class SlackHands implements Hands<SlackTarget> {
  /** What Paydown can make there. */
  static final Set<Makes> MAKES = Set.of(Makes.markedComment());

  /** How far the clocks of Slack and of Paydown may be apart, and more. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final SlackApi api;
  private final Acting acting;
  private final Optional<Place> place;

  SlackHands(OutgoingHttp http, Acting acting) {
    this.acting = acting;
    this.api = SlackApi.of(http, acting.connection(), acting.now());
    this.place = Place.keyed(acting.move().uid());
  }

  @Override
  public String tool() {
    return SlackApi.TOOL;
  }

  @Override
  public Look<SlackTarget> look() {
    if (place.isEmpty()) {
      return Look.of(tool(), new Reply.Missing(), _ -> nothing());
    }
    Reply shown = api.replies(place.get(), 1, Optional.empty(), Optional.empty());
    boolean isGone = shown instanceof Reply.Data(var body) && body.path("messages").isEmpty();
    return Look.of(
        tool(),
        isGone ? new Reply.Missing() : shown,
        node -> SlackTarget.of(acting.connection(), place.get(), node, acting.now()));
  }

  private static SlackTarget nothing() {
    throw new IllegalStateException("what is missing is not read");
  }

  @Override
  public Way date(SlackTarget target, String field, Optional<String> to) {
    return new Way.ByHand();
  }

  @Override
  public Way assign(SlackTarget target, Optional<String> email) {
    return new Way.ByHand();
  }

  @Override
  public Way turn(SlackTarget target, Standing to) {
    return new Way.ByHand();
  }

  @Override
  public Attempt comment(SlackTarget target) {
    return new Addition(tool(), "the answer", () -> existing(target), () -> create(target)).make();
  }

  /** Nothing in it is unfolded: what it links to has been said in it. */
  private Reply create(SlackTarget target) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("channel", target.place().channel());
    message.put("thread_ts", target.place().root());
    message.put("text", SlackPacket.of(acting.execution()));
    message.put("unfurl_links", false).put("unfurl_media", false);
    return api.post(message);
  }

  /** Looks for the mark, oldest first, among what was written since the decision. */
  private Look<Optional<Addition.Place>> existing(SlackTarget target) {
    Optional<Instant> since = Optional.of(acting.execution().decidedAt().minus(MARGIN));
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < SlackApi.PAGES; page++) {
      Reply replies = api.replies(target.place(), SlackApi.PAGE, since, cursor);
      switch (Look.of(tool(), replies, shown -> shown)) {
        case Look.NotSeen<JsonNode>(Attempt answer) -> {
          return new Look.NotSeen<>(answer);
        }
        case Look.Seen<JsonNode>(JsonNode shown) -> {
          Optional<Addition.Place> ours = marked(target, shown.path("messages"));
          cursor = SlackApi.next(shown);
          if (ours.isPresent() || cursor.isEmpty()) {
            return new Look.Seen<>(ours);
          }
        }
      }
    }
    // Whether it stands there is not known: nothing may be added.
    return new Look.NotSeen<>(
        Attempt.failed("Slack's thread is too long to see whether the answer stands in it"));
  }

  private Optional<Addition.Place> marked(SlackTarget target, JsonNode messages) {
    String mark = Addition.markInText(acting.execution().id());
    for (JsonNode message : messages) {
      if (message.path("text").asText().contains(mark)) {
        String ts = message.path("ts").asText();
        return Optional.of(new Addition.Place(target.place().url(target.told(), ts)));
      }
    }
    return Optional.empty();
  }
}
