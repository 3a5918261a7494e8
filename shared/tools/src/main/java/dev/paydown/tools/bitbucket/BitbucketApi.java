package dev.paydown.tools.bitbucket;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Where a connection's Bitbucket is: in the cloud, unless its base address names a Data Center. */
final class BitbucketApi {
  static final String TOOL = "Bitbucket";
  private static final String CLOUD = "https://api.bitbucket.org";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private BitbucketApi() {}

  static Lookup lookup(OutgoingHttp http, Connection connection, Instant now) {
    return Lookup.bearer(http, TOOL, CLOUD, Map.of(), connection, now);
  }

  /**
   * Whether it is Cloud, whose items can be asked for by what they are known by. Data Center's API
   * asks for a repository by the names that it has just then, and its items are known by numbers.
   */
  static boolean isCloud(Connection connection) {
    return connection.baseUrl().isEmpty();
  }

  /**
   * Where Cloud has a repository: by its id alone, or by its full name (Atlassian developer docs,
   * Bitbucket Cloud REST API, Introduction, URI structure).
   */
  static String repository(String uid) {
    if (UUID.matcher(uid).matches()) {
      return "/2.0/repositories/%7B%7D/%7B" + uid + "%7D";
    }
    int slash = uid.indexOf('/');
    return "/2.0/repositories/"
        + RestApi.part(uid.substring(0, Math.max(slash, 0)))
        + "/"
        + RestApi.part(uid.substring(slash + 1));
  }
}
