package dev.paydown.aws.dynamo;

/** Where raw bodies are kept that are too large for a row. */
public interface Bodies {

  /**
   * Keeps the body; a second one at the same place replaces the first.
   *
   * @param place letters, digits, {@code - _ . /}
   */
  void put(String place, byte[] body);
}
