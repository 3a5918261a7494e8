package dev.paydown.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code paydown export} asks for and writes. */
class ExportTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server = start();
  private final List<Said> answers = new ArrayList<>();

  private record Said(int status, String body, Optional<String> link) {}

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void listen() {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(
                exchange.getRequestURI()
                    + " "
                    + exchange.getRequestHeaders().getFirst("authorization"));
            Said said = answers.get(Math.min(asked.size(), answers.size()) - 1);
            said.link().ifPresent(link -> exchange.getResponseHeaders().add("Link", link));
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answers(String body) {
    answers.add(new Said(200, body, Optional.empty()));
  }

  private void answers(String body, String link) {
    answers.add(new Said(200, body, Optional.of(link)));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(arguments));
    all.addAll(
        List.of("--token", "t", "--url", "http://127.0.0.1:" + server.getAddress().getPort()));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_log_is_followed_page_after_page_and_the_token_goes_nowhere_else() {
    answers("{\"a\":1}\n", "<https://elsewhere.example/api/log?after=2.5>; rel=\"next\"");
    answers("{\"b\":2}\n");
    assertThat(run("log", "--after", "1")).isZero();
    assertThat(asked).containsExactly("/api/log?after=1 Bearer t", "/api/log?after=2.5 Bearer t");
    assertThat(out.toString()).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_table_is_written_to_a_file_byte_for_byte_and_nothing_else_is_said() throws IOException {
    answers("id,title\r\na,\"ß, 😀\"\r\n", "</api/items?format=csv&after=a%20b>; rel=\"next\"");
    answers("b,x\r\n");
    Path file = folder.resolve("items.csv");
    Files.writeString(file, "old");
    assertThat(run("items", "--out", file.toString())).isZero();
    assertThat(asked)
        .containsExactly(
            "/api/items?format=csv Bearer t", "/api/items?format=csv&after=a%20b Bearer t");
    assertThat(Files.readString(file)).isEqualTo("id,title\r\na,\"ß, 😀\"\r\nb,x\r\n");
    assertThat(out.toString() + err).isEmpty();
    assertThat(files()).containsExactly("items.csv");
  }

  @Test
  void a_list_is_whole_in_json_too() {
    answers("{\"liabilities\":[{\"id\":\"a\"}],\"next\":\"a\"}");
    answers("{\"liabilities\":[{\"id\":\"b\"}]}");
    assertThat(run("liabilities", "--format", "json")).isZero();
    assertThat(asked)
        .containsExactly("/api/liabilities Bearer t", "/api/liabilities?after=a Bearer t");
    assertThat(out.toString().replaceAll("\\s", ""))
        .isEqualTo("{\"liabilities\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
  }

  @Test
  void a_week_s_statement_and_an_item_s_graph_are_asked_for_as_they_are_said() {
    answers("text\n");
    assertThat(run("statement", "2026-W45")).isZero();
    assertThat(run("graph", "linear:ENG 12", "--format", "dot", "--levels", "3")).isZero();
    assertThat(run("graph", "b", "--most", "9")).isZero();
    assertThat(asked)
        .containsExactly(
            "/api/statements/2026-W45?format=csv Bearer t",
            "/api/graph?id=linear%3AENG%2012&levels=3&most=60&format=dot Bearer t",
            "/api/graph?id=b&levels=2&most=9&format=mermaid Bearer t");
  }

  @Test
  void what_is_refused_is_one_line_and_leaves_the_file_as_it_was() throws IOException {
    Path file = folder.resolve("graph.mmd");
    Files.writeString(file, "old");
    answers.add(
        new Said(
            404, "{\"title\":\"Not found\",\"detail\":\"no item has that id\"}", Optional.empty()));
    assertThat(run("graph", "none", "--out", file.toString())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("paydown: Not found: no item has that id (404)\n");
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(files()).containsExactly("graph.mmd");
  }

  @Test
  void a_page_that_fails_leaves_no_half_a_file() {
    answers("{\"a\":1}\n", "</api/log?after=1>; rel=\"next\"");
    answers.add(new Said(500, "{\"title\":\"Broken\"}", Optional.empty()));
    assertThat(run("log", "--out", folder.resolve("log").toString())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("paydown: Broken (500)\n");
    assertThat(files()).isEmpty();
  }

  @Test
  void where_a_file_cannot_stand_is_said_before_anything_is_asked() {
    assertThat(run("log", "--out", folder.resolve("no/such/log").toString())).isEqualTo(1);
    assertThat(run("log", "--out", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "paydown: cannot write " + folder.resolve("no/such/log") + ": there is no such folder",
            "paydown: cannot write " + folder + ": it is a folder");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_link_that_leads_out_of_the_interface_is_not_followed() {
    answers("{}\n", "<https://elsewhere.example/other?after=2>; rel=\"next\"");
    assertThat(run("log")).isEqualTo(1);
    assertThat(err.toString()).startsWith("paydown: the link to the next page leads nowhere: ");
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_format_that_there_is_not_is_not_understood() {
    assertThat(run("items", "--format", "xls")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--format is csv or json, not xls");
    assertThat(run()).isEqualTo(2);
    assertThat(asked).isEmpty();
  }
}
