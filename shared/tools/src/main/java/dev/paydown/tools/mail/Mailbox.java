package dev.paydown.tools.mail;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a connection of mail: whoever it is in copy of tells us the thread. Before the
 * {@code @} stands the connection's id in hex, because mail programs may write an address in other
 * letters than they were given; what stands before a plus is for people.
 */
public final class Mailbox {
  private static final int ID_BYTES = 16;
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^@\\s<>+]{0,64}\\+)?([0-9a-f]{32})@[a-z0-9.-]{1,253}");

  private Mailbox() {}

  /** What stands before the {@code @}; empty where the id is not one that Paydown makes. */
  public static Optional<String> of(String connectionId) {
    try {
      byte[] id = Base64.getUrlDecoder().decode(connectionId);
      return Optional.of(id)
          .filter(bytes -> bytes.length == ID_BYTES)
          .map(bytes -> "paydown+" + HexFormat.of().formatHex(bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The id of the connection whose address that is. */
  public static Optional<String> connectionId(String address) {
    Matcher mailbox = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
    return mailbox.matches()
        ? Optional.of(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(mailbox.group(1))))
        : Optional.empty();
  }
}
