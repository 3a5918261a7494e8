package dev.paydown.functions.api;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.ledger.Statement;
import java.util.List;

/** NOT YET WIRED: reads the views off the brain once its picture and statements are merged. */
final class BrainViews implements Views {

  @Override
  public List<ItemView> items(WorkspaceState state) {
    throw new IllegalStateException("the brain's picture is not merged yet");
  }

  @Override
  public Statement statement(WorkspaceState state, String week) {
    throw new IllegalStateException("the brain's statements are not merged yet");
  }
}
