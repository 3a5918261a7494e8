package dev.paydown.tools.events;

import static dev.paydown.tools.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsReaderTest {
  private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
  private static final ItemRef.Own ITEM = new ItemRef.Own("events", "design-1");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final EventsTool TOOL =
      new EventsTool(request -> new Outcome.Unreached("no network in this test"));

  @TestFactory
  Stream<DynamicTest> an_event_becomes_what_its_sender_expects() {
    return Golden.of(TOOL, connection(Optional.empty()));
  }

  @TestFactory
  Stream<DynamicTest> whatever_is_made_of_an_event_it_is_read_without_harm() {
    return Hostile.variants(TOOL, connection(Optional.empty()));
  }

  @Test
  void an_opened_item_carries_every_field() {
    assertThat(
            read(
                event(
                    "item.opened",
                    """
                    {"kind":"design","title":"The  design","url":"https://x.example/d","owner":"Ada@Example.com",
                     "start":"2026-11-20","due":"2026-11-24","estimateDays":2.50,"why":"A law","done":"It is drawn",
                     "owed":["the form","the\\nlogo"],"parent":"events:launch","clientFacing":false,"pinned":true}
                    """)))
        .isEqualTo(
            facts(
                changed(
                    FieldChange.set(ItemField.KIND, "design"),
                    FieldChange.set(ItemField.TITLE, "The design"),
                    FieldChange.set(ItemField.URL, "https://x.example/d"),
                    FieldChange.set(ItemField.OWNER, "ada@example.com"),
                    FieldChange.set(ItemField.START, "2026-11-20"),
                    FieldChange.set(ItemField.DUE, "2026-11-24"),
                    FieldChange.set(ItemField.ESTIMATE_DAYS, "2.5"),
                    FieldChange.set(ItemField.WHY, "A law"),
                    FieldChange.set(ItemField.DONE, "It is drawn"),
                    FieldChange.set(ItemField.OWED, "the form\nthe logo"),
                    FieldChange.set(ItemField.PARENT, "own:events/launch"),
                    FieldChange.set(ItemField.CLIENT_FACING, "false"),
                    FieldChange.set(ItemField.PINNED, "true"))));
  }

  @Test
  void absent_is_unchanged_and_null_is_cleared() {
    assertThat(read(event("item.changed", "{\"due\":null,\"parent\":\"linear:ENG-1\"}")))
        .isEqualTo(
            facts(
                changed(
                    FieldChange.cleared(ItemField.DUE),
                    FieldChange.set(ItemField.PARENT, "named:linear:ENG-1"))));
    assertThat(read(event("item.opened", "{}"))).isEqualTo(facts(changed()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.0004", "-0.0", "1e-320"})
  void an_estimate_of_nothing_is_none(String days) {
    assertThat(read(event("item.changed", "{\"estimateDays\":" + days + "}")))
        .isEqualTo(facts(changed(FieldChange.cleared(ItemField.ESTIMATE_DAYS))));
  }

  @ParameterizedTest
  @CsvSource({
    "started,STARTED",
    "finished,FINISHED",
    "cancelled,CANCELLED",
    "reopened,REOPENED",
    "unblocked,UNBLOCKED"
  })
  void a_change_of_status_names_who_did_it(String type, Transition to) {
    assertThat(read(event("item." + type, "{\"by\":\"bob@example.com\"}")))
        .isEqualTo(
            facts(
                changed(),
                new Fact.StatusChanged(
                    ITEM, AT, 0, Actor.HUMAN, to, Optional.of(email("bob@example.com")))));
  }

  @Test
  void a_blocked_item_says_by_what_and_who_clears_it() {
    assertThat(
            read(
                event(
                    "item.blocked",
                    "{\"reason\":\"no key\",\"by\":\"events:keys\",\"clearedBy\":\"c@x.example\"}")))
        .isEqualTo(
            facts(
                changed(),
                new Fact.Blocked(
                    ITEM,
                    AT,
                    0,
                    Actor.HUMAN,
                    Optional.of("no key"),
                    Optional.of(new ItemRef.Own("events", "keys")),
                    Optional.of(email("c@x.example")))));
  }

  @Test
  void a_link_makes_no_item_and_has_its_defaults() {
    ItemRef from = new ItemRef.Own("events", "design-1");
    ItemRef to = new ItemRef.Named("ENG-12");
    String ends = "\"from\":\"events:design-1\",\"to\":\"ENG-12\",\"kind\":\"blocks\"";
    assertThat(read(event("link.made", "{" + ends + "}")))
        .isEqualTo(
            facts(
                new Fact.LinkMade(
                    from,
                    to,
                    LinkKind.BLOCKS,
                    LinkType.FS,
                    0,
                    LagUnit.WORKING,
                    Provenance.NATIVE,
                    AT,
                    0,
                    Actor.HUMAN)));
    assertThat(
            read(
                event(
                    "link.made",
                    "{" + ends + ",\"type\":\"SS\",\"lagDays\":3,\"lagUnit\":\"calendar\"}")))
        .isEqualTo(
            facts(
                new Fact.LinkMade(
                    from,
                    to,
                    LinkKind.BLOCKS,
                    LinkType.SS,
                    3,
                    LagUnit.CALENDAR,
                    Provenance.NATIVE,
                    AT,
                    0,
                    Actor.HUMAN)));
    assertThat(read(event("link.cut", "{" + ends + "}")))
        .isEqualTo(facts(new Fact.LinkCut(from, to, LinkKind.BLOCKS, AT, 0, Actor.HUMAN)));
  }

  @Test
  void approvals_threads_slots_percent_and_acknowledgements_are_read() {
    PersonRef ada = email("ada@example.com");
    assertThat(read(event("approval.requested", "{\"of\":\"ada@example.com\"}")))
        .isEqualTo(facts(changed(), new Fact.ApprovalRequested(ITEM, AT, 0, Actor.HUMAN, ada)));
    assertThat(
            read(event("approval.decided", "{\"of\":\"ada@example.com\",\"outcome\":\"denied\"}")))
        .isEqualTo(
            facts(
                changed(),
                new Fact.ApprovalDecided(ITEM, AT, 0, Actor.HUMAN, ada, ApprovalOutcome.DENIED)));
    assertThat(
            read(
                event(
                    "thread.posted",
                    "{\"author\":\"ada@example.com\",\"asks\":[\"b@x.example\"],\"text\":\"Well?\"}")))
        .isEqualTo(
            facts(
                changed(),
                new Fact.ThreadPosted(
                    ITEM, AT, 0, Actor.HUMAN, ada, List.of(email("b@x.example")), false, "Well?")));
    assertThat(read(event("thread.closed", "{}")))
        .isEqualTo(facts(changed(), new Fact.ThreadClosed(ITEM, AT, 0, Actor.HUMAN)));
    assertThat(
            read(
                event(
                    "slot.booked",
                    "{\"start\":\"2026-11-24T09:00:00+01:00\",\"end\":\"2026-11-24T10:00:00+01:00\",\"people\":[]}")))
        .isEqualTo(
            facts(
                changed(),
                new Fact.SlotSet(
                    ITEM,
                    AT,
                    0,
                    Actor.HUMAN,
                    Instant.parse("2026-11-24T08:00:00Z"),
                    Instant.parse("2026-11-24T09:00:00Z"),
                    List.of())));
    assertThat(read(event("slot.cancelled", "{}")))
        .isEqualTo(facts(changed(), new Fact.SlotCancelled(ITEM, AT, 0, Actor.HUMAN)));
    assertThat(read(event("handoff.acknowledged", "{\"by\":\"ada@example.com\"}")))
        .isEqualTo(facts(changed(), new Fact.HandoffAcknowledged(ITEM, AT, 0, Actor.HUMAN, ada)));
    assertThat(read(event("item.progressed", "{\"percent\":80}")))
        .isEqualTo(facts(changed(FieldChange.set(ItemField.PERCENT, "80"))));
  }

  @Test
  void without_a_time_the_receipt_counts_and_extensions_name_actor_and_version() {
    String body =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"subject\":\"design-1\","
            + "\"type\":\"dev.paydown.item.changed\",\"actor\":\"bot\",\"sequence\":\"0042\"}";
    assertThat(read(body))
        .isEqualTo(
            facts(
                new Fact.ItemChanged(
                    ITEM,
                    NOW,
                    42,
                    Actor.BOT,
                    List.of(FieldChange.set(ItemField.KEY, "design-1")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "item.opened|{\"due\":\"2026-13-01\"}|data.due \"2026-13-01\" is not a date",
        "item.opened|{\"due\":20261301}|data.due is not a text",
        "item.opened|{\"owner\":\"ada\"}|data.owner is not an email address",
        "item.opened|{\"url\":\"javascript:alert(1)\"}|data.url is not an http or https address of at most 2,000 characters",
        "item.opened|{\"url\":\"https://acme.example/\\u202ea\"}|data.url is not an http or https address of at most 2,000 characters",
        "item.opened|{\"url\":\"https://ac\\ufeffme.example/a\"}|data.url is not an http or https address of at most 2,000 characters",
        "item.opened|{\"estimateDays\":-1}|data.estimateDays is not within 0 to 10000",
        "item.opened|{\"owed\":[1]}|data.owed[0] is not a text",
        "item.opened|{\"pinned\":\"yes\"}|data.pinned is neither true nor false",
        "item.opened|[]|data is not a JSON object",
        "item.progressed|{\"percent\":101}|data.percent is not within 0 to 100",
        "item.progressed|{}|data.percent is missing",
        "link.made|{\"to\":\"a\",\"kind\":\"blocks\"}|data.from is missing",
        "link.made|{\"from\":\"b\",\"to\":\"a\",\"kind\":\"likes\"}|data.kind \"likes\" is not blocks or contains",
        "link.made|{\"from\":\"b\",\"to\":\"a\",\"kind\":\"blocks\",\"lagDays\":1.5}|data.lagDays is not a whole number",
        "approval.requested|{}|data.of is missing",
        "approval.decided|{\"of\":\"a@x.example\",\"outcome\":\"maybe\"}|data.outcome \"maybe\" is not granted, denied or withdrawn",
        "thread.posted|{\"author\":\"a@x.example\",\"asks\":[\"b\"]}|data.asks[0] is not an email address",
        "slot.booked|{\"start\":\"2026-11-24\",\"end\":\"2026-11-24\"}|data.start \"2026-11-24\" is not an RFC 3339 time",
        "item.exploded|{}|unknown event type \"dev.paydown.item.exploded\""
      })
  void a_bad_field_is_named_with_its_fault(String type, String data, String why) {
    assertThat(read(event(type, data))).isEqualTo(new Reading.Unreadable(why));
  }

  private static Connection connection(Optional<String> callback) {
    return Fixtures.connection("events", SECRET, callback);
  }

  private static String event(String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"subject\":\"design-1\","
        + "\"time\":\"2026-11-20T15:00:00Z\",\"type\":\"dev.paydown."
        + type
        + "\",\"data\":"
        + data
        + "}";
  }

  private static Reading read(String body) {
    return read(body, Map.of("content-type", "application/json"));
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), connection(Optional.empty()));
  }

  private static Reading facts(Fact... facts) {
    return new Reading.Facts(List.of(facts));
  }

  private static Fact changed(FieldChange... more) {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, "design-1"));
    changes.addAll(Arrays.asList(more));
    return new Fact.ItemChanged(ITEM, AT, 0, Actor.HUMAN, changes);
  }

  private static PersonRef email(String address) {
    return PersonRef.email(address);
  }
}
