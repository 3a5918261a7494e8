package dev.paydown.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.dynamo.Audit;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.ledger.Account;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Weeks;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.Connection;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.BrainJson;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What holds at the end of every story; each law gives the faults that it finds. */
final class Laws {
  private final Story story;
  private final Deployment clear;
  private final WorkspaceState state;
  private final List<LogEntry> log;

  Laws(Story story) {
    this.story = story;
    this.clear = story.ground.clear();
    this.state = story.state();
    this.log =
        rows("log").stream()
            .map(row -> BrainJson.read(MemoryTable.text(row, "body"), LogEntry.class))
            .toList();
  }

  /** Every fault against every law. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    faults.addAll(nothingAcknowledgedIsLost());
    faults.addAll(whatWasTakenInIsInTheGraph());
    faults.addAll(everyAnswerThatWasTakenStands());
    faults.addAll(noEffectTwice());
    faults.addAll(noMailTwice());
    faults.addAll(theGraphShowsWhatTheToolsShow());
    faults.addAll(everyConfirmedMoveEnds());
    faults.addAll(everyProposalEnds());
    faults.addAll(theStatementReconciles());
    faults.addAll(replayFindsNoDifference());
    faults.addAll(everyChainOfAuditHolds());
    story.ground.escaped().forEach(each -> faults.add("broke although nothing failed: " + each));
    story.ground.queues.left().forEach(each -> faults.add("left in a queue: " + each));
    return faults;
  }

  private List<Map<String, AttributeValue>> rows(String kind) {
    return story.ground.memory().all().stream()
        .filter(row -> MemoryTable.text(row, "kind").equals(kind))
        .toList();
  }

  /** A delivery that was answered 2xx stands in the log or aside, unless it said nothing. */
  private List<String> nothingAcknowledgedIsLost() {
    Set<String> logged = log.stream().map(LogEntry::id).collect(Collectors.toSet());
    Set<String> aside =
        rows("quarantine").stream()
            .map(row -> MemoryTable.text(row, "id"))
            .collect(Collectors.toSet());
    List<String> faults = new ArrayList<>();
    for (Letters.Acknowledged each : story.letters.acknowledged()) {
      String id = entryId(each);
      boolean isThere =
          switch (each.said()) {
            case "Taken in.", "Taken in before." -> logged.contains(id);
            case "Kept aside." -> aside.contains(id);
            case "Nothing to record." -> true;
            default -> false;
          };
      if (!isThere) {
        faults.add("acknowledged and lost: " + id + ", " + each.said());
      }
    }
    aside.stream()
        .filter(id -> id.isEmpty() || logged.contains(id))
        .forEach(id -> faults.add("both taken in and aside: " + id));
    return faults;
  }

  private String entryId(Letters.Acknowledged each) {
    String id = each.path().substring("/hooks/".length());
    Connection connection = clear.directory().connection(id).orElseThrow();
    Tool tool = Objects.requireNonNull(clear.tools().get(connection.tool()));
    return switch (tool.verify(each.delivery(), connection)) {
      case Verdict.Genuine(String delivery) -> connection.name() + "#" + delivery;
      case Verdict.Refused _, Verdict.Handshake _ -> "a delivery that was never genuine";
    };
  }

  /** The graph is what the whole log says, in any order. */
  private List<String> whatWasTakenInIsInTheGraph() {
    WorkspaceState read = Advance.read(WorkspaceState.empty(state.workspace()), log);
    List<String> faults = new ArrayList<>();
    differing("item", state.items(), read.items(), faults);
    differing("link", state.links(), read.links(), faults);
    return faults;
  }

  private static <T> void differing(
      String what, Map<String, T> held, Map<String, T> read, List<String> faults) {
    Map<String, T> all = new TreeMap<>(held);
    all.putAll(read);
    for (String id : all.keySet()) {
      if (!Objects.equals(held.get(id), read.get(id))) {
        faults.add(
            what + " " + id + " is not as the log says: " + held.get(id) + " / " + read.get(id));
      }
    }
  }

  private List<String> everyAnswerThatWasTakenStands() {
    Set<String> logged = log.stream().map(LogEntry::id).collect(Collectors.toSet());
    return story.readers.answered().stream()
        .map(each -> "decision#" + each.proposal() + "#" + each.version())
        .filter(id -> !logged.contains(id))
        .map(id -> "told to be taken, and not in the log: " + id)
        .distinct()
        .toList();
  }

  /** An execution writes each thing once, and nothing is written without one. */
  private List<String> noEffectTwice() {
    Map<String, Long> counts =
        story.offices.written().stream()
            .collect(
                Collectors.groupingBy(
                    each ->
                        String.join(
                            " ",
                            each.execution(),
                            each.tool(),
                            each.effect().mutation(),
                            each.effect().target()),
                    Collectors.counting()));
    List<String> faults = new ArrayList<>();
    counts.forEach(
        (effect, count) -> {
          if (count > 1 || effect.startsWith("no execution")) {
            faults.add("made " + count + " times: " + effect);
          }
        });
    return faults;
  }

