package dev.paydown.batch.digest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.log.Field;
import dev.paydown.batch.queue.Messages;

/** {@code mail.due} of a statement, from the bus: the week's account goes out by mail. */
public final class DigestFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(DigestFunction.class.getName());
  private final Digest digest;

  /** For Lambda. */
  public DigestFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public DigestFunction(Deployment deployment) {
    this.digest = new Digest(deployment);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each("digest", event, this::mail);
  }

  private void mail(JsonNode message) {
    JsonNode detail = message.path("detail");
    String mailing = detail.path("mailing").asText();
    Field named = new Field("mailing", mailing);
    switch (digest.mail(detail.path("workspace").asText(), mailing)) {
      case Digest.Sent() -> LOG.log(System.Logger.Level.INFO, "statement {0} is out", named);
      case Digest.NotSent(String why) ->
          LOG.log(
              System.Logger.Level.INFO,
              "statement {0} is not sent: {1}",
              named,
              new Field("why", why));
    }
  }
}
