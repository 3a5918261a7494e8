package dev.paydown.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.aws.bus.EventBridgeBus;
import dev.paydown.aws.dynamo.Bodies;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.brain.wire.Queue;
import dev.paydown.local.bus.Patterns;
import dev.paydown.local.faults.Weather.Service;
import dev.paydown.local.template.Template;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bus, queues, mail and bodies in the weather. Each port makes one call of its service a time. */
final class Wires {
  private static final Map<Queue.Name, String> VARIABLES =
      Map.of(
          Queue.Name.RECOMPUTE, "RECOMPUTE_QUEUE_URL",
          Queue.Name.SWEEPS, "SWEEPS_QUEUE_URL",
          Queue.Name.MOVES, "MOVES_QUEUE_URL");

  private final Weather weather;
  private final Queues queues;
  private final Template template;
  private final Patterns patterns = new Patterns();
  private final List<MailMessage> mails = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private Optional<String> mailing = Optional.empty();
  private final Map<String, byte[]> bodies = new HashMap<>();
  private int events;

  Wires(Template template, Queues queues, Weather weather) {
    this.template = template;
    this.queues = queues;
    this.weather = weather;
    template.rules().forEach(rule -> patterns.add(rule.id(), rule.pattern()));
  }

  /** How a service fails that is called once: by an error before, or without an answer after. */
  private record Errors(boolean isRepeated) implements Weather.Failures {
    @Override
    public RuntimeException failure(int which) {
      return which % 2 == 0
          ? StormyTable.unanswered()
          : new IllegalStateException("the service throttles");
    }

    @Override
    public RuntimeException lost() {
      return StormyTable.unanswered();
    }
  }

  private static final Errors ERRORS = new Errors(true);

  /**
   * One mail of a mailing that was handed over.
   *
   * @param call of the function, by number
   */
  record Sent(String mailing, int call, String to, String subject) {}

  /** Which mailing is worked off from here on, for what is counted. */
  void mailing(Optional<String> id) {
    mailing = id;
  }

  /** Which mailing is worked off. */
  Optional<String> mailing() {
    return mailing;
  }

  /** What was handed over of mailings, oldest first. */
  List<Sent> sent() {
    return sent;
  }

  /** Every mail that was handed over, oldest first. */
  List<MailMessage> mails() {
    return mails;
  }

  Bus bus() {
    return put ->
        put.forEach(
            event ->
                weather.call(
                    Service.BUS, "PutEvents " + event.type(), ERRORS, () -> announced(event)));
  }

  private int announced(Bus.Event event) {
    ObjectNode whole = whole(event);
    String body = whole.toString();
    for (String matching : patterns.matching(whole)) {
      template.rules().stream()
          .filter(rule -> rule.id().equals(matching))
          .flatMap(rule -> rule.queues().stream())
          .forEach(queue -> queues.send(queue, body, Optional.empty(), Optional.empty()));
    }
    return events;
  }

  private ObjectNode whole(Bus.Event event) {
    events++;
    ObjectNode whole = BrainJson.mapper().createObjectNode();
    whole.put("id", "event-" + events);
    whole.put("source", EventBridgeBus.SOURCE);
    whole.put("detail-type", event.type());
    try {
      whole.set("detail", BrainJson.mapper().readTree(event.detail()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return whole;
  }

  Queue queue() {
    return (name, body, group, deduplication) -> {
      String id =
          Optional.ofNullable(VARIABLES.get(name))
              .map(template.queueOfVariable()::get)
              .orElseThrow();
      int _ =
          weather.call(
              Service.QUEUE,
              "SendMessage " + id,
              ERRORS,
              () -> queues.send(id, body, group, deduplication));
    };
  }

  Mail mail() {
    return (workspace, message) ->
        weather.call(
            Service.MAIL,
            "SendRawEmail " + message.to(),
            ERRORS,
            () -> {
              mails.add(message);
              mailing.ifPresent(
                  id -> sent.add(new Sent(id, weather.under(), message.to(), message.subject())));
              weather.tell("  mail to " + message.to() + ": " + message.subject());
              return "mail-" + mails.size();
            });
  }

  Bodies bodies() {
    return (place, body) -> {
      boolean _ =
          weather.call(
              Service.BODIES,
              "PutObject " + place,
              ERRORS,
              () -> {
                bodies.put(place, body);
                return true;
              });
    };
  }
}
