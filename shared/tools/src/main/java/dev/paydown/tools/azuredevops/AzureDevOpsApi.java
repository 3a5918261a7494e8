package dev.paydown.tools.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Where a connection's organization, or its collection on a company's own server, is. */
final class AzureDevOpsApi {
  static final String TOOL = "Azure DevOps";
  static final String VERSION = "api-version=6.0";

  private AzureDevOpsApi() {}

  /** A personal access token goes as a password, with any user name. */
  static RestApi of(OutgoingHttp http, Connection connection, String base, Instant now) {
    String pair = ":" + Lookup.token(TOOL, connection);
    Map<String, String> headers =
        Map.of(
            "authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)),
            // Without it a token that is not taken is answered with a page to sign in.
            "x-tfs-fedauthredirect",
            "Suppress");
    return new RestApi(http, TOOL, base.replaceAll("/+$", ""), headers, now);
  }
}