  /** A mail goes out again only where something went wrong in the call that sent it before. */
  private List<String> noMailTwice() {
    Map<String, List<Wires.Sent>> byMailing =
        story.ground.wires.sent().stream().collect(Collectors.groupingBy(Wires.Sent::mailing));
    List<String> faults = new ArrayList<>();
    for (List<Wires.Sent> sent : byMailing.values()) {
      Set<Integer> calls =
          sent.stream()
              .map(Wires.Sent::call)
              .filter(call -> !story.weather.hasStruck(call))
              .collect(Collectors.toSet());
      int last = sent.getLast().call();
      if (!(calls.isEmpty() || calls.equals(Set.of(last)))) {
        faults.add("mailed again: " + sent);
      }
    }
    return faults;
  }

  /**
   * What deliveries did not tell, sweeps and readings found. A sweep takes a clock for right that
   * is ahead of its tool's by five minutes, and no further.
   */
  private List<String> theGraphShowsWhatTheToolsShow() {
    if (story.isFarClocks()) {
      return List.of();
    }
    Map<String, Item> items = Picture.of(state).graph().items();
    List<String> faults = new ArrayList<>();
    shown("linear", story.offices.linear().desk(), "dueDate", items, faults);
    shown("jira", story.offices.jira().desk(), "duedate", items, faults);
    return faults;
  }

  private static void shown(
      String connection, Desk desk, String field, Map<String, Item> items, List<String> faults) {
    for (Entity issue : desk.read(books -> List.copyOf(books.all("issues").values()))) {
      Optional<String> due =
          Optional.ofNullable(items.get(connection + "/" + issue.id()))
              .flatMap(Item::due)
              .map(LocalDate::toString);
      if (!due.equals(issue.find(field))) {
        faults.add("the graph shows " + due + " of " + connection + " " + issue.fields());
      }
    }
  }

  /** Each execution has an outcome, and what is said to be made was made, by us or somebody. */
  private List<String> everyConfirmedMoveEnds() {
    List<String> faults = new ArrayList<>();
    Set<String> written =
        story.offices.written().stream()
            .map(Offices.Written::execution)
            .collect(Collectors.toSet());
    Set<String> ids =
        rows("execution").stream()
            .map(row -> MemoryTable.text(row, "id"))
            .collect(Collectors.toSet());
    for (Map<String, AttributeValue> row : rows("execution")) {
      String outcome = MemoryTable.text(row, "outcome");
      if (outcome.isEmpty()) {
        faults.add("a confirmed move that never ended: " + MemoryTable.text(row, "body"));
      }
    }
    written.stream()
        .filter(id -> !ids.contains(id))
        .forEach(id -> faults.add("made without an execution: " + id));
    return faults;
  }

  private List<String> everyProposalEnds() {
    List<String> faults = new ArrayList<>();
    for (Proposal each : story.unended()) {
      faults.add(
          "a proposal that never ended: "
              + each.id()
              + " "
              + each.state()
              + " "
              + each.recipient());
    }
    for (Proposal each : state.proposals().values()) {
      if (each.state() == ProposalState.CONFIRMED || each.state() == ProposalState.EXECUTING) {
        faults.add("a proposal still under way: " + each.id());
      }
    }
    return faults;
  }

  private List<String> theStatementReconciles() {
    List<String> faults = new ArrayList<>();
    Map<Account, Long> net = new EnumMap<>(Account.class);
    for (Entry entry : state.entries().values()) {
      net.merge(entry.debit(), entry.seconds(), Long::sum);
      net.merge(entry.credit(), -entry.seconds(), Long::sum);
    }
    if (net.values().stream().mapToLong(Long::longValue).sum() != 0) {
      faults.add("debits and credits differ: " + net);
    }
    long closing = 0;
    LocalDate last = LocalDate.ofInstant(state.now(), ZoneOffset.UTC).minusDays(1);
    LocalDate week = Weeks.monday(last.minusDays(100));
    for (; !week.isAfter(last); week = week.plusWeeks(1)) {
      JsonNode statement =
          story.company.asked("GET", "/api/statements/" + Weeks.label(week), Map.of());
      Function<String, Long> of = name -> statement.path(name).asLong();
      long sum =
          of.apply("opening")
              + of.apply("incurred")
              + of.apply("interest")
              - of.apply("paid")
              - of.apply("writtenOff");
      long buckets = 0;
      for (JsonNode bucket : statement.path("ageing")) {
        buckets += bucket.path("balance").asLong();
      }
      if (of.apply("opening") != closing
          || sum != of.apply("closing")
          || buckets != of.apply("closing")) {
        faults.add("the statement does not reconcile: " + statement);
      }
      closing = of.apply("closing");
    }
    return faults;
  }

  private List<String> replayFindsNoDifference() {
    JsonNode replay = story.company.asked("POST", "/api/replay", Map.of());
    List<String> faults = new ArrayList<>();
    replay.path("differences").forEach(each -> faults.add("replay: " + each.asText()));
    return faults;
  }

  private List<String> everyChainOfAuditHolds() {
    Audit audit = new Audit(new Table(story.ground.memory(), "paydown", new Random(1)));
    List<String> faults = new ArrayList<>();
    for (String proposal : state.proposals().keySet()) {
      Optional<Long> broken = Audit.brokenAt(audit.chain(state.workspace(), proposal));
      broken.ifPresent(at -> faults.add("the audit of " + proposal + " is broken at " + at));
    }
    return faults;
  }
}
