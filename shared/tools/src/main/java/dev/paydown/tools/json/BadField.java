package dev.paydown.tools.json;

/** A field does not hold what it must; the message names the field and the fault. */
public final class BadField extends Exception {
  private static final long serialVersionUID = 1;
  private final String what;

  /** Says which field, by its path, and what is wrong with it. */
  public BadField(String path, String fault) {
    super(path + " " + fault);
    this.what = path + " " + fault;
  }

  /** The field and its fault. */
  public String what() {
    return what;
  }
}
