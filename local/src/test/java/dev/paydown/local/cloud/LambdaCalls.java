package dev.paydown.local.cloud;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.local.Invoker;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Calls deployed functions by Lambda's own API, and takes no stand-in for an answer. */
final class LambdaCalls implements Invoker {
  private static final String STAND_IN = "Mock response";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final LambdaClient client;
  private final Stack stack;

  LambdaCalls(LambdaClient client, Stack stack) {
    this.client = client;
    this.stack = stack;
  }

  /** Calls a function behind the API with its request, and says its response. */
  @Override
  public Object call(String function, Object event) {
    if (!(event instanceof APIGatewayV2HTTPEvent)) {
      throw new IllegalArgumentException("only requests are handed over here");
    }
    try {
      return MAPPER.readValue(
          answer(function, MAPPER.writeValueAsString(event)), APIGatewayV2HTTPResponse.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(function + " answered what is no response", e);
    }
  }

  @Override
  public Object callWithJson(String function, String json) {
    return answer(function, json);
  }

  /**
   * What the function answered, as JSON.
   *
   * @throws StandIn if it did not run
   * @throws IllegalStateException if it failed
   */
  String answer(String function, String event) {
    InvokeResponse answer =
        client.invoke(
            call -> call.functionName(stack.id(function)).payload(SdkBytes.fromUtf8String(event)));
    String payload = answer.payload().asUtf8String();
    if (payload.contains(STAND_IN)) {
      throw new StandIn(function + " did not run: " + payload);
    }
    if (answer.functionError() != null) {
      throw new IllegalStateException(function + " failed: " + payload);
    }
    return payload;
  }

  /** The emulator answered in the function's place. */
  static final class StandIn extends RuntimeException {
    private static final long serialVersionUID = 1;

    StandIn(String message) {
      super(message);
    }
  }
}
