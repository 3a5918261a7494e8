package dev.paydown.local.doctor;

/**
 * One thing that was looked at.
 *
 * @param name of what, in a word or two
 */
public record Check(String name, Outcome outcome) {

  /** How it stands. */
  public sealed interface Outcome {}

  /** As it should be. */
  public record Ok(String said) implements Outcome {}

  /**
   * Not as it should be.
   *
   * @param mend the command that mends it, or the place where a person does
   */
  public record Wrong(String what, String mend) implements Outcome {}

  /** It could not be looked at. */
  public record Unknown(String why) implements Outcome {}

  static Check ok(String name, String said) {
    return new Check(name, new Ok(said));
  }

  static Check wrong(String name, String what, String mend) {
    return new Check(name, new Wrong(what, mend));
  }

  static Check unknown(String name, String why) {
    return new Check(name, new Unknown(why));
  }

  /** Whether it is not as it should be. */
  public boolean isWrong() {
    return outcome instanceof Wrong;
  }
}
