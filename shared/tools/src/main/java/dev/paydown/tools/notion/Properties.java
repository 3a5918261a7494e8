package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import dev.paydown.tools.text.BoardNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page's properties. Each database has its own: their types are Notion's, what they are for shows
 * by their names only (Notion docs, Page properties). The only property of a type needs no name to
 * be taken for the owner or the date.
 */
final class Properties {
  private static final int NAME = 200;
  private static final Set<String> OWNER =
      Set.of(
          "owner", "assignee", "assignees", "assigned to", "assign", "responsible", "dri", "lead");
  private static final Set<String> STATUS = Set.of("status", "stage", "state");
  private static final Set<String> DONE = Set.of("done", "complete", "completed", "finished");
  private static final Set<String> DATES = Set.of("date", "dates", "timeline");
  private static final Set<String> DAYS = Set.of("estimate days", "estimated days", "effort days");
  private static final Set<String> PERCENT =
      Set.of("progress", "percent", "percent complete", "completion");

  private final List<Property> all;
  private final Optional<String> source;
  private final Schema schema;

  private Properties(List<Property> all, Optional<String> source, Schema schema) {
    this.all = List.copyOf(all);
    this.source = source;
    this.schema = schema;
  }

  /** How a data source is looked at, by its id. */
  @FunctionalInterface
  interface Schema {
    Optional<Fields> of(String source) throws BadField;
  }

  /**
   * One property.
   *
   * @param key its name as it is written, by which it is written to
   * @param name without case and pictures
   * @param type Notion's own, which is also the name of the field that holds the value
   */
  record Property(String key, String name, String type, Fields shown) {
    Fields value() throws BadField {
      return shown.object(type);
    }

    List<Fields> values() throws BadField {
      return shown.objects(type);
    }
  }

  /**
   * Where a date stands.
   *
   * @param part {@code start} or {@code end} of the property; {@code none} where it would make a
   *     range of it
   * @param isAlone whether no other date stands in the property with it
   */
  record DateProperty(Property property, String part, boolean isAlone) {}

