package dev.paydown.tools.bitbucket;

import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository, in which pull requests are numbered, and issues apart from them.
 *
 * @param uid its immutable id; its name only where that is not shown
 * @param name {@code acme/web}, or {@code WEB/shop} after a project's key; empty where it is not
 *     shown
 */
record Repository(String uid, Optional<String> name) {
  private static final int NAME = 300;
  private static final Pattern FULL_NAME =
      Pattern.compile("~?[A-Za-z0-9_.-]{1,130}/[A-Za-z0-9_.-]{1,130}");

  /** Cloud's. */
  static Repository ofCloud(Fields data) throws BadField {
    Optional<String> name = data.name("full_name", NAME);
    if (name.isPresent() && !FULL_NAME.matcher(name.get()).matches()) {
      throw data.bad("full_name", "is not workspace/repository");
    }
    Optional<String> uid =
        data.name("uuid", NAME).map(User::bare).filter(text -> !text.isEmpty()).or(() -> name);
    return new Repository(data.required("uuid", uid), name);
  }

  /** Data Center's. */
  static Repository ofServer(Fields data) throws BadField {
    Optional<String> project = data.object("project").name("key", NAME);
    Optional<String> slug = data.name("slug", NAME);
    Optional<String> name =
        project.isPresent() && slug.isPresent()
            ? Optional.of(project.get() + "/" + slug.get())
            : Optional.empty();
    if (name.isPresent() && !FULL_NAME.matcher(name.get()).matches()) {
      throw data.bad("slug", "and the project's key do not name a repository");
    }
    Optional<String> uid = data.whole("id", 1, Long.MAX_VALUE).map(id -> Long.toString(id));
    return new Repository(data.required("id", uid.or(() -> name)), name);
  }

  /** As ids of items in it begin. */
  String in(String connection) {
    return name.map(text -> connection + ":" + text).orElse("");
  }
}
