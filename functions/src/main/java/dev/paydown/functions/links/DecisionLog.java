package dev.paydown.functions.links;

import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Proposal;
import java.util.List;
import java.util.Locale;

/** What is logged and counted of decisions that stand, whoever took them. */
public final class DecisionLog {
  private static final System.Logger LOG = System.getLogger(DecisionLog.class.getName());

  private DecisionLog() {}

  /** Tells of one. */
  public static void told(
      String workspace, Proposal proposal, Decision decision, List<Execution> executions) {
    LOG.log(
        System.Logger.Level.INFO,
        "proposal {0} is answered: {1}",
        new Field("proposal", proposal.id()),
        new Field("decision", decision.getClass().getSimpleName().toLowerCase(Locale.ROOT)),
        new Field("proposalVersion", proposal.version()),
        new Field("executions", executions.stream().map(Execution::id).toList()),
        Field.correlation(proposal.correlation()),
        Field.workspace(workspace),
        Measured.one(Metric.DECISIONS_TAKEN));
  }
}
