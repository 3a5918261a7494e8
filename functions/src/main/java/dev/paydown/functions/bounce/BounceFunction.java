package dev.paydown.functions.bounce;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.functions.http.Messages;
import java.util.List;

/**
 * A mail came back, or was called spam: that its recipient cannot be reached is an event, and what
 * they owe goes to somebody who can.
 */
public final class BounceFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final System.Logger LOG = System.getLogger(BounceFunction.class.getName());
  private final Deployment deployment;

  /** For Lambda. */
  public BounceFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public BounceFunction(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return Messages.each("bounce", event, this::take);
  }

  private Messages.Worked take(JsonNode event) {
    switch (Returned.read(event)) {
      case Returned.Unreachable gone -> note(gone);
      case Returned.Passing(var why) -> LOG.log(System.Logger.Level.INFO, "passed over: {0}", why);
    }
    return Messages.Worked.DONE;
  }

  private void note(Returned.Unreachable gone) {
    // The account's events reach every stack in it: a mail may be another stack's.
    if (deployment.workspaces().version(gone.workspace()).isEmpty()) {
      LOG.log(System.Logger.Level.INFO, "passed over: it is about no workspace of this table");
      return;
    }
    for (String address : gone.addresses()) {
      String id = "bounced#" + Hashes.sha256(gone.message() + " " + address).substring(0, 32);
      deployment
          .log()
          .append(
              gone.workspace(),
              new LogEntry(
                  id,
                  deployment.clock().instant(),
                  List.of(new Fact.MailBounced(gone.at(), address))));
    }
    LOG.log(System.Logger.Level.INFO, "{0} can no longer be reached", gone.addresses().size());
  }
}
