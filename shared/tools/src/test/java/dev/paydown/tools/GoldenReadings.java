package dev.paydown.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What a tool's API shows and what a reading of it becomes, for people to read: each file of {@code
 * src/test/resources/readings/<tool>} holds a line {@code uid: …}; for each request that is made,
 * in order, a line {@code === GET address ===} and the answer; a line {@value #BECOMES}, and the
 * facts in words. What is asked and not in the file is answered 404. With {@code
 * -Dpaydown.golden=write} requests without an answer are added, to be filled in, and the words are
 * written anew.
 */
public final class GoldenReadings {
  private static final String BECOMES = "=== becomes ===";
  private static final String REQUEST = "=== GET ";
  private final Function<OutgoingHttp, Tool> made;
  private final Connection connection;
  private final Path folder;

  /** Readings of that tool through that connection. */
  public GoldenReadings(Function<OutgoingHttp, Tool> made, Connection connection) {
    this.made = made;
    this.connection = connection;
    this.folder = Path.of("src/test/resources/readings", connection.tool());
  }

  private record Held(Path file, String uid, Map<String, String> answers, String became) {}

  /** A test for each file. */
  public Stream<DynamicTest> each() {
    return files().map(held -> DynamicTest.dynamicTest(name(held), () -> check(held)));
  }

  /**
   * A test for each file of what an API could answer amiss: whatever it is, the reading is of whole
   * facts, or the tool is not to be had; nothing else is thrown.
   */
  public Stream<DynamicTest> variants() {
    return files().map(held -> DynamicTest.dynamicTest(name(held), () -> vary(held)));
  }

  /** Every request that the readings make, each once. */
  public List<OutgoingHttp.Request> requests() {
    Map<String, OutgoingHttp.Request> all = new LinkedHashMap<>();
    files()
        .forEach(
            held -> {
              Answers answers = new Answers(held.answers());
              fetch(answers, held.uid());
              answers.asked().forEach(asked -> all.put(asked.uri().toString(), asked));
            });
    return List.copyOf(all.values());
  }

  private Optional<List<Fact>> fetch(OutgoingHttp http, String uid) {
    return made.apply(http).fetch(connection, uid, Fixtures.NOW);
  }

  private void check(Held held) throws IOException {
    Answers answers = new Answers(held.answers());
    Optional<List<Fact>> facts = fetch(answers, held.uid());
    facts.ifPresent(GoldenReadings::checkSound);
    String became = facts.map(GoldenReadings::words).orElse("no such item\n");
    List<String> asked =
        answers.asked().stream().map(one -> one.method() + " " + one.uri()).toList();
    if ("write".equals(System.getProperty("paydown.golden"))) {
      write(held, asked, became);
    } else {
      assertThat(became).isEqualTo(held.became());
      assertThat(asked).containsExactlyElementsOf(held.answers().keySet());
    }
  }

  private static void write(Held held, List<String> asked, String became) throws IOException {
    StringBuilder text = new StringBuilder("uid: " + held.uid() + "\n\n");
    for (String request : asked) {
      String answer = held.answers().getOrDefault(request, "");
      text.append("=== ").append(request).append(" ===\n").append(answer.strip()).append("\n\n");
    }
    Files.writeString(held.file(), text + BECOMES + "\n" + became);
  }

  private void vary(Held held) throws IOException {
    for (Map.Entry<String, String> answer : held.answers().entrySet()) {
      if (!answer.getValue().isBlank()) {
        JsonNode whole = new ObjectMapper().readTree(answer.getValue());
        BiConsumer<String, JsonNode> check =
            (what, odd) -> {
              Map<String, String> answers = new LinkedHashMap<>(held.answers());
              answers.put(answer.getKey(), odd.toString());
              checkSound(answers, held.uid(), answer.getKey() + " where " + what);
            };
        Hostile.oddities(whole, check);
      }
    }
  }

  private void checkSound(Map<String, String> answers, String uid, String what) {
    try {
      fetch(new Answers(answers), uid).ifPresent(GoldenReadings::checkSound);
    } catch (ToolUnavailable e) {
      assertThat(e.getMessage()).as(what).isNotBlank();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(what, e);
    }
  }

  private static void checkSound(List<Fact> found) {
    if (!found.isEmpty()) {
      Sound.check(new Reading.Facts(found));
    }
  }

  private static String words(List<Fact> found) {
    return found.isEmpty() ? "nothing new\n" : Words.of(new Reading.Facts(found));
  }

  private Stream<Held> files() {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream().map(GoldenReadings::held);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Held held(Path file) {
    try {
      String all = Files.readString(file);
      int end = all.contains(BECOMES) ? all.indexOf(BECOMES) : all.length();
      String[] parts = all.substring(0, end).split(REQUEST, -1);
      Map<String, String> answers = new LinkedHashMap<>();
      for (String part : List.of(parts).subList(1, parts.length)) {
        int line = part.indexOf(" ===\n");
        String answer = part.substring(line + 5).strip();
        answers.put("GET " + part.substring(0, line), answer);
      }
      String uid = parts[0].strip().replaceFirst("^uid: ?", "");
      return new Held(file, uid, answers, all.substring(end).replace(BECOMES + "\n", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Held held) {
    return held.file().getFileName().toString().replaceFirst("\\.[a-z]+$", "").replace('-', ' ');
  }
}
