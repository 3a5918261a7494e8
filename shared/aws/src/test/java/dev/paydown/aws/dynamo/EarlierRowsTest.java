package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.tools.json.BrainJson;
import org.junit.jupiter.api.Test;

/** Bodies as they were written before a field was added. */
class EarlierRowsTest {
  private static String without(Object record, String field) {
    ObjectNode body = BrainJson.mapper().valueToTree(record);
    assertThat(body.remove(field)).as(field).isNotNull();
    return body.toString();
  }

  @Test
  void a_proposal_or_an_execution_without_a_correlation_follows_from_nothing_known() {
    Proposal proposal = Records.proposal("p1", 1, ProposalState.PENDING);
    assertThat(BrainJson.read(without(proposal, "correlation"), Proposal.class).correlation())
        .isEmpty();
    Execution execution = Records.execution("w1", "e1");
    assertThat(BrainJson.read(without(execution, "correlation"), Execution.class).correlation())
        .isEmpty();
  }
}
