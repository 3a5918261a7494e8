package dev.paydown.tools.asana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one task with its stories, or one project, through the API: fields as of its own last
 * change, what the stories tell at their own times, dependencies as of now.
 */
final class AsanaFetch {
  /** Paths go on into the users that they name (Asana docs, Input/output options). */
  private static final String TASK_FIELDS =
      "name,resource_subtype,notes,permalink_url,created_at,modified_at,start_on,start_at,due_on,"
          + "due_at,assignee.name,assignee.email,completed,completed_at,completed_by.name,"
          + "completed_by.email,approval_status,parent,memberships.project.name,"
          + "memberships.section.name,dependencies,dependents";

  private static final String STORY_FIELDS =
      "type,resource_subtype,created_at,created_by.name,created_by.email,text,html_text,"
          + "assignee.name,assignee.email,old_dates,new_dates,old_section.name,new_section.name,"
          + "new_approval_status,dependency";

  private static final String PROJECT_FIELDS =
      "name,notes,permalink_url,created_at,modified_at,start_on,due_on,owner.name,owner.email,"
          + "completed,completed_at,completed_by.name,completed_by.email,archived";

  private static final int STORIES = 100;
  private static final int MOST_PAGES = 10;
  private final Lookup lookup;

  AsanaFetch(Lookup lookup) {
    this.lookup = lookup;
  }

  Optional<List<Fact>> fetch(String uid) {
    try {
      return uid.startsWith(Gids.PROJECT)
          ? project(uid.substring(Gids.PROJECT.length()))
          : task(uid);
    } catch (BadField e) {
      throw Lookup.unreadable(AsanaApi.TOOL, e);
    }
  }

  private Optional<List<Fact>> project(String gid) throws BadField {
    Optional<JsonNode> found =
        lookup.find("/projects/" + RestApi.part(gid) + "?opt_fields=" + PROJECT_FIELDS);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(ProjectFacts.of(lookup.connection(), AsanaApi.data(found.get())));
  }

  private Optional<List<Fact>> task(String gid) throws BadField {
    String path = AsanaApi.task(gid);
    Optional<JsonNode> found = lookup.find(path + "?opt_fields=" + TASK_FIELDS);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(TaskFacts.of(lookup, AsanaApi.data(found.get()), stories(path)));
  }

  /** Oldest first; of a task with more than a thousand, the first thousand. */
  private List<Fields> stories(String task) throws BadField {
    List<Fields> stories = new ArrayList<>();
    String path = task + "/stories?limit=" + STORIES + "&opt_fields=" + STORY_FIELDS;
    Optional<String> offset = Optional.of("");
    for (int page = 0; page < MOST_PAGES && offset.isPresent(); page++) {
      String from = offset.get().isEmpty() ? "" : "&offset=" + RestApi.part(offset.get());
      Optional<JsonNode> found = lookup.find(path + from);
      if (found.isEmpty()) {
        return stories;
      }
      Fields shown = Fields.of("stories", found.get());
      stories.addAll(shown.objects("data"));
      offset = shown.object("next_page").text("offset").filter(text -> !text.isEmpty());
    }
    return stories;
  }
}
