package dev.paydown.local.practice;

/** Something names an entity that the practice tool does not hold. */
public final class NoSuchEntity extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Nothing of that name. */
  public NoSuchEntity(String name) {
    super("Entity not found: " + name + " - Could not find referenced " + name + ".");
  }
}
