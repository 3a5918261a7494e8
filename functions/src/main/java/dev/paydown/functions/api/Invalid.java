package dev.paydown.functions.api;

/** What the caller sent cannot be taken: names the field and the fault, and no secret. */
final class Invalid extends RuntimeException {
  private static final long serialVersionUID = 1;

  Invalid(String field, String fault) {
    super(field + " " + fault);
  }

  /** A fault whose text names its field already. */
  Invalid(String said) {
    super(said);
  }

  /** Field and fault, in a line. */
  String said() {
    return String.valueOf(getMessage());
  }
}
