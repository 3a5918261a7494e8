package dev.paydown.brain.event;

/** How we know of a link: the tool's own relation, or somebody's words. */
public enum Provenance {
  NATIVE,
  STATED
}
