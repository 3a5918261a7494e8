package dev.paydown.local.http;

import dev.paydown.local.template.Template.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request as the HTTP API does: most literal first, ANY after the method. */
public final class Router {
  private final List<Route> routes;

  /** A route and what its path's parameters hold, decoded. */
  public record Match(Route route, Map<String, String> parameters) {}

  /**
   * A router.
   *
   * @throws IllegalArgumentException if two routes are the same
   */
  public Router(List<Route> routes) {
    List<String> seen = new ArrayList<>();
    for (Route route : routes) {
      String shape = route.method() + " " + route.path().replaceAll("\\{[^}+]+\\}", "{}");
      if (seen.contains(shape)) {
        throw new IllegalArgumentException("two routes are " + route.key());
      }
      seen.add(shape);
    }
    this.routes =
        routes.stream()
            .sorted(
                Comparator.comparingInt((Route route) -> parametersIn(route.path()))
                    .thenComparing(route -> route.method().equals("ANY")))
            .toList();
  }

  /** The route that answers, or empty: 404. */
  public Optional<Match> match(String method, String rawPath) {
    for (Route route : routes) {
      if (route.method().equals(method) || route.method().equals("ANY")) {
        Optional<Map<String, String>> parameters = parameters(route.path(), rawPath);
        if (parameters.isPresent()) {
          return Optional.of(new Match(route, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> parameters(String pattern, String rawPath) {
    String[] wanted = pattern.split("/", -1);
    String[] given = rawPath.split("/", -1);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      String part = wanted[i];
      if (part.endsWith("+}")) {
        if (given.length <= i) {
          return Optional.empty();
        }
        parameters.put(
            part.substring(1, part.length() - 2),
            decoded(String.join("/", List.of(given).subList(i, given.length))));
        return Optional.of(parameters);
      }
      if (given.length <= i) {
        return Optional.empty();
      }
      if (part.startsWith("{") && !given[i].isEmpty()) {
        parameters.put(part.substring(1, part.length() - 1), decoded(given[i]));
      } else if (!part.equals(given[i])) {
        return Optional.empty();
      }
    }
    return given.length == wanted.length ? Optional.of(parameters) : Optional.empty();
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }

  private static int parametersIn(String path) {
    return (int) path.chars().filter(c -> c == '{').count() + (path.endsWith("+}") ? 100 : 0);
  }
}
