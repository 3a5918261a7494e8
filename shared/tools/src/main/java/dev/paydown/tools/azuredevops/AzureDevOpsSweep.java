package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.tools.Listening.Changed;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What changed in one project: work items by a query over their last change, which tells their
 * numbers all at once and nothing more; pull requests that are active, by their beginning, for they
 * show no change (Azure DevOps REST API, Wiql, Work Items, Pull Requests).
 *
 * @param project the project's part of the path
 */
record AzureDevOpsSweep(RestApi api, String project, Optional<Instant> since) {
  private static final int PAGE = 100;
  private static final String SELECT =
      "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND ";
  private static final String ORDER = " ORDER BY [System.ChangedDate]";
  private static final String OPEN =
      "[System.State] NOT IN ('Closed', 'Done', 'Completed', 'Removed', 'Cut')";

  /** Some of them. */
  record Page(List<Changed> items, boolean isLast) {}

  Page workItems(int page) throws BadField {
    String where = since.map(from -> "[System.ChangedDate] >= '" + from + "'").orElse(OPEN);
    String path = project + "/_apis/wit/wiql?timePrecision=true&" + AzureDevOpsApi.VERSION;
    JsonNode found =
        Lookup.needed(
            api.send(
                "POST",
                path,
                JsonNodeFactory.instance.objectNode().put("query", SELECT + where + ORDER)));
    List<String> ids = new ArrayList<>();
    found.path("workItems").forEach(item -> ids.add(Long.toString(item.path("id").asLong())));
    List<String> some = ids.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    return new Page(dated(some), ids.size() <= (long) page * PAGE);
  }

  private List<Changed> dated(List<String> ids) throws BadField {
    List<Changed> changed = new ArrayList<>();
    if (!ids.isEmpty()) {
      String path =
          "/_apis/wit/workitems?ids="
              + String.join(",", ids)
              + "&fields=System.ChangedDate&"
              + AzureDevOpsApi.VERSION;
      for (Fields item : Fields.of("items", Lookup.needed(api.get(path))).objects("value")) {
        Fields fields = item.object("fields");
        long id = item.required("id", item.whole("id", 1, Long.MAX_VALUE));
        Instant at = fields.required("ChangedDate", fields.instant("System.ChangedDate"));
        changed.add(new Changed(Long.toString(id), at));
      }
    }
    changed.sort(Comparator.comparing(Changed::at));
    return changed;
  }

  Page pulls(int page) throws BadField {
    String path =
        project
            + "/_apis/git/pullrequests?searchCriteria.status=active&$top="
            + PAGE
            + "&$skip="
            + (page - 1) * PAGE
            + "&"
            + AzureDevOpsApi.VERSION;
    List<Fields> shown = Fields.of("pulls", Lookup.needed(api.get(path))).objects("value");
    List<Changed> changed = new ArrayList<>();
    for (Fields pull : shown) {
      long number = pull.required("id", pull.whole("pullRequestId", 1, Long.MAX_VALUE));
      Fields repository = pull.object("repository");
      String of = repository.required("id", repository.name("id", PAGE));
      Instant at = pull.required("creationDate", pull.instant("creationDate"));
      if (since.map(from -> !at.isBefore(from)).orElse(true)) {
        changed.add(new Changed(of.toLowerCase(Locale.ROOT) + "/pr-" + number, at));
      }
    }
    return new Page(changed, shown.size() < PAGE);
  }
}
