package dev.paydown.tools.figma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Listening.Changed;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of teams, projects and single files, by when they were last changed (Figma developer
 * docs, Projects: GET team projects, GET project files; Files: GET file metadata).
 */
record FigmaSweep(RestApi api) {

  /** How a place is written, and the kinds of places: {@code team/123}. */
  static final Pattern PLACE = Pattern.compile("(team|project|file)/([A-Za-z0-9]{1,128})");

  /** What is listed at once: a project or a file. */
  record Shelf(boolean isFile, String id) {}

  /** The projects and files that the places are made of, in their order. */
  List<Shelf> shelves(List<String> places) throws BadField {
    List<Shelf> shelves = new ArrayList<>();
    for (String place : places) {
      Matcher written = PLACE.matcher(place);
      if (written.matches()) {
        String id = written.group(2);
        switch (written.group(1)) {
          case "team" -> shelves.addAll(projects(id));
          case "project" -> shelves.add(new Shelf(false, id));
          default -> shelves.add(new Shelf(true, id));
        }
      }
    }
    return shelves;
  }

  private List<Shelf> projects(String team) throws BadField {
    JsonNode shown = Lookup.needed(api.get("/v1/teams/" + RestApi.part(team) + "/projects"));
    List<Shelf> projects = new ArrayList<>();
    for (Fields project : Fields.of("team", shown).objects("projects")) {
      projects.add(new Shelf(false, project.required("id", FigmaForm.id(project, "id"))));
    }
    return projects;
  }

  /** Its files; none of one that was deleted, or that the token does not see. */
  List<Changed> files(Shelf shelf) throws BadField {
    if (shelf.isFile()) {
      Optional<FileMeta> meta = FileMeta.of(api, shelf.id());
      return meta.map(file -> List.of(new Changed(shelf.id(), file.touchedAt()))).orElse(List.of());
    }
    String path = "/v1/projects/" + RestApi.part(shelf.id()) + "/files";
    Optional<JsonNode> shown = Lookup.found(api.get(path));
    List<Changed> files = new ArrayList<>();
    if (shown.isPresent()) {
      for (Fields file : Fields.of("project", shown.get()).objects("files")) {
        files.add(
            new Changed(
                file.required("key", FigmaForm.id(file, "key")),
                file.required("last_modified", FigmaForm.time(file, "last_modified"))));
      }
    }
    return files;
  }
}
