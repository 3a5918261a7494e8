package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.Optional;

/** Who wrote an item: GitLab tells a number, and people beside it with theirs. */
final class Authors {
  private Authors() {}

  /** The author, if the delivery shows them for another reason; else an empty object. */
  static Fields of(Event event, Fields data) throws BadField {
    Optional<Long> id = data.whole("author_id", 1, Long.MAX_VALUE);
    for (Fields user : event.people()) {
      if (id.isPresent() && user.whole("id", 1, Long.MAX_VALUE).equals(id)) {
        return user;
      }
    }
    return Fields.of("author", JsonNodeFactory.instance.objectNode());
  }
}
