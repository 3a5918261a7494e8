package dev.paydown.local.practice.linear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The practice Linear against the schema that Linear publishes, where that is at hand. */
class LinearSchemaTest {

  @Test
  void every_type_field_and_argument_of_ours_is_linears() throws IOException {
    GraphQLSchema vendor = vendor();
    Set<String> theirs = lines(vendor);
    assertThat(theirs).isNotEmpty();
    assertThat(theirs).containsAll(lines(schema(LinearSchema.text())));
  }

  @Test
  void webhooks_have_only_fields_of_linears_and_all_that_it_always_sends() throws IOException {
    GraphQLSchema vendor = vendor();
    LinearBench bench = new LinearBench(Optional.empty());
    bench.linear.createIssue(
        "ada@example.com",
        Map.of("title", "Form", "assignee", "ada@example.com", "description", "text"));
    bench.linear.setDue("ada@example.com", "ENG-1", LocalDate.parse("2026-11-27"));
    bench.linear.createProject("ada@example.com", Map.of("name", "Launch"));
    bench.linear.comment("ada@example.com", "ENG-1", "Hello");
    assertThat(bench.delivered).hasSize(4);
    for (var delivery : bench.delivered) {
      JsonNode body = new JsonMapper().readTree(delivery.body());
      String type = body.path("type").asText();
      fits(vendor, "EntityWebhookPayload", body);
      fits(vendor, type + "WebhookPayload", body.path("data"));
      fits(vendor, "UserActorWebhookPayload", body.path("actor"));
    }
  }

  private static void fits(GraphQLSchema vendor, String type, JsonNode shown) {
    GraphQLObjectType payload = vendor.getObjectType(type);
    Set<String> known = new TreeSet<>();
    Set<String> always = new TreeSet<>();
    for (GraphQLFieldDefinition field : payload.getFieldDefinitions()) {
      known.add(field.getName());
      if (field.getType() instanceof GraphQLNonNull) {
        always.add(field.getName());
      }
    }
    Set<String> names = new TreeSet<>();
    shown.fieldNames().forEachRemaining(names::add);
    assertThat(known).as(type).containsAll(names);
    assertThat(names).as(type).containsAll(always);
  }

  private static GraphQLSchema vendor() throws IOException {
    Optional<Path> file = find("specs/linear.schema.graphql");
    Assumptions.assumeTrue(file.isPresent());
    return schema(Files.readString(file.get()));
  }

  private static GraphQLSchema schema(String text) {
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
  }

  /** One line for each field, argument, input field and enum value, with its type. */
  private static Set<String> lines(GraphQLSchema schema) {
    Set<String> lines = new TreeSet<>();
    for (GraphQLNamedType type : schema.getAllTypesAsList()) {
      if (type.getName().startsWith("__")) {
        continue;
      }
      if (type instanceof GraphQLObjectType object) {
        for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
          String name = object.getName() + "." + field.getName();
          lines.add(name + ": " + GraphQLTypeUtil.simplePrint(field.getType()));
          for (GraphQLArgument argument : field.getArguments()) {
            lines.add(
                name
                    + "("
                    + argument.getName()
                    + ": "
                    + GraphQLTypeUtil.simplePrint(argument.getType())
                    + ")");
          }
        }
      }
      if (type instanceof GraphQLInputObjectType input) {
        input
            .getFieldDefinitions()
            .forEach(
                field ->
                    lines.add(
                        input.getName()
                            + "."
                            + field.getName()
                            + ": "
                            + GraphQLTypeUtil.simplePrint(field.getType())));
      }
      if (type instanceof GraphQLEnumType values) {
        values.getValues().forEach(value -> lines.add(values.getName() + " " + value.getName()));
      }
    }
    return lines;
  }

  private static Optional<Path> find(String path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared").resolve(path);
      if (Files.exists(shared)) {
        return Optional.of(shared);
      }
    }
    System.out.println("skipped: ../shared/" + path + " is not beside this checkout");
    return Optional.empty();
  }
}
