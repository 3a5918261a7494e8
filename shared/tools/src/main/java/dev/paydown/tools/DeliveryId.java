package dev.paydown.tools;

/** The ids by which tools know their deliveries, as far as they are taken. */
public final class DeliveryId {
  private static final int LONGEST = 200;

  private DeliveryId() {}

  /** Whether the text is one: 1 to 200 printable ASCII characters. */
  public static boolean isOne(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST;
  }
}
