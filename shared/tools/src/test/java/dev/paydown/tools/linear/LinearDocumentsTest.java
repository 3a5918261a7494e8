package dev.paydown.tools.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.tools.Shared;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What we send, held against the schema that Linear publishes. */
class LinearDocumentsTest {

  @Test
  void every_document_is_valid_in_linears_own_schema() throws IOException {
    Optional<Path> file = Shared.find("specs/linear.schema.graphql");
    Assumptions.assumeTrue(file.isPresent());
    GraphQLSchema schema =
        UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser().parse(Files.readString(file.get())));
    for (String text : LinearDocuments.ALL) {
      Document document = Parser.parse(text);
      assertThat(ParseAndValidate.validate(schema, document, _ -> true, Locale.ENGLISH))
          .as(text)
          .isEmpty();
    }
    assertThat(
            ParseAndValidate.validate(
                schema, Parser.parse("{ issue(id: 7) { nope } }"), _ -> true, Locale.ENGLISH))
        .isNotEmpty();
  }

  @Test
  void the_fields_that_moves_write_are_fields_of_linears_inputs() throws IOException {
    Optional<Path> file = Shared.find("specs/linear.schema.graphql");
    Assumptions.assumeTrue(file.isPresent());
    GraphQLSchema schema =
        UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser().parse(Files.readString(file.get())));
    assertThat(inputs(schema, "IssueUpdateInput"))
        .containsAll(List.of("dueDate TimelessDate", "assigneeId String", "stateId String"));
    assertThat(inputs(schema, "ProjectUpdateInput"))
        .containsAll(List.of("startDate TimelessDate", "targetDate TimelessDate", "leadId String"));
    assertThat(inputs(schema, "CommentCreateInput"))
        .containsAll(List.of("id String", "issueId String", "projectId String", "body String"));
    assertThat(inputs(schema, "WebhookCreateInput"))
        .containsAll(
            List.of(
                "url String!",
                "secret String",
                "label String",
                "teamId String",
                "allPublicTeams Boolean",
                "enabled Boolean",
                "resourceTypes [String!]!"));
    assertThat(inputs(schema, "WebhookUpdateInput"))
        .containsAll(List.of("secret String", "enabled Boolean", "resourceTypes [String!]"));
    assertThat(inputs(schema, "IssueFilter"))
        .containsAll(
            List.of("updatedAt DateComparator", "state WorkflowStateFilter", "team TeamFilter"));
    assertThat(inputs(schema, "ProjectFilter"))
        .containsAll(
            List.of(
                "updatedAt DateComparator",
                "status ProjectStatusFilter",
                "accessibleTeams TeamCollectionFilter"));
  }

  private static List<String> inputs(GraphQLSchema schema, String type) {
    return Stream.of(schema.getType(type))
        .filter(graphql.schema.GraphQLInputObjectType.class::isInstance)
        .map(graphql.schema.GraphQLInputObjectType.class::cast)
        .flatMap(input -> input.getFieldDefinitions().stream())
        .map(
            field ->
                field.getName() + " " + graphql.schema.GraphQLTypeUtil.simplePrint(field.getType()))
        .toList();
  }
}
