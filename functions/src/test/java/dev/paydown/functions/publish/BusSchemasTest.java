package dev.paydown.functions.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.wire.Bus;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.StreamRows;
import dev.paydown.functions.World;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files in events/schemas say of the bus is what is put on it. */
final class BusSchemasTest {
  private static final Map<String, JsonNode> SCHEMAS = read();
  private final World world = new World();
  private final PublishFunction function = new PublishFunction(world.deployment());

  private static Map<String, JsonNode> read() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("template.yaml"))) {
      at = Optional.ofNullable(at.getParent()).orElseThrow();
    }
    Map<String, JsonNode> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(at.resolve("events").resolve("schemas"))) {
      for (Path file : files.sorted().toList()) {
        schemas.put(
            String.valueOf(file.getFileName()),
            BrainJson.mapper().readTree(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schemas;
  }

  private static JsonNode schema(String type) {
    List<JsonNode> found =
        SCHEMAS.values().stream().filter(schema -> types(schema).contains(type)).toList();
    assertThat(found).as("schemas of " + type).hasSize(1);
    return found.getFirst();
  }

  private static Set<String> types(JsonNode schema) {
    return words(schema.at("/properties/detail-type/enum"));
  }

  private static Set<String> words(JsonNode list) {
    TreeSet<String> words = new TreeSet<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  /** Every event that there can be, one of each type at least. */
  private List<Bus.Event> announced() {
    List<DynamodbEvent.DynamodbStreamRecord> records = new ArrayList<>();
    for (LiabilityState state : LiabilityState.values()) {
      records.add(StreamRows.record("liability", Optional.empty(), liability(state, true)));
      records.add(StreamRows.record("liability", Optional.empty(), liability(state, false)));
    }
    Proposal pending =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(Samples.date("m1", Optional.of("2026-11-24"), Gate.INTERNAL)));
    for (ProposalState state : ProposalState.values()) {
      records.add(
          StreamRows.record(
              "proposal", Optional.empty(), Samples.in(pending, state, Samples.ANNA)));
    }
    for (Mailing.Kind kind : Mailing.Kind.values()) {
      records.add(
          StreamRows.record(
              "mailing",
              Optional.empty(),
              new Mailing("x", kind, Samples.ANNA, Instant.EPOCH, List.of(), "", false)));
    }
    records.add(
        StreamRows.record("read", Optional.empty(), new ReadWanted("studio", "a", Instant.EPOCH)));
    records.add(StreamRows.record("execution", Optional.empty(), Samples.execution()));
    DynamodbEvent event = StreamRows.event(records);
    assertThat(function.handleRequest(event, NoContext.HERE).getBatchItemFailures()).isEmpty();
    return world.bus;
  }

  private static Liability liability(LiabilityState state, boolean isRoot) {
    return new Liability(
        "l1",
        LiabilityKind.SLIP,
        "studio/a",
        "studio:a",
        isRoot ? Optional.empty() : Optional.of("l0"),
        Instant.EPOCH,
        Instant.EPOCH,
        state,
        Optional.empty(),
        isRoot
            ? Optional.of(new Liability.Escalation(Instant.EPOCH, Samples.ANNA))
            : Optional.empty(),
        Optional.empty(),
        2,
        "because");
  }

  private static ObjectNode onTheBus(Bus.Event event) {
    ObjectNode whole = BrainJson.mapper().createObjectNode();
    whole.put("version", "0").put("id", "7bf73129-1428-4cd3-a780-95db273d1602");
    whole.put("detail-type", event.type()).put("source", "paydown");
    whole.put("account", "000000000000").put("time", "2026-11-04T15:00:00Z");
    whole.put("region", "eu-west-1").putArray("resources");
    try {
      whole.set("detail", BrainJson.mapper().readTree(event.detail()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return whole;
  }

  private static boolean isValid(JsonNode schema, JsonNode event) {
    try {
      return JsonSchemaFactory.byDefault().getJsonSchema(schema).validate(event).isSuccess();
    } catch (ProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_event_has_one_schema_is_as_it_says_and_has_no_field_that_it_leaves_out() {
    TreeSet<String> types = new TreeSet<>();
    for (Bus.Event event : announced()) {
      types.add(event.type());
      JsonNode schema = schema(event.type());
      ObjectNode whole = onTheBus(event);
      assertThat(isValid(schema, whole)).as(event.toString()).isTrue();
      Set<String> described = new TreeSet<>();
      schema.at("/properties/detail/properties").fieldNames().forEachRemaining(described::add);
      whole
          .path("detail")
          .fieldNames()
          .forEachRemaining(field -> assertThat(described).contains(field));
    }
    TreeSet<String> said = new TreeSet<>();
    SCHEMAS.values().forEach(schema -> said.addAll(types(schema)));
    assertThat(types).isEqualTo(said);
  }

  @Test
  void what_lacks_a_field_or_says_another_version_is_not_valid() {
    for (Bus.Event event : announced()) {
      JsonNode schema = schema(event.type());
      for (JsonNode name : schema.at("/properties/detail/required")) {
        ObjectNode without = onTheBus(event);
        ((ObjectNode) without.get("detail")).remove(name.asText());
        assertThat(isValid(schema, without)).as(event.type() + " without " + name).isFalse();
      }
      ObjectNode other = onTheBus(event);
      ((ObjectNode) other.get("detail")).put("schemaVersion", 2);
      assertThat(isValid(schema, other)).isFalse();
    }
  }

  @Test
  void every_word_that_a_field_can_hold_is_listed_and_no_other() {
    assertThat(listed("liability.open", "kind"))
        .isEqualTo(sorted(Stream.of(LiabilityKind.values()).map(LiabilityKind::label)));
    assertThat(listed("liability.open", "state"))
        .isEqualTo(sorted(Stream.of(LiabilityState.values()).map(LiabilityState::label)));
    assertThat(listed("proposal.pending", "kind"))
        .isEqualTo(sorted(Stream.of(ProposalKind.values()).map(ProposalKind::label)));
    assertThat(listed("proposal.pending", "state"))
        .isEqualTo(sorted(Stream.of(ProposalState.values()).map(ProposalState::label)));
    assertThat(listed("mail.due", "kind"))
        .isEqualTo(sorted(Stream.of(Mailing.Kind.values()).map(Mailing.Kind::name)));
    assertThat(listed("dev.paydown.move.requested", "action"))
        .isEqualTo(sorted(Stream.of(MoveAction.values()).map(MoveAction::label)));
  }

  private static Set<String> listed(String type, String field) {
    return words(schema(type).at("/properties/detail/properties/" + field + "/enum"));
  }

  private static Set<String> sorted(Stream<String> words) {
    return words.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }
}
