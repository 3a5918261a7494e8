package dev.paydown.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.DynamoDirectory;
import dev.paydown.aws.dynamo.DynamoMagicLinks;
import dev.paydown.aws.dynamo.MeasuredRow;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.functions.links.Digest;
import dev.paydown.tools.Hmac;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is given first, as API Gateway puts it (payload format 2.0), and what its answer
 * must hold.
 */
record FirstEvent(String what, String json, int status, String holds) {
  static final String TABLE = "measured";
  static final String SIGNED_WITH = "a-secret-of-the-measured-connection";
  private static final String TOKEN = "measured-token-0123456789012345678901234567";
  private static final JsonMapper JSON = new JsonMapper();

  /** A Sentry comment that asks somebody and states a link: Sentry waits one second. */
  static FirstEvent sentry() throws IOException {
    String body =
        """
        {"action":"created","data":{"comment":"Waits for the new API.\\nBlocked by WEB-7\\n\
        @cy@example.com do you know when?","project_slug":"shop","comment_id":1234,\
        "issue_id":4100,"timestamp":"2026-11-23T08:30:00.118160Z"},\
        "installation":{"uuid":"1b2c"},"actor":{"type":"user","id":71,"name":"Ada"}}""";
    Map<String, String> headers =
        Map.of(
            "sentry-hook-resource", "comment",
            "sentry-hook-signature", code(body),
            "request-id", "measured-1");
    return delivery("a Sentry comment", "sentry", headers, body);
  }

  /** A Slack message that asks somebody: Slack waits three seconds. */
  static FirstEvent slack(Instant now) throws IOException {
    String body =
        """
        {"token":"not-used","team_id":"T0ACME1","api_app_id":"A0PAYDOWN","event":{\
        "type":"message","channel":"C024BE91L","channel_type":"channel","user":"U0ADA",\
        "text":"<@U0BOB> can you send the form to legal?\\nThey close at five.",\
        "ts":"1795421400.000100","event_ts":"1795421400.000100","team":"T0ACME1"},\
        "type":"event_callback","event_id":"Ev0001","event_time":1795421400,\
        "authorizations":[{"enterprise_id":null,"team_id":"T0ACME1","user_id":"U0PAYDOWN",\
        "is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false}""";
    String seconds = String.valueOf(now.getEpochSecond());
    Map<String, String> headers =
        Map.of(
            "x-slack-request-timestamp",
            seconds,
            "x-slack-signature",
            "v0=" + code("v0:" + seconds + ":" + body));
    return delivery("a Slack message", "slack", headers, body);
  }

  /** A magic link that somebody opens from their mail. */
  static FirstEvent page() throws IOException {
    return new FirstEvent(
        "a magic link opened",
        request("GET", "/decide/" + TOKEN, Map.of("token", TOKEN), Map.of(), Optional.empty()),
        200,
        "Pay by card");
  }

  private static FirstEvent delivery(
      String what, String id, Map<String, String> headers, String body) throws IOException {
    return new FirstEvent(
        what,
        request("POST", "/hooks/" + id, Map.of("id", id), headers, Optional.of(body)),
        202,
        "Taken in.");
  }

  private static String request(
      String method,
      String path,
      Map<String, String> pathParameters,
      Map<String, String> headers,
      Optional<String> body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("host", "paydown.example.com");
    all.put("content-type", "application/json");
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("rawPath", path);
    event.put("rawQueryString", "");
    event.put("headers", all);
    event.put("pathParameters", pathParameters);
    event.put(
        "requestContext",
        Map.of(
            "domainName",
            "paydown.example.com",
            "stage",
            "$default",
            "http",
            Map.of("method", method, "path", path, "sourceIp", "192.0.2.1")));
    body.ifPresent(text -> event.put("body", text));
    event.put("isBase64Encoded", false);
    return JSON.writeValueAsString(event);
  }

  private static String code(String text) {
    return HexFormat.of().formatHex(Hmac.sha256(SIGNED_WITH.getBytes(UTF_8), text.getBytes(UTF_8)));
  }

  /** Writes the rows that the events are about, as the stores write them. */
  static void prepare(URI services, String key, Instant now) {
    SecureRandom random = new SecureRandom();
    Table table = new Table(Clients.dynamoAt(services), TABLE, random);
    DynamoDirectory directory = new DynamoDirectory(table, Sealer.of(hashed(key), random));
    for (String tool : List.of("sentry", "slack")) {
      directory.add(
          new Connection(
              tool,
              "acme",
              tool,
              tool,
              List.of(SIGNED_WITH),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.of(new Connection.Heard(now, "an event"))));
    }
    Proposal proposal = proposal(now);
    MeasuredRow.put(table, "acme", proposal);
    new DynamoMagicLinks(table)
        .put(
            new MagicLink(
                Hashes.sha256(TOKEN),
                "acme",
                proposal.id(),
                proposal.version(),
                Digest.ofMoves(proposal),
                proposal.recipient(),
                now.plusSeconds(86_400),
                Optional.empty(),
                Optional.empty()));
  }

  private static byte[] hashed(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Proposal proposal(Instant now) {
    Move move =
        new Move(
            "m1",
            MoveAction.SET_DATE,
            "linear/2",
            "linear",
            "2",
            "linear:SHOP-2",
            "Pay by card",
            Optional.of("https://linear.example.com/SHOP-2"),
            "due",
            Optional.of("2026-11-20"),
            Optional.of("2026-11-25"),
            Optional.of("linear/1"),
            Gate.INTERNAL,
            MoveState.PROPOSED);
    return new Proposal(
        "p1",
        1,
        ProposalKind.SHIFT_DATES,
        "shift-dates|ada",
        "",
        "linear/1",
        "linear:SHOP-1",
        "Move one date",
        "The checkout design is three days late.",
        "ada@example.com",
        ProposalState.PENDING,
        Gate.INTERNAL,
        List.of(move),
        new Packet(
            Optional.of("Customers ask for it."),
            Optional.of("A card is charged."),
            List.of("The form"),
            List.of(new Packet.Moved(now, "The design moved to 20 November")),
            List.of()),
        now,
        Optional.of(now),
        now.plusSeconds(864_000),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
