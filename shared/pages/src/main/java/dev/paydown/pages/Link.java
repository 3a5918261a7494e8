package dev.paydown.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A link that is safe to offer, with the host that it really leads to.
 *
 * @param url absolute, http or https
 */
public record Link(String label, String url, String host) {
  private static final int LONGEST = 1000;

  /** The link, unless it is no plain web address: then there is nothing to click. */
  public static Optional<Link> of(String label, String url) {
    if (url.length() > LONGEST || !url.equals(Text.visible(url))) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      String host = uri.getHost();
      return web && host != null && uri.getRawUserInfo() == null
          ? Optional.of(new Link(Text.title(label), url, host))
          : Optional.empty();
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }
}
