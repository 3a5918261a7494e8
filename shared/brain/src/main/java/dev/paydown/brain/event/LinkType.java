package dev.paydown.brain.event;

/** Finish-to-start and its three siblings. */
public enum LinkType {
  FS,
  SS,
  FF,
  SF
}
