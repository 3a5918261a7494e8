package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code paydown doctor} against a run, as somebody reads it. */
final class DoctorLoopTest {
  @TempDir Path data;
  private Loop loop;
  private Loop.Company acme;

  @BeforeEach
  void start() {
    loop = Loop.start(data, "2026-11-02T09:00:00Z");
    acme = loop.company("acme");
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  private record Ended(int code, String said) {}

  private static Ended doctor(String url, String token) {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    int code = line.execute("doctor", "--url", url, "--token", token);
    return new Ended(code, out.toString());
  }

  @Test
  void a_run_that_works_is_well() {
    loop.emit(acme, "one", "item.opened", Map.of("title", "One"));

    Ended ended = doctor(loop.base(), acme.token());

    // Between what is done the run's clock goes on: by a second or two on a busy machine.
    assertThat(new Ended(ended.code(), ended.said().replaceFirst("09:00:[0-9]{2}Z", "09:00Z")))
        .isEqualTo(
            new Ended(
                0,
                """
                ok      API                       it answers, and knows the token
                ok      connection studio         last said something at 2026-11-02T09:00Z
                ok      quarantine                every delivery was understood
                ok      people                    everybody whom tools name is known
                ok      references                every item that a link names is known

                Nothing is wrong.
                """));
  }

  @Test
  void each_thing_that_is_wrong_is_named_with_the_command_that_mends_it() {
    String body = "{\"specversion\":\"9\"}";
    HttpRequest odd = loop.signed(acme, "msg_odd", loop.now(), body);
    assertThat(loop.send(odd).statusCode()).isEqualTo(202);
    loop.emit(
        acme,
        "chain",
        "link.made",
        Map.of("from", "studio:nowhere", "to", "studio:neither", "kind", "blocks"));
    loop.until("2026-11-20T09:00:00Z");

    Ended ended = doctor(loop.base(), acme.token());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .contains("WRONG   quarantine                1 delivery could not be read")
        .contains("→ ./paydown quarantine")
        .contains("wrong.\n");
  }

  @Test
  void a_token_that_opens_nothing_and_an_address_where_nothing_is_are_said() {
    Ended foreign = doctor(loop.base(), "somebody-else");
    assertThat(foreign.code()).isEqualTo(1);
    assertThat(foreign.said())
        .startsWith("WRONG   API                       the admin token does not open");

    Ended nowhere = doctor("http://127.0.0.1:9", acme.token());
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.said()).contains("nothing answers at http://127.0.0.1:9");
  }
}
