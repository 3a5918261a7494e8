package dev.paydown.brain.store;

import java.util.List;

/** The roll of workspaces: who is there, without looking at anybody's work. */
public interface Roll {

  /** Every workspace, in the order of their ids. */
  List<String> workspaces();
}
