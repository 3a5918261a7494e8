package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;

/**
 * Where the API has an issue or a merge request: by the number of its project, whatever that is
 * called now, and its own number in it.
 */
record Whereabouts(boolean isMerge, long project, long number) {

  static Whereabouts of(Uid uid, JsonNode item) throws BadField {
    Fields fields = Fields.of("item", item);
    String number = fields.required("iid", fields.text("iid"));
    if (!number.matches("[1-9][0-9]{0,11}")) {
      throw fields.bad("iid", Fields.quoted(number) + " is not a number");
    }
    return new Whereabouts(
        uid.isMerge(),
        fields.required("projectId", fields.whole("projectId", 1, Long.MAX_VALUE)),
        Long.parseLong(number));
  }

  /** Its project. */
  String projectPath() {
    return GitLabApi.REST + "/projects/" + project;
  }

  /** The item itself. */
  String path() {
    return projectPath() + (isMerge ? "/merge_requests/" : "/issues/") + number;
  }

  /** The links between it and other issues. */
  String links() {
    return path() + "/links";
  }
}
