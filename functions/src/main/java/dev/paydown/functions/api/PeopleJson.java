package dev.paydown.functions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.settings.Person;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A workspace's people as the API shows and takes them. */
final class PeopleJson {
  private static final int MOST = 10_000;

  private PeopleJson() {}

  static List<Person> read(JsonNode body) {
    if (!body.isArray()) {
      throw new Invalid("the body", "is not a list of people");
    }
    if (body.size() > MOST) {
      throw new Invalid("the body", "names more than 10,000 people");
    }
    List<Person> people = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    for (int i = 0; i < body.size(); i++) {
      Person person = person(Fields.of("[" + i + "]", body.get(i)));
      if (!addresses.add(person.email())) {
        throw new Invalid("[" + i + "].email", "stands twice in the list");
      }
      people.add(person);
    }
    return people;
  }

  static ArrayNode write(List<Person> people) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (Person person : people) {
      ObjectNode one = json.addObject();
      one.put("email", person.email());
      one.put("name", person.name());
      person.zone().ifPresent(zone -> one.put("zone", zone.getId()));
      ObjectNode aliases = one.putObject("aliases");
      new TreeMap<>(person.aliases())
          .forEach((connection, ids) -> ids.forEach(aliases.withArray(connection)::add));
      person.lead().ifPresent(lead -> one.put("lead", lead));
      ArrayNode daysOff = one.putArray("daysOff");
      for (Person.DaysOff off : person.daysOff()) {
        if (off.from().equals(off.to())) {
          daysOff.add(off.from().toString());
        } else {
          daysOff.addObject().put("from", off.from().toString()).put("to", off.to().toString());
        }
      }
    }
    return json;
  }

  private static Person person(Fields fields) {
    String email = Fields.address(fields.place("email"), fields.needed("email"));
    String name = fields.needed("name");
    Optional<ZoneId> zone =
        fields
            .text("zone")
            .filter(text -> !text.isEmpty())
            .map(text -> Fields.as(fields.place("zone"), text, "a time zone", ZoneId::of));
    Map<String, List<String>> aliases =
        fields.object("aliases").map(PeopleJson::aliases).orElse(Map.of());
    Optional<String> lead =
        fields
            .text("lead")
            .filter(text -> !text.isEmpty())
            .map(text -> Fields.address(fields.place("lead"), text));
    List<Person.DaysOff> daysOff = new ArrayList<>();
    List<JsonNode> said = fields.list("daysOff");
    for (int i = 0; i < said.size(); i++) {
      daysOff.add(daysOff(fields.place("daysOff") + "[" + i + "]", said.get(i)));
    }
    fields.nothingElse();
    return new Person(email, name, zone, aliases, lead, daysOff);
  }

  private static Map<String, List<String>> aliases(Fields fields) {
    Map<String, List<String>> aliases = new TreeMap<>();
    for (String connection : fields.names()) {
      JsonNode said = fields.get(connection).orElse(JsonNodeFactory.instance.arrayNode());
      aliases.put(
          connection,
          said.isTextual()
              ? List.of(Fields.text(fields.place(connection), said))
              : List.copyOf(fields.texts(connection)));
    }
    return aliases;
  }

  private static Person.DaysOff daysOff(String place, JsonNode said) {
    if (said.isTextual()) {
      LocalDate day = Fields.as(place, said.asText(), "an ISO date", LocalDate::parse);
      return new Person.DaysOff(day, day);
    }
    Fields fields = Fields.of(place, said);
    LocalDate from = date(fields, "from");
    LocalDate to = date(fields, "to");
    fields.nothingElse();
    if (to.isBefore(from)) {
      throw new Invalid(fields.place("to"), "is before from");
    }
    return new Person.DaysOff(from, to);
  }

  private static LocalDate date(Fields fields, String name) {
    return Fields.as(fields.place(name), fields.needed(name), "an ISO date", LocalDate::parse);
  }
}
