package dev.paydown.local.attack;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB Local behind a door that keeps a record of who asks it for what. */
final class WatchedDatabase implements AutoCloseable {
  private static final String TABLE = "paydown";

  /** Those that the JDK's client sets itself. */
  private static final Set<String> OWN =
      Set.of("host", "content-length", "connection", "expect", "upgrade", "http2-settings");

  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private final DynamoDbLocal database;
  private final HttpServer door;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final DynamoDbClient client;

  /** One request to the table; the body names its keys. */
  record Call(String operation, String body) {
    boolean isRead() {
      return READS.contains(operation);
    }

    boolean isWrite() {
      return WRITES.contains(operation);
    }
  }

  private WatchedDatabase(DynamoDbLocal database) throws IOException {
    this.database = database;
    this.door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    door.setExecutor(threads);
    door.createContext("/", this::pass);
    door.start();
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(database.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
  }

  static WatchedDatabase start(Path folder) {
    DynamoDbLocal database = DynamoDbLocal.start(folder, notice -> {});
    try {
      return new WatchedDatabase(database);
    } catch (IOException e) {
      database.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Where the run finds it. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Headers headers = exchange.getRequestHeaders();
      Optional.ofNullable(headers.getFirst("X-Amz-Target"))
          .filter(target -> target.startsWith("DynamoDB_"))
          .ifPresent(
              target ->
                  calls.add(
                      new Call(
                          target.substring(target.indexOf('.') + 1),
                          new String(body, StandardCharsets.UTF_8))));
      HttpRequest.Builder request =
          HttpRequest.newBuilder(database.endpoint()).POST(BodyPublishers.ofByteArray(body));
      headers.forEach(
          (name, values) -> {
            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
              values.forEach(value -> request.header(name, value));
            }
          });
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!name.startsWith(":")
                    && !OWN.contains(name)
                    && !name.equals("transfer-encoding")) {
                  values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
              });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was asked since this was last called. */
  List<Call> taken() {
    synchronized (calls) {
      List<Call> taken = List.copyOf(calls);
      calls.clear();
      return taken;
    }
  }

  /** Every row, by its keys. */
  Map<String, Map<String, AttributeValue>> rows() {
    return client.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream()
        .collect(
            Collectors.toMap(
                row ->
                    row.getOrDefault("pk", AttributeValue.fromS("")).s()
                        + "|"
                        + row.getOrDefault("sk", AttributeValue.fromS("")).s(),
                row -> row));
  }

  @Override
  public void close() {
    client.close();
    door.stop(0);
    threads.shutdownNow();
    http.close();
    database.close();
  }
}
