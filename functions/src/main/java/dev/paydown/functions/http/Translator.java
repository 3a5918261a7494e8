package dev.paydown.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.log.Fault;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import java.util.function.Supplier;

/**
 * Turns a broken world into an answer: logged here, told to nobody. What is expected never gets
 * here; it is an outcome.
 */
public final class Translator {
  private static final System.Logger LOG = System.getLogger(Translator.class.getName());

  private Translator() {}

  /** The use case's answer, or 500 without detail, so that a tool sends again. */
  public static APIGatewayV2HTTPResponse answer(
      String function, Supplier<APIGatewayV2HTTPResponse> useCase) {
    try {
      return LogScope.with(new Field("function", function), useCase);
    } catch (RuntimeException broken) {
      logged(function, broken);
      return Answers.text(500, "Something is broken on our side. Please try again later.");
    }
  }

  /** Logs what broke: its kind and place. Messages may quote input, so none is logged. */
  public static void logged(String function, RuntimeException broken) {
    Fault.logged(LOG, function, broken);
  }
}
