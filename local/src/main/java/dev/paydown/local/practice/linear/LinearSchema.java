package dev.paydown.local.practice.linear;

import dev.paydown.local.practice.GraphSchema;
import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The practice Linear's schema, put together with what answers it. */
final class LinearSchema {
  private LinearSchema() {}

  static String text() {
    return GraphSchema.text(LinearSchema.class, "linear.graphqls");
  }

  static GraphQL build(LinearAnswers answers) {
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(GraphSchema.date("DateTime"))
            .scalar(GraphSchema.date("TimelessDate"))
            .scalar(GraphSchema.date("DateTimeOrDuration"));
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
}
