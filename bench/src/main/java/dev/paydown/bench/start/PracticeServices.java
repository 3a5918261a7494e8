package dev.paydown.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * What a function calls, answered on the loopback interface at once: a table that is read and put
 * into by key, and one secret. So no service's own time is measured. A put is taken whatever its
 * condition: that a row is there already is no part of a first event.
 */
final class PracticeServices implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private final Map<String, JsonNode> rows = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final String secret;
  private final HttpServer server;

  private PracticeServices(String secret, HttpServer server) {
    this.secret = secret;
    this.server = server;
  }

  /** Starts them; the one secret is this text. */
  static PracticeServices start(String secret) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PracticeServices services = new PracticeServices(secret, server);
    server.createContext("/", services::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return services;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was called since the last time this was asked, in order. */
  synchronized List<String> callsSince() {
    List<String> made = List.copyOf(calls);
    calls.clear();
    return made;
  }

  private synchronized void called(String operation) {
    calls.add(operation);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody());
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    String operation = target.substring(target.lastIndexOf('.') + 1);
    called(operation);
    ObjectNode answer = JSON.createObjectNode();
    switch (operation) {
      case "GetItem" -> {
        JsonNode row = rows.get(key(asked.path("Key")));
        if (row != null) {
          answer.set("Item", row);
        }
      }
      case "PutItem" -> keep(asked);
      case "TransactWriteItems" ->
          asked.path("TransactItems").forEach(write -> keep(write.path("Put")));
      case "GetSecretValue" -> answer.put("SecretString", secret);
      default -> throw new IOException("no first event calls " + target);
    }
    byte[] bytes = JSON.writeValueAsString(answer).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void keep(JsonNode put) {
    rows.put(key(put.path("Item")), put.path("Item"));
  }

  private static String key(JsonNode row) {
    return row.path("pk").path("S").asText() + "\n" + row.path("sk").path("S").asText();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
