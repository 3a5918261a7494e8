package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A column of an item, with what stood in it and what stands in it now.
 *
 * @param kind by monday's own name for the kind, as webhooks write it
 * @param name its title in plain words; of one whose title is not shown, its id in plain words
 * @param id monday's own for it: that of a column that came with the board is a word, and stays
 *     whatever its title; that of any other begins with its kind
 * @param isNew whether the item is new, so that what is empty was never filled
 */
record Column(String kind, String name, String id, Fields before, Fields now, boolean isNew) {
  private static final int NAME = 200;

  /** What a delivery shows as changed. */
  static Column changed(Fields event) throws BadField {
    String id = Clip.line(event.text("columnId").orElse(""), NAME);
    String title = Clip.line(event.text("columnTitle").orElse(""), NAME);
    String kind = event.text("columnType").orElse("").toLowerCase(Locale.ROOT).replace('_', '-');
    return new Column(
        Clip.line(kind, NAME),
        plain(title.isEmpty() ? id : title),
        id,
        object(event, "previousValue"),
        object(event, "value"),
        false);
  }

  /**
   * What a new item came with. Neither the titles of its columns are shown nor their kinds: these
   * stand in the form of their values.
   */
  static List<Column> filled(Fields event) throws BadField {
    Fields values = event.object("columnValues");
    List<Column> filled = new ArrayList<>();
    for (Map.Entry<String, JsonNode> value : event.raw("columnValues").properties()) {
      String kind = kind(value.getKey(), value.getValue());
      if (!kind.isEmpty() && filled.size() < Clip.LIST) {
        String id = Clip.line(value.getKey(), NAME);
        Fields now = values.object(value.getKey());
        filled.add(new Column(kind, plain(id), id, object(now, "none"), now, true));
      }
    }
    return filled;
  }

  private static String kind(String id, JsonNode value) {
    if (value.has("personsAndTeams")) {
      return "multiple-person";
    }
    if (value.path("label").isObject()) {
      return "color";
    }
    if (value.has("linkedPulseIds")) {
      return id.startsWith("depend") ? "dependency" : "";
    }
    if (value.has("from") || value.has("to")) {
      return "timeline";
    }
    return value.has("date") ? "date" : "";
  }

  /** A value of another form than an object is one of a kind that is not read. */
  private static Fields object(Fields of, String name) throws BadField {
    return of.raw(name).isObject() ? of.object(name) : of.object("no " + name);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}%]+", " ").strip();
  }

  /** Whether its name is one of these, or its id is. */
  boolean isOneOf(Set<String> names) {
    return names.contains(name) || names.contains(id);
  }

  /** Persons of a people column, by id, in their order; teams are nobody. */
  static Set<String> persons(Fields value) throws BadField {
    Set<String> persons = new LinkedHashSet<>();
    for (Fields one : value.objects("personsAndTeams")) {
      Optional<String> id = Event.id(one, "id");
      if (id.isPresent() && one.text("kind").orElse("person").equals("person")) {
        persons.add(id.get());
      }
    }
    return persons;
  }

  /** Items that a column connects, by id. */
  static Set<String> linked(Fields value) throws BadField {
    Set<String> linked = new LinkedHashSet<>();
    for (Fields one : value.objects("linkedPulseIds")) {
      Optional<String> id = Event.id(one, "linkedPulseId");
      if (id.isPresent() && linked.size() < Clip.LIST) {
        linked.add(id.get());
      }
    }
    return linked;
  }
}
