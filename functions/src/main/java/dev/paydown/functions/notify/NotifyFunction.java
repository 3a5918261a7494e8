package dev.paydown.functions.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.log.Field;
import dev.paydown.functions.http.Messages;

/** {@code mail.due} from the bus: the mail goes out, and that it did is an event. */
public final class NotifyFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(NotifyFunction.class.getName());
  private final Notify notify;

  /** For Lambda. */
  public NotifyFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public NotifyFunction(Deployment deployment) {
    this.notify = new Notify(deployment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each("notify", event, this::mail);
  }

  private Messages.Worked mail(JsonNode message) {
    JsonNode detail = message.path("detail");
    String mailing = detail.path("mailing").asText();
    Field named = new Field("mailing", mailing);
    switch (notify.mail(detail.path("workspace").asText(), mailing)) {
      case Notify.Sent() -> LOG.log(System.Logger.Level.INFO, "mailing {0} is out", named);
      case Notify.NotSent(String why) ->
          LOG.log(
              System.Logger.Level.INFO,
              "mailing {0} is not sent: {1}",
              named,
              new Field("why", why));
    }
    return Messages.Worked.DONE;
  }
}
