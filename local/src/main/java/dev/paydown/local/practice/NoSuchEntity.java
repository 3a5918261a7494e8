package dev.paydown.local.practice;

/** Something names an entity that the practice tool does not hold. */
final class NoSuchEntity extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSuchEntity(String name) {
    super("Entity not found: " + name + " - Could not find referenced " + name + ".");
  }
}
