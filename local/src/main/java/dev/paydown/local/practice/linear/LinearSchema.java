package dev.paydown.local.practice.linear;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The practice Linear's schema, put together with what answers it. */
final class LinearSchema {
  private LinearSchema() {}

  static String text() {
    try (InputStream in = LinearSchema.class.getResourceAsStream("linear.graphqls")) {
      if (in == null) {
        throw new IllegalStateException("linear.graphqls is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GraphQL build(LinearAnswers answers) {
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring().scalar(text("DateTime")).scalar(text("TimelessDate"));
    answers.wire(wiring);
    DataFetcherExceptionHandler plain =
        fault ->
            CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(
                        GraphqlErrorBuilder.newError()
                            .message("%s", message(fault.getException()))
                            .location(fault.getSourceLocation())
                            .path(fault.getPath())
                            .extensions(
                                Map.of(
                                    "type", "invalid input",
                                    "code", "INPUT_ERROR",
                                    "userError", true))
                            .build())
                    .build());
    return GraphQL.newGraphQL(
            new SchemaGenerator()
                .makeExecutableSchema(new SchemaParser().parse(text()), wiring.build()))
        .queryExecutionStrategy(new AsyncExecutionStrategy(plain))
        .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(plain))
        .build();
  }

  private static String message(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? "Argument Validation Error" : message;
  }

  private static GraphQLScalarType text(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new Texts()).build();
  }

  /** Dates and times travel as text. */
  private static final class Texts implements Coercing<String, String> {
    @Override
    public @Nullable String serialize(Object value, GraphQLContext context, Locale locale) {
      return value.toString();
    }

    @Override
    public @Nullable String parseValue(Object value, GraphQLContext context, Locale locale) {
      if (value instanceof String text) {
        return text;
      }
      throw new CoercingParseValueException("a date is written as text");
    }

    @Override
    public @Nullable String parseLiteral(
        Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
      if (value instanceof StringValue text) {
        return text.getValue();
      }
      throw new CoercingParseLiteralException("a date is written as text");
    }
  }
}
