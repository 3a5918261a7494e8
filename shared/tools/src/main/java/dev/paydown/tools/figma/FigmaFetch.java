package dev.paydown.tools.figma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one file through the API: what it is called, its comments, the versions that were given a
 * name, and what is linked from its layers (Figma developer docs, GET file metadata, GET comments,
 * GET file versions, GET dev resources). What is read is put as a delivery puts it, so that both
 * are read by the same rules.
 *
 * <p>The status of a layer in Dev Mode stands in the file's whole content only, without its time:
 * it is not read. Nor are posts, for whom one asks Figma shows in deliveries alone.
 */
record FigmaFetch(Lookup lookup) {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,128}");

  /** The most threads, and the most versions, of one reading: it is one row of the log. */
  private static final int MOST = 100;

  Optional<List<Fact>> fetch(String uid) {
    if (!KEY.matcher(uid).matches()) {
      return Optional.empty();
    }
    try {
      Optional<FileMeta> meta = FileMeta.of(lookup.api(), uid);
      if (meta.isEmpty()) {
        return Optional.empty();
      }
      ObjectNode file =
          JsonNodeFactory.instance
              .objectNode()
              .put("file_key", uid)
              .put("file_name", meta.get().name());
      List<Fact> facts =
          new ArrayList<>(event(file, "FILE_UPDATE", meta.get().touchedAt()).shown(List.of()));
      facts.addAll(threads(file));
      facts.addAll(versions(file));
      facts.addAll(layers(file, meta.get().touchedAt()));
      return Optional.of(facts);
    } catch (BadField e) {
      throw Lookup.unreadable(FigmaApi.TOOL, e);
    }
  }

  private Event event(ObjectNode body, String type, Instant at) throws BadField {
    ObjectNode whole = body.deepCopy().put("event_type", type).put("timestamp", at.toString());
    return Event.of(lookup.connection(), Fields.of("", whole), lookup.now());
  }

  /** Comments that began a thread; Figma lists those made last first. */
  private List<Fact> threads(ObjectNode file) throws BadField {
    List<Fact> facts = new ArrayList<>();
    int threads = 0;
    for (Fields comment : listed(file, "comments", "comments")) {
      boolean isReply = FigmaForm.id(comment, "parent_id").isPresent();
      if (!isReply && threads < MOST) {
        threads++;
        Instant at = comment.required("created_at", FigmaForm.time(comment, "created_at"));
        ObjectNode body = file.deepCopy();
        body.set("comment_id", comment.raw("id"));
        body.put("comment", comment.text("message").orElse(""));
        FigmaForm.time(comment, "resolved_at")
            .ifPresent(end -> body.put("resolved_at", end.toString()));
        facts.addAll(new Comment(event(body, "FILE_COMMENT", at)).standing());
      }
    }
    return facts;
  }

  private List<Fact> versions(ObjectNode file) throws BadField {
    List<Fact> facts = new ArrayList<>();
    for (Fields version : listed(file, "versions?page_size=50", "versions")) {
      boolean isNamed = !version.text("label").orElse("").isBlank();
      if (isNamed && facts.size() < MOST) {
        Instant at = version.required("created_at", FigmaForm.time(version, "created_at"));
        ObjectNode body = file.deepCopy();
        body.set("triggered_by", version.raw("user"));
        facts.addAll(FigmaReader.handedIn(event(body, "FILE_VERSION_UPDATE", at)));
      }
    }
    return facts;
  }

  private List<Fact> layers(ObjectNode file, Instant at) throws BadField {
    Map<String, ObjectNode> layers = new LinkedHashMap<>();
    for (Fields resource : listed(file, "dev_resources", "dev_resources")) {
      Optional<String> node = FigmaForm.id(resource, "node_id");
      if (node.isPresent() && (layers.size() < MOST || layers.containsKey(node.get()))) {
        layers
            .computeIfAbsent(node.get(), id -> file.deepCopy().put("node_id", id))
            .withArray("related_links")
            .addObject()
            .put("url", resource.text("url").orElse(""));
      }
    }
    List<Fact> facts = new ArrayList<>();
    for (ObjectNode body : layers.values()) {
      facts.addAll(new Layer(event(body, "DEV_MODE_STATUS_UPDATE", at)).standing());
    }
    return facts;
  }

  /** None where the token is not allowed to see them. */
  private List<Fields> listed(ObjectNode file, String path, String name) throws BadField {
    String at = FigmaApi.file(file.path("file_key").asText()) + "/" + path;
    Optional<JsonNode> shown = lookup.findIfAllowed(at);
    return shown.isPresent() ? Fields.of(name, shown.get()).objects(name) : List.of();
  }
}
