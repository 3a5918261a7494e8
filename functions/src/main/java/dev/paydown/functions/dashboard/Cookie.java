package dev.paydown.functions.dashboard;

import dev.paydown.functions.http.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that carries a session: to this host alone, over https alone, out of reach of scripts
 * (RFC 6265bis, {@code __Host-}). Each workspace has its own, so that one person can look at two.
 */
final class Cookie {
  private static final int LONGEST = 100;

  private Cookie() {}

  private static String name(String workspace) {
    return "__Host-paydown-" + workspace;
  }

  /** The session's token in the request. */
  static Optional<String> token(Request request, String workspace) {
    return request
        .cookie(name(workspace))
        .filter(token -> !token.isEmpty() && token.length() <= LONGEST);
  }

  /** The header's value that gives it to a browser, to send along from links in mails too. */
  static String set(String workspace, String token, Duration lasts) {
    return name(workspace)
        + "="
        + token
        + "; Path=/; Max-Age="
        + lasts.toSeconds()
        + "; Secure; HttpOnly; SameSite=Lax";
  }

  /** The same that takes it away. */
  static String clear(String workspace) {
    return name(workspace) + "=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax";
  }
}
