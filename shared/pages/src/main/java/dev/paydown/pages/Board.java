package dev.paydown.pages;

import dev.paydown.brain.ledger.Figure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the dashboard of a workspace is, and each of its pages.
 *
 * @param url of its first page, without a slash at the end: absolute in mails, a path on its pages
 */
public record Board(String url) {

  /** The dashboard of a workspace under that address of the deployment; empty: paths alone. */
  public static Board of(String publicUrl, String workspace) {
    return new Board(publicUrl + "/w/" + encoded(workspace));
  }

  /** One of its pages: {@code items}. */
  public String page(String name) {
    return url + "/" + name;
  }

  /** The item of that id, as people write it. */
  public String item(String id) {
    return url + "/item?id=" + encoded(id);
  }

  /** The liability of that id. */
  public String liability(String id) {
    return url + "/liability?id=" + encoded(id);
  }

  /** The liabilities of a kind that are open. */
  public String liabilities(String kind) {
    return url + "/liabilities?kind=" + encoded(kind);
  }

  /** The statement of a week. */
  public String statement(String week) {
    return url + "/statements/" + encoded(week);
  }

  /** The entries behind a figure of that week's statement. */
  public String figure(String week, Figure figure) {
    return statement(week) + "?figure=" + encoded(figure.label()) + "#entries";
  }

  /** Text as it stands in an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
