package dev.paydown.functions.execute;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.functions.http.Messages;

/** Confirmed moves, first in, first out by connection: each made once in its real tool. */
public final class ExecuteFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final Execute execute;

  /** For Lambda. */
  public ExecuteFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public ExecuteFunction(Deployment deployment) {
    this.execute = new Execute(deployment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each(
        "execute",
        event,
        message ->
            switch (execute.make(
                message.path("workspace").asText(), message.path("execution").asText())) {
              case Execute.Over() -> Messages.Worked.DONE;
              case Execute.NotYet() -> Messages.Worked.AGAIN;
            });
  }
}
