package dev.paydown.aws.dynamo;

import dev.paydown.brain.erasure.Renaming;
import dev.paydown.tools.json.RenamedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One row in which stand-ins are put where it names a person.
 *
 * @param renamed the attributes that change, beside the key
 */
record RenamedRow(
    Key key, Key to, Map<String, AttributeValue> row, Map<String, AttributeValue> renamed) {
  /** Rows that a commit writes: their records change with the state, by a commit. */
  private static final Set<String> OF_STATE =
      Stream.concat(Section.ALL.stream().map(Section::kind), Stream.of("state"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> RECORD = Set.of("body", "zipped", "stamp");
  private static final Set<String> KEY = Set.of("pk", "sk");

  static RenamedRow of(Map<String, AttributeValue> row, Renaming renaming) {
    String kind = Row.maybe(row, "kind").orElse("");
    // A move and its packet are in Paydown's own words, and so is all that it made of what was
    // said.
    boolean isOwn = kind.equals("execution") || OF_STATE.contains(kind);
    RenamedJson words = isOwn ? RenamedJson.ofOwn(renaming) : RenamedJson.ofSaid(renaming);
    Map<String, AttributeValue> renamed = new LinkedHashMap<>();
    row.forEach(
        (name, value) -> {
          boolean isRecordOfState = OF_STATE.contains(kind) && RECORD.contains(name);
          if (!KEY.contains(name) && !name.equals("stamp") && !isRecordOfState) {
            String text = text(name, value);
            String after = renamed(text, words, renaming);
            if (!after.equals(text) && name.equals(ChangedRows.ATTRIBUTE)) {
              // Rows stand under their old names until a commit: a renamed list would be false.
              renamed.put(name, AttributeValue.fromS(ChangedRows.UNKNOWN));
            } else if (!after.equals(text)) {
              renamed.put(name, value.b() == null ? AttributeValue.fromS(after) : zipped(after));
              if (row.containsKey("stamp") && RECORD.contains(name)) {
                renamed.put("stamp", AttributeValue.fromS(Key.sha256(after)));
              }
            }
          }
        });
    Key key = Key.of(row);
    return new RenamedRow(key, key(key, kind, row, renaming), row, renamed);
  }

  /** What it says there, whether or not it stands zipped; nothing where it is no text. */
  private static String text(String name, AttributeValue value) {
    if (value.s() != null) {
      return value.s();
    }
    return name.equals("zipped") && value.b() != null
        ? Zip.text(value.b().asByteArrayUnsafe())
        : "";
  }

  private static AttributeValue zipped(String json) {
    return AttributeValue.fromB(
        SdkBytes.fromByteArrayUnsafe(Zip.of(json.getBytes(StandardCharsets.UTF_8))));
  }

  static String renamed(String text, RenamedJson words, Renaming renaming) {
    boolean isJson = text.startsWith("{") || text.startsWith("[");
    return isJson ? words.applied(text) : renaming.applied(text);
  }

  private static Key key(Key key, String kind, Map<String, AttributeValue> row, Renaming renaming) {
    if (kind.equals("log")) {
      String id = Row.text(row, "id");
      String renamed = renaming.applied(id);
      return renamed.equals(id) ? key : Key.log(Key.workspace(key.pk()), renamed);
    }
    return OF_STATE.contains(kind) ? key : new Key(key.pk(), renaming.applied(key.sk()));
  }

  boolean isSame() {
    return renamed.isEmpty() && key.equals(to);
  }

  /** The writes that rename it, if what changes still is what was read. */
  List<TransactWriteItem> writes(Table table) {
    Condition with = new Condition();
    List<String> unchanged = new ArrayList<>(List.of(Condition.PRESENT));
    for (String name : renamed.keySet()) {
      with.value(":was_" + name, row.getOrDefault(name, AttributeValue.fromNul(true)));
      unchanged.add("#" + name + " = :was_" + name);
    }
    String condition = String.join(" AND ", unchanged);
    if (key.equals(to)) {
      return List.of(table.updating(key, with.setting(renamed), condition, with));
    }
    Map<String, AttributeValue> after = new LinkedHashMap<>(row);
    after.putAll(renamed);
    after.putAll(to.attributes());
    return List.of(
        table.deleting(key, condition, with),
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table.name())
                        .item(after)
                        .conditionExpression("attribute_not_exists(pk)"))
            .build());
  }
}
