package dev.paydown.tools.asana;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.Optional;

/**
 * Asana's ids. A task is known by its own; a project by its own after {@value #PROJECT}, so that
 * one request reads either.
 */
final class Gids {
  static final String PROJECT = "project-";
  private static final int LENGTH = 64;

  private Gids() {}

  /** The id of what the object shows. */
  static Optional<String> of(Fields resource) throws BadField {
    Optional<String> gid = resource.name("gid", LENGTH);
    if (gid.isPresent() && !gid.get().matches("[A-Za-z0-9_-]+")) {
      throw resource.bad("gid", "is not an id");
    }
    return gid;
  }

  static ItemRef.Own task(String connection, Fields task) throws BadField {
    return new ItemRef.Own(connection, task.required("gid", of(task)));
  }

  static ItemRef.Own project(String connection, Fields project) throws BadField {
    return new ItemRef.Own(connection, PROJECT + project.required("gid", of(project)));
  }
}
