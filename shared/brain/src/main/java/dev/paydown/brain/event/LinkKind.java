package dev.paydown.brain.event;

/** What a link means. Only {@link #BLOCKS} moves dates; {@link #MENTIONS} never does. */
public enum LinkKind {
  BLOCKS,
  CONTAINS,
  MENTIONS
}