  static Properties of(Fields page, Schema schema) throws BadField {
    List<Property> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : page.raw("properties").properties()) {
      Fields shown = Fields.of("page.properties", each.getValue());
      String type = shown.required("type", shown.name("type", NAME));
      String name = BoardNames.plain(each.getKey());
      all.add(new Property(each.getKey(), name, type, shown));
    }
    Optional<String> source = Pages.id(page.object("parent"), "data_source_id");
    return new Properties(all, source, schema);
  }

  /** Those of the type, in the order of the page. */
  private List<Property> of(String type) {
    return all.stream().filter(property -> property.type().equals(type)).toList();
  }

  private Optional<Property> named(String type, Set<String> names) {
    return of(type).stream().filter(property -> names.contains(property.name())).findFirst();
  }

  private Optional<Property> only(String type) {
    List<Property> found = of(type);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  Optional<String> title() throws BadField {
    List<Property> titles = of("title");
    return titles.isEmpty()
        ? Optional.empty()
        : Optional.of(RichText.plain(titles.getFirst().values()));
  }

  /** The id that people write: {@code TASK-12}. One without a prefix is a number only. */
  Optional<String> key() throws BadField {
    for (Property property : of("unique_id")) {
      Optional<String> prefix = property.value().name("prefix", NAME);
      Optional<Long> number = property.value().whole("number", 0, Integer.MAX_VALUE);
      if (prefix.isPresent() && number.isPresent()) {
        return Optional.of(prefix.get() + "-" + number.get());
      }
    }
    return Optional.empty();
  }

  /** The people property that tells whose the page is. */
  Optional<Property> owner() {
    return named("people", OWNER).or(() -> only("people"));
  }

  /** The property that holds that date; one that holds both is a range. */
  Optional<String> date(ItemField field) throws BadField {
    Optional<DateProperty> held = dateProperty(field);
    return held.isEmpty() ? Optional.empty() : day(held.get().property(), held.get().part());
  }

  /** Where that date stands, or would. */
  Optional<DateProperty> dateProperty(ItemField field) throws BadField {
    for (Property property : of("date")) {
      if (BoardNames.date(property.name()).equals(Optional.of(field))) {
        boolean isRange = property.value().has("end") && field == ItemField.DUE;
        boolean isAlone = !isRange || names(ItemField.START);
        return Optional.of(new DateProperty(property, isRange ? "end" : "start", isAlone));
      }
    }
    Optional<Property> range = range();
    return range.isEmpty()
        ? Optional.empty()
        : Optional.of(new DateProperty(range.get(), at(range.get(), field), false));
  }

  /** Whether there is a property for that date, empty or not. */
  boolean hasDate(ItemField field) throws BadField {
    return range().isPresent() || names(field);
  }

  /**
   * A due property is a range where it has an end, or where no other holds the start; else one that
   * is named as neither.
   */
  private Optional<Property> range() throws BadField {
    boolean hasStart = names(ItemField.START);
    for (Property property : of("date")) {
      boolean isDue = BoardNames.date(property.name()).equals(Optional.of(ItemField.DUE));
      if (isDue && (property.value().has("end") || !hasStart)) {
        return Optional.of(property);
      }
    }
    boolean isNamed = hasStart || names(ItemField.DUE);
    return isNamed ? Optional.empty() : named("date", DATES).or(() -> only("date"));
  }

  private boolean names(ItemField field) {
    return of("date").stream()
        .anyMatch(property -> BoardNames.date(property.name()).equals(Optional.of(field)));
  }

  /** A single date is when it is due. */
  private static String at(Property range, ItemField field) throws BadField {
    boolean isSingle = !range.value().has("end");
    if (field == ItemField.DUE) {
      return isSingle ? "start" : "end";
    }
    return isSingle ? "none" : "start";
  }

  /** People may write any date there: one that no work can have says nothing. */
  private static Optional<String> day(Property property, String name) throws BadField {
    Fields date = property.value();
    try {
      return date.day(name).map(Object::toString);
    } catch (BadField beyond) {
      return Optional.empty();
    }
  }

  /** The property that says how many days of work it is estimated to be. */
  Optional<Property> days() {
    return named("number", DAYS);
  }

  /** The number that the property shows, if it is above zero and at most that. */
  static Optional<Double> number(Fields shown, double most) throws BadField {
    return shown
        .number("number", -Double.MAX_VALUE, Double.MAX_VALUE)
        .filter(number -> number > 0 && number <= most);
  }

  /** How much of it is done, 1 to 100, of a number or a computed one: a part of 1, or percent. */
  Optional<Long> percent() throws BadField {
    for (Property property : all) {
      if (PERCENT.contains(property.name())) {
        Optional<Double> shown =
            switch (property.type()) {
              case "number" -> number(property.shown(), 100);
              case "formula", "rollup" -> number(property.value(), 100);
              default -> Optional.empty();
            };
        if (shown.isPresent()) {
          return shown.map(part -> Math.round(part <= 1 ? part * 100 : part));
        }
      }
    }
    return Optional.empty();
  }

  /** The relations of such a name. */
  List<Property> relations(Set<String> names) {
    return of("relation").stream().filter(one -> names.contains(one.name())).toList();
  }

  /**
   * How far the page is: by its status, else by an option of a select of such a name, else by a box
   * to tick.
   */
  Optional<BoardColumn> stage() throws BadField {
    Optional<Property> found = stageProperty();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Property property = found.get();
    return switch (property.type()) {
      case "status" -> stage(property);
      case "select" -> BoardColumn.said(property.value().text("name").orElse(""));
      default ->
          property
              .shown()
              .flag("checkbox")
              .map(done -> done ? BoardColumn.DONE : BoardColumn.NOT_BEGUN);
    };
  }

  /** The property that tells how far the page is. */
  Optional<Property> stageProperty() {
    return named("status", STATUS)
        .or(() -> of("status").stream().findFirst())
        .or(() -> named("select", STATUS))
        .or(() -> named("checkbox", DONE));
  }

  /** A status option is in one of three groups; what was given up is in the last of them. */
  private Optional<BoardColumn> stage(Property status) throws BadField {
    String option = status.value().text("name").orElse("");
    Optional<BoardColumn> grouped =
        option.isEmpty() ? Optional.empty() : group(status).flatMap(BoardColumn::said);
    return stage(option, grouped);
  }

  /** What a status option of that name in such a group says. */
  static Optional<BoardColumn> stage(String option, Optional<BoardColumn> grouped) {
    Optional<BoardColumn> named = BoardColumn.said(option);
    boolean isDropped =
        named.equals(Optional.of(BoardColumn.GIVEN_UP))
            && !grouped.equals(Optional.of(BoardColumn.UNDER_WAY));
    return grouped.isEmpty() || isDropped ? named : grouped;
  }

  private Optional<String> group(Property status) throws BadField {
    Optional<Fields> column = column(status);
    if (column.isEmpty()) {
      return Optional.empty();
    }
    String option = status.value().text("id").orElse("");
    for (Fields group : column.get().object("status").objects("groups")) {
      if (group.texts("option_ids").contains(option)) {
        return group.text("name");
      }
    }
    return Optional.empty();
  }

  /** What its data source says of that property: the same in all its rows. */
  Optional<Fields> column(Property property) throws BadField {
    Optional<Fields> columns = source.isEmpty() ? Optional.empty() : schema.of(source.get());
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    for (JsonNode column : columns.get().raw("properties")) {
      Fields shown = Fields.of("data_source.properties", column);
      boolean isOurs = shown.text("id").equals(property.shown().text("id"));
      if (isOurs && shown.text("type").orElse("").equals(property.type())) {
        return Optional.of(shown);
      }
    }
    return Optional.empty();
  }
}
