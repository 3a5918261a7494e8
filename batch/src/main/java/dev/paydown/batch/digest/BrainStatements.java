package dev.paydown.batch.digest;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.ledger.Statement;

/** NOT YET WIRED: draws the statement up once the brain's statements are merged. */
final class BrainStatements implements Digest.Accounts {

  @Override
  public Statement of(WorkspaceState state, String week) {
    throw new IllegalStateException("the brain's statements are not merged yet");
  }
}
