package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.DynamoEventLog;
import dev.paydown.aws.dynamo.DynamoWorkspaceStore;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.store.Advancer;
import dev.paydown.local.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The command against a stack's table and buckets, as an engineer runs it. */
@Tag("localstack")
final class EraseOnLocalStackTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");

  private final String stack = "s" + UUID.randomUUID().toString().replace("-", "");
  private final String bucket = stack + "-quarantinebucket-1abc2def";
  private final Clients clients = new Clients();
  private final S3Client s3 = clients.buckets().get();
  private final Table table = table();
  private final DynamoEventLog log = new DynamoEventLog(table);
  private final Advancer advancer = new Advancer(new DynamoWorkspaceStore(table));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int entries;

  private Table table() {
    Tables.create(clients.dynamo(), stack + "-Table-1ABC2DEF");
    return new Table(clients.dynamo(), stack + "-Table-1ABC2DEF", new SecureRandom());
  }

  private void said(Fact fact) {
    LogEntry entry = new LogEntry("e" + entries++, NOW, List.of(fact));
    log.append("acme", entry);
    assertThat(advancer.advance("acme", List.of(entry))).isEmpty();
  }

  private void people(String... emails) {
    said(
        new Fact.PeoplePut(
            NOW.plusSeconds(entries),
            List.of(emails).stream()
                .map(
                    email ->
                        new Person(
                            email,
                            "Ada King",
                            Optional.empty(),
                            Map.of("github", List.of("ada")),
                            Optional.empty(),
                            List.of()))
                .toList()));
  }

  private void quarantined(String place, String body) {
    s3.putObject(put -> put.bucket(bucket).key(place), RequestBody.fromString(body));
  }

  private int erase(String... options) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] arguments = new String[options.length + 4];
    arguments[0] = "erase";
    arguments[1] = "Ada@acme.test";
    arguments[2] = "--stack";
    arguments[3] = stack;
    System.arraycopy(options, 0, arguments, 4, options.length);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void what_is_held_of_a_person_is_shown_and_then_erased_for_good() {
    new DynamoWorkspaceStore(table).create(WorkspaceState.empty("acme"), "Acme");
    s3.createBucket(
        create ->
            create
                .bucket(bucket)
                .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));
    quarantined("acme/1", "{\"by\":\"ada@acme.test\"");
    quarantined("acme/2", "{\"by\":\"eve@acme.test\"");
    quarantined("other/1", "{\"by\":\"ada@acme.test\"");
    people("ada@acme.test");
    said(
        new Fact.ItemChanged(
            new ItemRef.Own("github", "1"),
            NOW,
            0,
            Actor.HUMAN,
            List.of(FieldChange.set(ItemField.OWNER, PersonRef.alias("github", "ada").value()))));

    assertThat(erase()).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("address   ada@acme.test")
        .contains("user ids  github:ada")
        .contains("called    Ada King")
        .contains("first     they are among the people")
        .contains("Nothing is changed yet");
    assertThat(erase("--for-good")).isEqualTo(1);
    assertThat(err.toString())
        .contains("they are among the people: put people and settings without them first");
    assertThat(erase("--workspace", "nowhere")).isEqualTo(1);
    assertThat(err.toString()).contains("there is no workspace nowhere");

    people();
    assertThat(erase("--for-good")).as(err.toString()).isZero();
    System.out.println(out);
    assertThat(out.toString())
        .contains("raw bodies               1 deleted")
        .containsPattern("Erased: \\d+ rows were written")
        .containsPattern("erased-[a-z0-9]{10}@erased\\.invalid stands for them");
    assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents())
        .extracting(object -> object.key())
        .containsExactly("acme/2", "other/1");
    assertThat(erase("--for-good")).isEqualTo(1);
    assertThat(err.toString()).contains("nothing in this workspace names");
  }
}
