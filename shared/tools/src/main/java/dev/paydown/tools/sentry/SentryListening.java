package dev.paydown.tools.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentry's webhooks belong to an integration, which people make in its settings (Sentry docs,
 * Integration Platform, Internal Integration): no documented API makes one. Issues are listed by
 * organization, named by its slug, those that are new: Sentry tells when one was first and last
 * seen, and not when somebody changed it (same docs, API, List an Organization's Issues).
 */
final class SentryListening implements Listening {
  static final String TOOL = "Sentry";
  static final String ORGANIZATIONS = "/api/0/organizations/";
  private static final String VENDOR = "https://sentry.io";
  private static final int PAGE = 100;
  private final OutgoingHttp http;

  SentryListening(OutgoingHttp http) {
    this.http = http;
  }

  static Lookup lookup(OutgoingHttp http, Connection connection, Instant now) {
    return Lookup.bearer(http, TOOL, VENDOR, Map.of(), connection, now);
  }

  @Override
  public Hooked hook(Asked asked) {
    return new ByHand(
        "Sentry documents no API that makes the integration its webhooks belong to: make it in"
            + " Sentry's settings");
  }

  @Override
  public Unhooked unhook(Asked asked) {
    return new ByHand("Sentry's webhooks belong to an integration, which people make and end");
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    PageOfPlace at = PageOfPlace.of(cursor);
    Optional<String> organization = connection.places().stream().skip(at.place()).findFirst();
    if (organization.isEmpty()) {
      return new Changes(List.of());
    }
    String query = "is:unresolved" + since.map(from -> " firstSeen:>=" + from).orElse("");
    String path =
        ORGANIZATIONS
            + RestApi.part(organization.get())
            + "/issues/?sort=new&limit="
            + PAGE
            + "&cursor=0:"
            + (at.page() - 1) * PAGE
            + ":0&query="
            + RestApi.part(query);
    JsonNode shown = Lookup.needed(lookup(http, connection, now).api().get(path));
    List<Changed> changed = new ArrayList<>();
    try {
      for (JsonNode one : shown) {
        Fields issue = Fields.of("issue", one);
        String id = issue.required("id", SentryPeople.id(issue, "id"));
        changed.add(new Changed(id, issue.required("firstSeen", issue.instant("firstSeen"))));
      }
    } catch (BadField e) {
      throw Lookup.unreadable(TOOL, e);
    }
    return new Changes(changed, at.next(shown.size() < PAGE, connection.places().size()));
  }
}
