package dev.paydown.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.event.ItemRef;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of things in systems that emit no CDEvents: {@code
 * cdevents:v0:provider:provider-id:namespace:groups:type:id}, with what stands between the colons
 * percent-encoded (CDEvents, links/domainid).
 */
final class DomainId {
  private static final Pattern FORM =
      Pattern.compile("cdevents:v0:([^:]*):[^:]*:([^:]*):([^:]*):([^:]+):(.+)");
  private static final List<String> FORGES = List.of("github", "gitlab", "gitea", "bitbucket");
  private static final List<String> MERGES = List.of("mr", "merge_request", "mergerequest");
  private static final List<String> NUMBERED =
      List.of("pr", "pull", "pull_request", "pullrequest", "issue", "work_item");

  private DomainId() {}

  /** The item by the key that its own tool's people write; none where that is not known. */
  static Optional<ItemRef> item(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String provider = decoded(matcher.group(1));
      String place = decoded(matcher.group(2)) + "/" + decoded(matcher.group(3));
      return key(provider, place, matcher.group(4), decoded(matcher.group(5)))
          .<ItemRef>map(ItemRef.Named::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> key(String provider, String place, String type, String id) {
    if (FORGES.contains(provider)
        && id.matches("[0-9]{1,9}")
        && place.matches("[\\w.-]+(?:/[\\w.-]+)+")) {
      return MERGES.contains(type)
          ? Optional.of(place + "!" + id)
          : Optional.of(place + "#" + id).filter(key -> NUMBERED.contains(type));
    }
    boolean hasOwnKeys = provider.equals("jira") || provider.equals("linear");
    return Optional.of(id)
        .filter(key -> hasOwnKeys && key.matches("[A-Z][A-Z0-9_]{0,20}-[0-9]{1,9}"));
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
