package dev.paydown.local.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What practice tools with a GraphQL API share. */
public final class GraphSchema {
  private GraphSchema() {}

  /** The schema in that file beside the class. */
  public static String text(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A scalar of that name for dates and times, which travel as text. */
  public static GraphQLScalarType date(String name) {
    return GraphQLScalarType.newScalar().name(name).coercing(new Texts()).build();
  }

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
