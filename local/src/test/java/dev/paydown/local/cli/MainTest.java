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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private HttpServer server = start();
  private int status = 200;
  private List<String> answers = List.of("{}");

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
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body)
                    .strip());
            byte[] answer =
                answers
                    .get(Math.min(asked.size(), answers.size()) - 1)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_list_is_read_page_after_page_and_shown_as_a_table() {
    answers =
        List.of(
            "{\"items\":[{\"id\":\"linear:ENG-1\",\"title\":\"One\\u001b[2J\"}],\"next\":\"a b\"}",
            "{\"items\":[{\"id\":\"linear:ENG-2\",\"slipDays\":2}]}");
    assertThat(run("items", "--token", "t")).isZero();
    assertThat(asked).containsExactly("GET /api/items", "GET /api/items?after=a%20b");
    assertThat(out.toString())
        .isEqualTo(
            """
            ITEM          STATUS  OWNER  DUE  COMMITTED  FORECAST  SLIP  TITLE
            linear:ENG-1  -       -      -    -          -         -     One [2J
            linear:ENG-2  -       -      -    -          -         2     -
            """);
  }

  @Test
  void what_is_refused_is_one_line_and_exit_code_1() {
    status = 400;
    answers = List.of("{\"title\":\"Bad settings\",\"detail\":\"zone Mars is unknown\"}");
    assertThat(run("workspace", "--token", "t")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("paydown: Bad settings: zone Mars is unknown (400)\n");
  }

  @Test
  void where_nothing_runs_is_said_in_one_line() {
    server.stop(0);
    assertThat(run("items", "--token", "t")).isEqualTo(1);
    assertThat(err.toString()).startsWith("paydown: nothing answers at http://127.0.0.1:");
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void what_is_not_understood_is_exit_code_2() {
    assertThat(run("itemz")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("item")).isEqualTo(2);
    assertThat(run("up", "--clock", "yesterday")).isEqualTo(2);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_revoked_connection_is_said_with_what_became_of_its_webhooks() {
    String one =
        "{\"revoked\":[{\"tool\":\"github\",\"deliveryUrl\":\"https://p.example.com/hooks/abc\","
            + "\"removed\":%s,\"left\":[%s],\"byHand\":%s}]}";
    answers = List.of(one.formatted("1", "", "null"));
    assertThat(run("connection", "revoke", "code", "--token", "t")).isZero();
    assertThat(asked).containsExactly("DELETE /api/connections/code");
    assertThat(said())
        .isEqualTo(
            """
            code is gone; its items stay as they last were.
            Its webhook in the tool went with it.
            """);

    answers = List.of(one.formatted("0", "", "null"));
    assertThat(run("connection", "revoke", "code", "--token", "t")).isZero();
    assertThat(said())
        .isEqualTo(
            """
            code is gone; its items stay as they last were.
            No webhook of the tool posts to it.
            """);

    answers =
        List.of(
            one.formatted(
                "2", "{\"place\":\"acme/web\",\"why\":\"GitHub says: no\\u001b[2J\"}", "null"));
    assertThat(run("connection", "revoke", "code", "--token", "t")).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            """
            code is gone; its items stay as they last were.
            Its 2 webhooks in the tool went with it.
            A webhook may still stand, and is refused whenever it posts:
              acme/web: GitHub says: no [2J

            To try again, within a day: ./paydown connection revoke code
            Or take it away by hand:

              Delivery URL  https://p.example.com/hooks/abc

            1. In GitHub: the organization's (or the repository's) Settings, Webhooks.
            2. Delete the webhook whose payload URL is the delivery URL.
            """);

    answers = List.of(one.formatted("0", "", "\"the connection has no token\""));
    assertThat(run("connection", "revoke", "code", "--token", "t")).isZero();
    assertThat(said())
        .startsWith(
            """
            code is gone; its items stay as they last were.
            If a webhook was made for it, it is to be taken away by hand: the connection has no token.

              Delivery URL  https://p.example.com/hooks/abc

            1. In GitHub""");
  }

  /** What was written since it was last asked for. */
  private String said() {
    String said = out.toString();
    out.getBuffer().setLength(0);
    asked.clear();
    return said;
  }

  @Test
  void a_day_earlier_is_no_option() {
    answers = List.of("{\"moves\":[],\"endBefore\":\"2026-11-23\",\"endAfter\":\"2026-11-20\"}");
    assertThat(run("what-if", "linear:ENG-1", "-1d", "--token", "t")).isZero();
    assertThat(asked).containsExactly("GET /api/what-if?item=linear%3AENG-1&days=-1");
    assertThat(out.toString())
        .isEqualTo("Nothing would move.\n\nlast day of work: 2026-11-23 > 2026-11-20\n");
    assertThat(run("what-if", "linear:ENG-1", "soon", "--token", "t")).isEqualTo(2);
  }

  @Test
  void people_come_from_a_csv_whose_further_columns_are_connections() throws IOException {
    Path csv = folder.resolve("people.csv");
    Files.writeString(
        csv,
        """
        email,name,zone,lead,daysOff,linear,slack
        ana@x.org,"Ana, B.",Europe/Berlin,,2026-12-24/2026-12-31; 2027-01-04,u1,U1;U2
        ben@x.org,Ben,,ana@x.org,,,
        """);
    answers = List.of("[]");
    assertThat(run("people", csv.toString(), "--token", "t")).isZero();
    assertThat(asked)
        .containsExactly(
            "PUT /api/people [{\"email\":\"ana@x.org\",\"name\":\"Ana, B.\","
                + "\"zone\":\"Europe/Berlin\",\"daysOff\":[\"2026-12-24/2026-12-31\","
                + "\"2027-01-04\"],\"aliases\":{\"linear\":[\"u1\"],\"slack\":[\"U1\",\"U2\"]}},"
                + "{\"email\":\"ben@x.org\",\"name\":\"Ben\",\"lead\":\"ana@x.org\"}]");
  }

  @Test
  void settings_come_from_yaml_by_either_way_of_saying_it() throws IOException {
    Path yaml = folder.resolve("w.yaml");
    Files.writeString(yaml, "calendar: {zone: Europe/Berlin}\n");
    assertThat(run("workspace", yaml.toString(), "--token", "t")).isZero();
    assertThat(run("workspace", "set", yaml.toString(), "--token", "t")).isZero();
    assertThat(asked)
        .hasSize(2)
        .containsOnly("PUT /api/workspace {\"calendar\":{\"zone\":\"Europe/Berlin\"}}");
  }

  @Test
  void off_in_yaml_is_a_word() throws IOException {
    Path yaml = folder.resolve("w.yaml");
    Files.writeString(yaml, "shift: off\n");
    assertThat(run("workspace", yaml.toString(), "--token", "t")).isZero();
    assertThat(asked).containsExactly("PUT /api/workspace {\"shift\":\"off\"}");
  }

  @Test
  void a_workspace_is_made_without_a_token_and_shows_its_own() {
    answers = List.of("{\"workspace\":\"w\",\"name\":\"Acme\",\"token\":\"secret\"}");
    assertThat(run("workspace", "create", "Acme")).isZero();
    assertThat(asked).containsExactly("POST /local/workspaces {\"name\":\"Acme\"}");
    assertThat(out.toString()).contains("Admin token: secret");
  }

  @Test
  void a_table_that_cannot_be_written_is_one_line_and_no_request_goes_to_the_embedded_run() {
    assertThat(run("workspace", "create", "Acme", "--table", "paydown", "--region", "no region"))
        .isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("paydown: the table paydown cannot be written: ");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_statement_is_told_to_the_second() {
    answers = List.of("{\"week\":\"2026-W45\",\"opening\":0,\"incurred\":1380,\"closing\":4140}");
    assertThat(run("statement", "2026-W45", "--token", "t")).isZero();
    assertThat(asked).containsExactly("GET /api/statements/2026-W45");
    assertThat(out.toString()).contains("0:23:00", "1:09:00");
  }

  @Test
  void a_statement_prices_each_figure_and_lists_apart_what_no_longer_accrues() {
    answers =
        List.of(
            """
            {"week":"2026-W45","closing":4140,"delayDays":7,"costPerHour":"95",
             "money":{"closing":"109.25"},
             "ageing":[{"bucket":"over 20","balance":4140,"money":"109.25"}],
             "open":[],
             "nonAccruing":[{"liability":"zombie-1","item":"linear:ENG-1","balance":4140,
               "ageDays":70,"delayDays":7,"because":"quiet"}]}
            """);
    assertThat(run("statement", "2026-W45", "--token", "t")).isZero();
    assertThat(out.toString())
        .contains("  = closing           1:09:00       109.25\n")
        .contains("delays the work behind it by 7 working days")
        .contains("  over 20             1:09:00       109.25\n")
        .contains(
            """
            No longer accruing: finish it or stop it
            LIABILITY  ITEM          OWED     AGE  DELAYS  BECAUSE
            zombie-1   linear:ENG-1  1:09:00  70   7       quiet
            """)
        .doesNotContain("Still owed");
  }

  @Test
  void a_liability_is_explained_entry_by_entry() {
    answers =
        List.of(
            """
            {"liability":{"id":"h-1","kind":"stale-handoff","item":"linear:ENG-2","state":"paid",
               "openedAt":"2026-11-05T15:00:00Z","principal":1380,"interest":0,"paid":1380,
               "balance":0,"because":"offered and not picked up"},
             "writtenOff":0,"money":"0.00","endedAt":"2026-11-06T10:00:00Z","delayDays":0,"root":null,
             "derived":[{"id":"s-1","kind":"slip","item":"linear:ENG-3","state":"open"}],
             "entries":[
               {"entry":{"bookedAt":"2026-11-05T15:00:00Z","day":"2026-11-05","reason":"principal",
                 "debit":"incurred","credit":"liability","seconds":1380,"cause":"linear#d1"},
                "why":"offered","balance":1380},
               {"entry":{"bookedAt":"2026-11-06T10:00:00Z","day":"2026-11-06","reason":"payment",
                 "debit":"liability","credit":"paid","seconds":1380,"cause":"linear#d2"},
                "why":"paid","balance":0}],
             "events":[{"id":"linear#d1","at":"2026-11-04T15:00:00Z","item":"linear:ENG-1",
                "what":"finished"}]}
            """);
    assertThat(run("explain", "h-1", "--token", "t")).isZero();
    assertThat(asked).containsExactly("GET /api/liability?id=h-1");
    assertThat(out.toString())
        .isEqualTo(
            """
            stale-handoff of linear:ENG-2
            offered and not picked up
            paid since 2026-11-05T15:00:00Z until 2026-11-06T10:00:00Z: 0:23:00 incurred + 0:00:00 \
            interest - 0:23:00 paid - 0:00:00 written off = 0:00:00 owed (0.00)
            explains s-1 (slip of linear:ENG-3, open)

            BOOKED                DAY         ENTRY      TIME      OWED     CAUSE      WHY
            2026-11-05T15:00:00Z  2026-11-05  principal  +0:23:00  0:23:00  linear#d1  offered
            2026-11-06T10:00:00Z  2026-11-06  payment    -0:23:00  0:00:00  linear#d2  paid

            EVENT      AT                    ITEM          WHAT
            linear#d1  2026-11-04T15:00:00Z  linear:ENG-1  finished

            Working time, hours:minutes:seconds.
            """);
  }

  @Test
  void an_explanation_as_json_is_the_apis_own_answer() {
    answers = List.of("{\"liability\":{\"id\":\"h-1\"}}");
    assertThat(run("explain", "h-1", "--json", "--token", "t")).isZero();
    assertThat(out.toString()).contains("\"id\" : \"h-1\"");
    assertThat(run("explain")).isEqualTo(2);
  }

  @Test
  void measures_are_tables_by_week_quarter_and_seam() {
    String figures =
        """
        {"decided":4,"done":1,"leaked":1,"inFlight":2,"started":2,"unfinished":1,
         "handoffs":{"count":2,"medianSeconds":7200,"p85Seconds":32400},
         "handoffsNotCaught":1,"threadsDark":0,"daysSaved":9}
        """;
    answers =
        List.of(
            "{\"weeks\":[{\"week\":\"2026-W45\",\"figures\":"
                + figures
                + "}],\"quarters\":[],\"seams\":[{\"seam\":\"within studio\",\"figures\":"
                + figures
                + "}]}");
    assertThat(run("measures", "--weeks", "1", "--by", "areas", "--token", "t")).isZero();
    assertThat(asked).containsExactly("GET /api/measures?weeks=1&by=areas");
    assertThat(out.toString())
        .contains("WEEK      DECIDED  DONE  LEAKED  IN FLIGHT  STARTED  LEFT OPEN")
        .contains("2026-W45  4        1     1       2          2        1")
        .contains("2:00:00  9:00:00  1")
        .contains("No quarter.")
        .contains("within studio  4");
  }

  @Test
  void a_replay_that_differs_is_bad_news() {
    answers = List.of("{\"items\":3,\"differences\":[\"item x\"]}");
    assertThat(run("replay", "--token", "t")).isEqualTo(1);
    assertThat(out.toString()).isEqualTo("3 items rebuilt, 1 differ\n  item x\n");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean asksTheApi = !all.isEmpty() && !all.getFirst().equals("up") && all.size() > 1;
    if (asksTheApi) {
      all.add("--url");
      all.add("http://127.0.0.1:" + server.getAddress().getPort());
    }
    CommandLine line =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(all.toArray(String[]::new));
  }
}
