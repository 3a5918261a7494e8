package dev.paydown.functions.ingest;

import dev.paydown.functions.http.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which connection a delivery is for, by the path that it was posted to. */
final class HookPath {
  private static final Pattern HOOK = Pattern.compile("/hooks/([A-Za-z0-9_-]{1,128})");

  private HookPath() {}

  /**
   * The connection's id as {@code /hooks/{id}} names it. The API matches the path; a URL of the
   * function's own takes any, and nothing but plain letters there can be an id of ours.
   *
   * @return empty text, which is no connection's id, for any other path
   */
  static String connection(Request request) {
    if (!request.isByFunctionUrl()) {
      return request.path("id");
    }
    Matcher hook = HOOK.matcher(request.path());
    return hook.matches() ? hook.group(1) : "";
  }
}
