package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.erasure.Renaming;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.Feed;
import dev.paydown.brain.store.MagicLinks.Decided;
import dev.paydown.brain.store.PreferenceLink;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Replay;
import dev.paydown.brain.store.Session;
import dev.paydown.brain.store.SignIn;
import dev.paydown.brain.store.Snapshots.Cut;
import dev.paydown.brain.store.Snapshots.Taken;
import dev.paydown.tools.json.BrainJson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Ada worked here for three weeks, under her address and two user ids, and has left. */
@Tag("contract")
final class ErasingTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");
  private static final PersonRef ADA = PersonRef.email("ada@acme.test");
  private static final String TOKEN = "k3v9x2m7";
  private static final String STAND_IN = "erased-k3v9x2m7@erased.invalid";
  private static final Pattern NAMED =
      Pattern.compile("\\bada\\b|\\bking\\b|\\bU1\\b", Pattern.CASE_INSENSITIVE);
  private static final SortedSet<String> NOTHING_ELSE = new TreeSet<>();

  private final Table table = Database.table();
  private final String workspace = Database.workspace();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final DynamoEventLog log = new DynamoEventLog(table);
  private final Advancer advancer = new Advancer(store);
  private final Erasing erasing = new Erasing(table, () -> MONDAY.plus(Duration.ofDays(30)));
  private Instant now = MONDAY;
  private int entries;

  ErasingTest() {
    store.create(WorkspaceState.empty(workspace), "Acme");
  }

  private void said(String id, Fact... facts) {
    LogEntry entry = new LogEntry(id, now, List.of(facts));
    log.append(workspace, entry);
    assertThat(advancer.advance(workspace, List.of(entry))).isEmpty();
  }

  private void said(Fact... facts) {
    said("e" + entries++, facts);
  }

  private static Person person(String email, String name, Map<String, List<String>> aliases) {
    return new Person(
        email, name, Optional.empty(), aliases, Optional.of("lead@acme.test"), List.of());
  }

  private static Person ada() {
    return person("ada@acme.test", "Ada King", Map.of("slack", List.of("U1")));
  }

  private static Person lead() {
    return person("lead@acme.test", "Lena", Map.of());
  }

  private void people(Person... people) {
    said(new Fact.PeoplePut(now, List.of(people)));
  }

  private void opened(String key, PersonRef owner) {
    said(
        new Fact.ItemChanged(
            new ItemRef.Own("studio", key),
            now,
            0,
            Actor.HUMAN,
            List.of(
                FieldChange.set(ItemField.TITLE, "Work on " + key),
                FieldChange.set(ItemField.OWNER, owner.value()),
                FieldChange.set(ItemField.DUE, "2026-11-06"))));
  }

  private void asked(String key, PersonRef of) {
    said(new Fact.ApprovalRequested(new ItemRef.Own("studio", key), now, 0, Actor.HUMAN, of));
  }

  private void later(int days) {
    now = now.plus(Duration.ofDays(days));
    said("tick#" + now, new Fact.Ticked(now));
  }

  /** Work that she owns, was asked to approve and wrote about; then she leaves, and weeks pass. */
  private void worked() {
    people(ada(), lead());
    said(new Fact.PersonSeen(now, new PersonRef("github:ada"), Optional.of(ADA), "ada"));
    opened("a", ADA);
    opened("b", new PersonRef("github:ada"));
    opened("c", PersonRef.email("lead@acme.test"));
    asked("c", new PersonRef("slack:U1"));
    said(
        "mail#ada@acme.test#1",
        new Fact.ThreadPosted(
            new ItemRef.Own("studio", "c"),
            now,
            0,
            Actor.HUMAN,
            new PersonRef("github:ada"),
            List.of(PersonRef.email("lead@acme.test")),
            false,
            "Can you look? Ada King, ada@acme.test; <@U1> on chat"));
    later(5);
    people(lead());
    later(9);
  }

  private WorkspaceState held() {
    return store.load(workspace).orElseThrow();
  }

  private List<String> differences() {
    return new Replay(store, new DynamoJournal(table), Advance::step).of(workspace).differences();
  }

  /** Where anything stored in the workspace names her, by no means of what erases. */
  private List<String> named() {
    List<String> named = new ArrayList<>();
    table.each(
        row -> {
          if (Row.maybe(row, "ws").filter(workspace::equals).isPresent()) {
            row.forEach(
                (name, value) ->
                    note(
                        Row.text(row, "pk") + " " + Row.text(row, "sk") + " " + name,
                        name.equals("zipped")
                            ? Zip.text(Row.bytes(row, name))
                            : String.valueOf(value.s()),
                        named));
          }
        });
    new DynamoSnapshots(table)
        .base(workspace)
        .ifPresent(base -> note("the snapshot", BrainJson.write(base), named));
    return named;
  }

  private static void note(String where, String text, List<String> named) {
    Matcher found = NAMED.matcher(where + ": " + text);
    if (found.find()) {
      named.add(where + " names " + found.group());
    }
  }

  private Erasing.Outcome erase() {
    return erased(erasing, workspace, TOKEN);
  }

  private static Erasing.Outcome erased(Erasing erasing, String workspace, String token) {
    return erasing.erase(workspace, erasing.search(workspace, ADA, NOTHING_ELSE, token));
  }

  @Test
  void nothing_names_her_any_more_and_work_debt_and_questions_stand_as_they_stood() {
    worked();
    WorkspaceState before = held();
    assertThat(before.liabilities().values())
        .extracting(Liability::kind)
        .contains(LiabilityKind.PENDING_APPROVAL, LiabilityKind.ORPHANED);
    assertThat(named()).isNotEmpty();

    assertThat(erase())
        .isInstanceOfSatisfying(
            Erasing.Erased.class,
            erased -> {
              assertThat(erased.by().who().aliases()).containsExactly("github:ada", "slack:U1");
              assertThat(erased.rows()).isPositive();
            });

    assertThat(named()).isEmpty();
    WorkspaceState after = held();
    assertThat(after.items().keySet()).isEqualTo(before.items().keySet());
    assertThat(after.entries().values())
        .extracting(Entry::seconds)
        .containsExactlyElementsOf(before.entries().values().stream().map(Entry::seconds).toList());
    assertThat(after.liabilities().values())
        .extracting(held -> held.kind() + " " + held.item() + " " + held.openedAt() + held.state())
        .containsExactlyInAnyOrderElementsOf(
            before.liabilities().values().stream()
                .map(h -> h.kind() + " " + h.item() + " " + h.openedAt() + h.state())
                .toList());
    assertThat(after.proposals()).hasSameSizeAs(before.proposals());
    assertThat(after.mailings()).hasSameSizeAs(before.mailings());
    assertThat(Advance.step(after, List.of())).as("nothing follows from it").isEqualTo(after);
    assertThat(differences()).isEmpty();
  }

  @Test
  void the_workspace_goes_on_from_there() {
    worked();
    erase();
    opened("d", PersonRef.email("lead@acme.test"));
    later(3);
    assertThat(differences()).isEmpty();
    assertThat(named()).isEmpty();
    assertThat(table.query(Key.erasures(workspace))).as("who she was is nowhere kept").isEmpty();
  }

  @Test
  void the_log_stays_to_be_read_and_a_replay_begins_behind_it() {
    worked();
    long rows = logged();
    new DynamoSnapshots(table).take(held(), now);
    erase();
    assertThat(logged()).as("and what says that no mail reaches her").isEqualTo(rows + 1);
    assertThat(new DynamoSnapshots(table).taken(workspace))
        .containsExactly(
            new Taken(held().version(), MONDAY.plus(Duration.ofDays(30)), Cut.PASSED_OVER));
    assertThat(
            table
                .get(Key.log(workspace, "mail#" + STAND_IN + "#1"))
                .map(row -> Row.record(row, LogEntry.class).facts().getFirst()))
        .containsInstanceOf(Fact.ThreadPosted.class)
        .map(fact -> ((Fact.ThreadPosted) fact).text())
        .contains("Can you look? Erased person, " + STAND_IN + "; <@erased-k3v9x2m7-2> on chat");
  }

  private long logged() {
    return Key.logPartitions(workspace).stream().mapToLong(p -> table.keys(p).size()).sum();
  }

  @Test
  void as_long_as_the_workspace_names_her_as_its_own_nothing_is_changed() {
    people(ada(), lead());
    WorkspaceState before = held();
    assertThat(erase()).isEqualTo(new Erasing.StillThere(List.of("they are among the people")));
    Person eve =
        new Person(
            "eve@acme.test",
            "Eve",
            Optional.empty(),
            Map.of(),
            Optional.of("ada@acme.test"),
            List.of());
    people(eve);
    said(new Fact.SettingsPut(now, Settings.defaults().withSteward("ada@acme.test")));
    assertThat(erase())
        .isEqualTo(
            new Erasing.StillThere(
                List.of("the person eve@acme.test names them", "the settings name them")));
    assertThat(table.query(Key.erasures(workspace))).isEmpty();
    assertThat(held().version()).isEqualTo(before.version() + 2);
  }

  @Test
  void whom_nothing_names_cannot_be_erased() {
    people(lead());
    WorkspaceState before = held();
    assertThat(erase()).isEqualTo(new Erasing.Nobody());
    assertThat(held()).isEqualTo(before);
    assertThatThrownBy(() -> erased(erasing, "nowhere", TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void that_no_mail_reaches_her_is_told_before_one_is_tried() {
    people(lead());
    opened("a", ADA);
    erase();
    assertThat(table.get(Key.log(workspace, "erased#" + TOKEN)))
        .map(row -> Row.record(row, LogEntry.class).facts())
        .contains(List.of(new Fact.MailBounced(MONDAY.plus(Duration.ofDays(30)), STAND_IN)));
    assertThat(named()).isEmpty();
  }

  @Test
  void rows_that_only_her_address_or_a_hash_leads_to_are_found() {
    worked();
    DynamoSessions sessions = new DynamoSessions(table);
    SignIn code = SignIn.first(workspace, "ada@acme.test", "hash", now);
    assertThat(sessions.replace(Optional.empty(), code)).isTrue();
    Session session = new Session(workspace, "s-" + workspace, "ada@acme.test", now);
    sessions.open(session);
    Feed feed = new Feed(workspace, "f-" + workspace, "ada@acme.test", now);
    sessions.add(feed);
    DynamoMagicLinks links = new DynamoMagicLinks(table);
    PreferenceLink link =
        new PreferenceLink("p-" + workspace, workspace, "ada@acme.test", ZoneOffset.UTC, now);
    links.keep(link);
    Quarantine.Kept kept = new Quarantine.Kept("q1", now, "mail", "from Ada@acme.test: too long");
    new DynamoQuarantine(table, (_, _) -> {}, () -> now).keep(workspace, kept, new byte[0]);

    erase();

    assertThat(named()).isEmpty();
    assertThat(sessions.signIn(workspace, "ada@acme.test")).isEmpty();
    assertThat(sessions.signIn(workspace, STAND_IN))
        .contains(SignIn.first(workspace, STAND_IN, "hash", now));
    assertThat(sessions.session(workspace, session.tokenHash()))
        .contains(new Session(workspace, session.tokenHash(), STAND_IN, now));
    assertThat(sessions.feedsOf(workspace, STAND_IN))
        .containsExactly(new Feed(workspace, feed.tokenHash(), STAND_IN, now));
    assertThat(links.preferences(link.tokenHash()))
        .contains(new PreferenceLink(link.tokenHash(), workspace, STAND_IN, ZoneOffset.UTC, now));
    assertThat(new DynamoQuarantine(table, (_, _) -> {}, () -> now).list(workspace))
        .containsExactly(new Quarantine.Kept("q1", now, "mail", "from " + STAND_IN + ": too long"));
  }

  @Test
  void another_workspace_keeps_what_it_knows_of_her() {
    ErasingTest other = new ErasingTest();
    other.worked();
    worked();
    List<String> theirs = other.named();
    erase();
    assertThat(other.named()).isEqualTo(theirs).isNotEmpty();
    assertThat(other.differences()).isEmpty();
  }

  @Test
  void an_audit_stays_whole_and_says_in_which_hash_it_ended() {
    DynamoMagicLinks links = new DynamoMagicLinks(table);
    WorkspaceState empty = held();
    store.commit(empty, Records.rich(workspace), List.of());
    links.put(Records.link(workspace, "hash-" + workspace, 1));
    Decided decided =
        links.decide(
            Records.link(workspace, "hash-" + workspace, 1),
            Records.logEntry("d1"),
            List.of(Records.execution(workspace, "x1")),
            "confirmed by ada@example.org",
            Records.NOW);
    assertThat(decided).isEqualTo(Decided.TAKEN);
    Audit audit = new Audit(table);
    String ended = audit.chain(workspace, "p1").getLast().hash();

    int written =
        new RenamedChain(
                table,
                new Renaming(
                    erasing
                        .search(workspace, PersonRef.email("ada@example.org"), NOTHING_ELSE, TOKEN)
                        .by()))
            .rename(Key.audit(workspace, "p1"), Records.NOW);

    List<Audit.Link> chain = audit.chain(workspace, "p1");
    assertThat(Audit.brokenAt(chain)).isEmpty();
    assertThat(written).isEqualTo(chain.size()).isEqualTo(2);
    assertThat(BrainJson.read(chain.getLast().content(), Audit.Act.class))
        .isEqualTo(
            new Audit.Act(
                Records.NOW,
                "renamed",
                "paydown",
                "a person was erased; the chain ended in " + ended,
                "",
                ""));
  }

  @Test
  void one_that_is_broken_off_anywhere_is_gone_on_with_under_the_same_stand_ins() {
    worked();
    AtomicInteger calls = new AtomicInteger();
    erased(failing(Integer.MAX_VALUE, false, calls), workspace, TOKEN);
    Random random = new Random(3);
    int all = calls.get();
    assertThat(all).isGreaterThan(30);
    for (int story = 0; story < 12; story++) {
      ErasingTest broken = new ErasingTest();
      broken.worked();
      Erasing breaks = broken.failing(1 + random.nextInt(all), story % 2 == 0, new AtomicInteger());
      assertThatThrownBy(() -> erased(breaks, broken.workspace, TOKEN))
          .hasMessageContaining("broken off");
      boolean wasBegun = !broken.table.query(Key.erasures(broken.workspace)).isEmpty();
      Erasing.Outcome ended = erased(broken.erasing, broken.workspace, "another7");
      assertThat(broken.named()).isEmpty();
      assertThat(broken.differences()).isEmpty();
      assertThat(broken.table.query(Key.erasures(broken.workspace))).isEmpty();
      if (wasBegun) {
        assertThat(ended)
            .isInstanceOfSatisfying(
                Erasing.Erased.class, erased -> assertThat(erased.by().token()).isEqualTo(TOKEN));
      }
    }
  }

  /** Erases by calls of which one does not come back, made or not. */
  private Erasing failing(int at, boolean isMade, AtomicInteger calls) {
    DynamoDbClient real = table.client();
    DynamoDbClient client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                  boolean isBroken = calls.incrementAndGet() == at;
                  if (isBroken && !isMade) {
                    throw new IllegalStateException("broken off before");
                  }
                  try {
                    Object answer = method.invoke(real, arguments);
                    if (isBroken) {
                      throw new IllegalStateException("broken off after");
                    }
                    return answer;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new Erasing(
        new Table(client, table.name(), new Random(2)), () -> MONDAY.plus(Duration.ofDays(30)));
  }
}
