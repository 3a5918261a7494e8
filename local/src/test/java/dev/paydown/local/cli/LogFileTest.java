package dev.paydown.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.log.Field;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void lines_are_kept_as_json_in_the_data_folder_whatever_its_name() throws Exception {
    Path data = folder.resolve("100%here");
    Handler handler = LogFile.handler(data);
    LogRecord logged = new LogRecord(Level.INFO, "mailing {0} is out");
    logged.setLoggerName("dev.paydown.x.Notify");
    logged.setParameters(new Object[] {new Field("mailing", "ask-1")});
    handler.publish(logged);
    handler.publish(new LogRecord(Level.FINE, "not news"));
    handler.close();

    List<String> lines = Files.readAllLines(data.resolve("log-0.jsonl"));
    assertThat(lines).hasSize(1);
    JsonNode line = BrainJson.mapper().readTree(lines.getFirst());
    assertThat(line.path("message").asText()).isEqualTo("mailing ask-1 is out");
    assertThat(line.path("mailing").asText()).isEqualTo("ask-1");
  }

  @Test
  void a_folder_that_cannot_be_made_is_said() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "");
    assertThatThrownBy(() -> LogFile.handler(file))
        .isInstanceOf(Failure.class)
        .hasMessage("no log can be kept in " + file);
  }
}
