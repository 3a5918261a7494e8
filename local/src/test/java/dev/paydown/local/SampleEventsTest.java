package dev.paydown.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.bus.Patterns;
import dev.paydown.local.http.Router;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files in events/ are what the functions are really sent. */
class SampleEventsTest {
  private final Template template = template();

  @Test
  void every_function_has_a_sample() throws IOException {
    Set<String> sampled = new HashSet<>();
    for (Path file : SampleEvents.files()) {
      sampled.add(function(file));
    }
    assertThat(sampled).isEqualTo(template.functions().keySet());
  }

  /** What this process reads with a mapper of its own, Lambda reads with its own. */
  @Test
  void every_sample_is_read_by_the_serializer_that_lambda_s_runtime_has() throws Exception {
    for (Path file : SampleEvents.files()) {
      Template.Function function =
          Optional.ofNullable(template.functions().get(function(file))).orElseThrow();
      Class<?> input = input(Class.forName(function.className()));
      PojoSerializer<?> serializer =
          LambdaEventSerializers.isLambdaSupportedEvent(input.getName())
              ? LambdaEventSerializers.serializerFor(input, input.getClassLoader())
              : JacksonFactory.getInstance().getSerializer(input);
      assertThat((Object) serializer.fromJson(Files.readString(file)))
          .as(file.toString())
          .isNotNull();
    }
  }

  private static Class<?> input(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
        .findFirst()
        .orElseThrow()
        .getParameterTypes()[0];
  }

  @Test
  void a_request_is_one_that_its_route_takes() throws IOException {
    Router router = new Router(template.routes());
    for (Path file : SampleEvents.files()) {
      if (template.routes().stream().anyMatch(route -> route.function().equals(function(file)))) {
        APIGatewayV2HTTPEvent event =
            EventLoader.loadEvent(file.toString(), APIGatewayV2HTTPEvent.class);
        assertThat(
                router
                    .match(event.getRequestContext().getHttp().getMethod(), event.getRawPath())
                    .map(match -> match.route().function()))
            .as(file.toString())
            .contains(function(file));
      }
    }
  }

  @Test
  void a_record_of_the_stream_is_one_that_its_filter_takes() throws IOException {
    for (Template.StreamMapping mapping : template.streams()) {
      for (Path file : samplesOf(mapping.function())) {
        assertThat(EventLoader.loadEvent(file.toString(), DynamodbEvent.class).getRecords())
            .hasSize(1);
        Patterns patterns = new Patterns();
        mapping.patterns().forEach(pattern -> patterns.add("filter", pattern));
        JsonNode record =
            BrainJson.mapper().readTree(Files.readString(file)).path("Records").path(0);
        assertThat(patterns.matching(record)).as(file.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void a_message_from_the_bus_is_one_that_its_rule_sends() throws IOException {
    for (Template.QueueMapping mapping : template.queueMappings()) {
      List<Template.Rule> rules =
          template.rules().stream()
              .filter(rule -> rule.queues().contains(mapping.queue()))
              .toList();
      for (Path file : samplesOf(mapping.function())) {
        SQSEvent event = EventLoader.loadEvent(file.toString(), SQSEvent.class);
        JsonNode body = BrainJson.mapper().readTree(event.getRecords().getFirst().getBody());
        for (Template.Rule rule : rules) {
          Patterns patterns = new Patterns();
          patterns.add(rule.id(), rule.pattern());
          assertThat(patterns.matching(body)).as(file.toString()).containsExactly(rule.id());
        }
      }
    }
  }

  private List<Path> samplesOf(String function) throws IOException {
    List<Path> files =
        SampleEvents.files().stream().filter(file -> function(file).equals(function)).toList();
    assertThat(files).as(function).isNotEmpty();
    return files;
  }

  /** The function whose name, in lower case with dashes, the file's name begins with. */
  private String function(Path file) {
    return SampleEvents.function(file, template.functions().keySet())
        .orElseThrow(() -> new AssertionError(file.getFileName() + " names no function"));
  }

  private static Template template() {
    try {
      return TemplateReader.read(Repository.template());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
