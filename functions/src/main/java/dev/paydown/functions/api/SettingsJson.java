package dev.paydown.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.Area;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.InitiativeShift;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.ShiftMode;
import dev.paydown.brain.settings.StatementSettings;
import dev.paydown.brain.settings.Tariff;
import dev.paydown.brain.settings.Term;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace's settings as the API shows and takes them. */
final class SettingsJson {
  private SettingsJson() {}

  /** What holds, merged with a patch as RFC 7396 has it: null takes a setting back to default. */
  static Settings merged(Settings held, JsonNode patch) {
    Fields.of("", patch);
    return read(merge(write(held), patch));
  }

  static ObjectNode write(Settings settings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    CalendarSettings calendar = settings.calendar();
    ObjectNode days = json.putObject("calendar");
    ArrayNode workdays = days.putArray("workdays");
    calendar.workdays().stream().sorted().forEach(day -> workdays.add(label(day)));
    ArrayNode holidays = days.putArray("holidays");
    calendar.holidays().stream().sorted().forEach(day -> holidays.add(day.toString()));
    days.put("zone", calendar.zone().getId());
    days.put("dayStart", calendar.dayStart().toString());
    days.put("dayEnd", calendar.dayEnd().toString());
    ObjectNode terms = json.putObject("terms");
    for (LiabilityKind kind : LiabilityKind.values()) {
      if (settings.terms().containsKey(kind)) {
        Term term = settings.term(kind);
        ObjectNode said = terms.putObject(kind.label()).put("opens", term.opensDays());
        term.escalatesDays().ifPresent(escalates -> said.put("escalates", escalates));
      }
    }
    json.putObject("tariff")
        .put("refocusSeconds", settings.tariff().refocusSeconds())
        .put("compoundPercent", settings.tariff().compoundPercent())
        .put("compoundPercentMax", settings.tariff().compoundPercentMax())
        .put("accruesDays", settings.tariff().accruesDays());
    json.put("shift", label(settings.shift()));
    ArrayNode initiatives = json.putArray("initiatives");
    settings
        .initiatives()
        .forEach(
            each ->
                initiatives
                    .addObject()
                    .put("match", each.match())
                    .put("shift", label(each.shift())));
    ArrayNode autonomy = json.putArray("autonomy");
    settings.autonomy().stream().sorted().forEach(autonomy::add);
    ArrayNode areas = json.putArray("areas");
    settings
        .areas()
        .forEach(area -> areas.addObject().put("match", area.match()).put("owner", area.owner()));
    ArrayNode clientFacing = json.putArray("clientFacing");
    settings.clientFacing().forEach(clientFacing::add);
    json.put("steward", settings.steward().orElse(null));
    ObjectNode statement = json.putObject("statement");
    ArrayNode to = statement.putArray("to");
    settings.statement().to().forEach(to::add);
    statement.put("day", label(settings.statement().day()));
    statement.put("hour", settings.statement().hour());
    json.put("costPerHour", settings.costPerHour().map(BigDecimal::new).orElse(null));
    return json;
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                merged.remove(field.getKey());
              } else {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
              }
            });
    return merged;
  }

  private static Settings read(JsonNode json) {
    Settings defaults = Settings.defaults();
    Fields fields = Fields.of("", json);
    CalendarSettings calendar =
        fields.object("calendar").map(SettingsJson::calendar).orElse(defaults.calendar());
    Map<LiabilityKind, Term> terms = new EnumMap<>(LiabilityKind.class);
    terms.putAll(defaults.terms());
    fields.object("terms").ifPresent(said -> terms(said, terms));
    Tariff tariff = fields.object("tariff").map(SettingsJson::tariff).orElse(defaults.tariff());
    ShiftMode shift =
        fields.text("shift").map(text -> shift("shift", text)).orElse(defaults.shift());
    List<InitiativeShift> initiatives = initiatives(fields);
    Set<String> autonomy = autonomy(fields);
    List<Area> areas = areas(fields);
    List<String> clientFacing = fields.texts("clientFacing");
    Optional<String> steward = fields.text("steward").map(text -> Fields.address("steward", text));
    StatementSettings statement =
        fields.object("statement").map(SettingsJson::statement).orElse(defaults.statement());
    Optional<String> cost = fields.text("costPerHour").map(SettingsJson::cost);
    fields.nothingElse();
    return new Settings(
        calendar,
        terms,
        tariff,
        shift,
        initiatives,
        autonomy,
        areas,
        clientFacing,
        steward,
        statement,
        cost);
  }

  private static CalendarSettings calendar(Fields fields) {
    CalendarSettings defaults = Settings.defaults().calendar();
    Set<DayOfWeek> workdays = EnumSet.noneOf(DayOfWeek.class);
    fields.texts("workdays").forEach(day -> workdays.add(day(fields.place("workdays"), day)));
    Set<LocalDate> holidays = new HashSet<>();
    for (String day : fields.texts("holidays")) {
      holidays.add(Fields.as(fields.place("holidays"), day, "an ISO date", LocalDate::parse));
    }
    ZoneId zone =
        fields
            .text("zone")
            .map(text -> Fields.as(fields.place("zone"), text, "a time zone", ZoneId::of))
            .orElse(defaults.zone());
    LocalTime start = time(fields, "dayStart", defaults.dayStart());
    LocalTime end = time(fields, "dayEnd", defaults.dayEnd());
    boolean said = fields.get("workdays").isPresent();
    fields.nothingElse();
    try {
      return new CalendarSettings(
          said ? workdays : defaults.workdays(), holidays, zone, start, end);
    } catch (IllegalArgumentException impossible) {
      throw new Invalid(String.valueOf(impossible.getMessage()));
    }
  }

  private static LocalTime time(Fields fields, String name, LocalTime otherwise) {
    return fields
        .text(name)
        .map(text -> Fields.as(fields.place(name), text, "a time such as 09:00", LocalTime::parse))
        .orElse(otherwise);
  }

  private static void terms(Fields fields, Map<LiabilityKind, Term> terms) {
    for (String name : fields.names()) {
      LiabilityKind kind =
          Fields.as(fields.place(name), name, "a kind of liability", LiabilityKind::of);
      Fields term = fields.object(name).orElseThrow();
      int opens = term.number("opens", 0, 3_650).orElse(Settings.defaults().term(kind).opensDays());
      var escalates = term.number("escalates", 0, 3_650);
      term.nothingElse();
      if (escalates.isPresent() && escalates.getAsInt() < opens) {
        throw new Invalid(
            term.place("escalates"),
            "is " + escalates.getAsInt() + ", sooner than it opens (" + opens + ")");
      }
      terms.put(kind, new Term(opens, escalates));
    }
  }

  private static Tariff tariff(Fields fields) {
    Tariff defaults = Settings.defaults().tariff();
    Tariff read =
        new Tariff(
            fields.number("refocusSeconds", 1, 86_400).orElse(defaults.refocusSeconds()),
            fields.number("compoundPercent", 0, 100).orElse(defaults.compoundPercent()),
            fields.number("compoundPercentMax", 0, 100).orElse(defaults.compoundPercentMax()),
            fields.number("accruesDays", 1, 3_650).orElse(defaults.accruesDays()));
    fields.nothingElse();
    return read;
  }

  private static ShiftMode shift(String place, String text) {
    for (ShiftMode mode : ShiftMode.values()) {
      if (label(mode).equals(text)) {
        return mode;
      }
    }
    throw new Invalid(place, "is not absorb, keep-gap or off: " + text);
  }

  private static Set<String> autonomy(Fields fields) {
    Set<String> kinds = new HashSet<>(fields.texts("autonomy"));
    for (String kind : kinds) {
      boolean known = false;
      for (ProposalKind each : ProposalKind.values()) {
        known |= each.label().equals(kind);
      }
      if (!known) {
        throw new Invalid("autonomy", "names no kind of proposal: " + kind);
      }
    }
    return kinds;
  }

  private static List<Area> areas(Fields fields) {
    List<Area> areas = new ArrayList<>();
    List<JsonNode> said = fields.list("areas");
    for (int i = 0; i < said.size(); i++) {
      Fields area = Fields.of("areas[" + i + "]", said.get(i));
      areas.add(
          new Area(
              area.needed("match"), Fields.address(area.place("owner"), area.needed("owner"))));
      area.nothingElse();
    }
    return areas;
  }

  private static List<InitiativeShift> initiatives(Fields fields) {
    List<InitiativeShift> initiatives = new ArrayList<>();
    List<JsonNode> said = fields.list("initiatives");
    for (int i = 0; i < said.size(); i++) {
      Fields each = Fields.of("initiatives[" + i + "]", said.get(i));
      initiatives.add(
          new InitiativeShift(
              each.needed("match"), shift(each.place("shift"), each.needed("shift"))));
      each.nothingElse();
    }
    return initiatives;
  }

  private static StatementSettings statement(Fields fields) {
    StatementSettings defaults = Settings.defaults().statement();
    List<String> to = new ArrayList<>();
    fields.texts("to").forEach(text -> to.add(Fields.address(fields.place("to"), text)));
    DayOfWeek day =
        fields.text("day").map(text -> day(fields.place("day"), text)).orElse(defaults.day());
    int hour = fields.number("hour", 0, 23).orElse(defaults.hour());
    fields.nothingElse();
    return new StatementSettings(to, day, hour);
  }

  private static String cost(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,4})?")) {
      throw new Invalid("costPerHour", "is not an amount such as 95 or 95.50");
    }
    return text;
  }

  private static DayOfWeek day(String place, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(upper) || label(day).equals(upper)) {
        return day;
      }
    }
    throw new Invalid(place, "is not a weekday such as MON: " + text);
  }

  private static String label(DayOfWeek day) {
    return day.name().substring(0, 3);
  }

  private static String label(ShiftMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
