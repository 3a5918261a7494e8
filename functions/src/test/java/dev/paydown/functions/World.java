package dev.paydown.functions;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.brain.wire.Queue;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Makes;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.figma.FigmaTool;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.trello.TrelloTool;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A whole deployment in memory: the ports' fakes, a clock that stands, and a tool that obeys. */
public final class World {
  public static final String ADMIN = "admin-token";
  public static final String WORKSPACE = "w1";
  public Instant now = Instant.parse("2026-11-18T10:00:00Z");
  public final MemoryStore store = new MemoryStore();
  public final MemoryLinks links = new MemoryLinks(store);
  public final MemoryExecutions executions = new MemoryExecutions(store);
  public final MemoryDirectory directory = new MemoryDirectory();
  public final List<MailMessage> mails = Collections.synchronizedList(new ArrayList<>());
  public final Map<String, byte[]> received = new HashMap<>();
  public final List<Bus.Event> bus = new ArrayList<>();
  public final MemorySweeps sweeps = new MemorySweeps();
  public final MemorySessions sessions = new MemorySessions();
  public final List<Sent> queue = new ArrayList<>();
  public final List<Aside> quarantine = new ArrayList<>();
  public final ObedientTool tool = new ObedientTool();

  /** In which slots are booked. */
  public final ObedientTool calendar = new ObedientTool(true);

  /** A world with one workspace, its admin token and a connection of tool {@code events}. */
  public World() {
    store.create(WorkspaceState.empty(WORKSPACE), "One");
    directory.admit(Hashes.sha256(ADMIN), WORKSPACE);
    directory.add(connection("hook1", WORKSPACE, "studio"));
  }

  /** A queued message. */
  public record Sent(
      Queue.Name queue, String body, Optional<String> group, Optional<String> deduplication) {}

  /** A delivery kept aside. */
  public record Aside(String workspace, Quarantine.Kept kept, String body) {}

  public static Connection connection(String id, String workspace, String name) {
    return new Connection(
        id,
        workspace,
        name,
        "events",
        List.of("s3cret-s3cret"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Deployment deployment() {
    return deployment("http://localhost:8080");
  }

  public Deployment deployment(String publicUrl) {
    return deployment(
        publicUrl,
        Map.of(
            "events",
            tool,
            "google-calendar",
            calendar,
            "figma",
            new FigmaTool(_ -> new OutgoingHttp.Outcome.Forbidden("not in this test")),
            "trello",
            new TrelloTool(_ -> new OutgoingHttp.Outcome.Forbidden("not in this test"))));
  }

  /** The same with those tools. */
  public Deployment deployment(String publicUrl, Map<String, Tool> tools) {
    return deployment(publicUrl, "", tools);
  }

  /** The same with those tools, whose deliveries come in elsewhere unless that is empty. */
  public Deployment deployment(String publicUrl, String hooksUrl, Map<String, Tool> tools) {
    return new Deployment(
        () -> now,
        new SecureRandom(),
        publicUrl,
        hooksUrl,
        store,
        store,
        store,
        directory,
        links,
        links,
        executions,
        new Quarantine() {
          @Override
          public void keep(String workspace, Quarantine.Kept kept, byte[] body) {
            quarantine.add(
                new World.Aside(workspace, kept, new String(body, StandardCharsets.UTF_8)));
          }

          @Override
          public List<Quarantine.Kept> list(String workspace) {
            return quarantine.stream()
                .filter(each -> each.workspace().equals(workspace))
                .map(World.Aside::kept)
                .toList();
          }
        },
        instant -> List.of(),
        sweeps,
        sessions,
        List::of,
        new NoSnapshots(),
        (workspace, message) -> {
          mails.add(message);
          return "mail-" + mails.size();
        },
        (id, most) -> Optional.ofNullable(received.get(id)),
        bus::addAll,
        (name, body, group, deduplication) -> queue.add(new Sent(name, body, group, deduplication)),
        (name, workspaces) -> {
          throw new AssertionError("no function here writes a manifest");
        },
        tools);
  }

  /**
   * A tool that takes {@code signature: good}, or a secret there, for genuine, greets who says
   * {@code hello} and chooses its secret so, reads a body of {@code nothing} or {@code garbage} as
   * what it says and any other as one fact, and acts as it is told.
   */
  public static final class ObedientTool implements Tool {
    public List<Attempt> answers = new ArrayList<>();
    public boolean makesItsSecret;
    public boolean tellsOfMoves = true;
    public boolean makesMoves = true;
    public Optional<Listening> listening = Optional.empty();
    public final List<Execution> made = new ArrayList<>();
    private final boolean booksSlots;

    ObedientTool() {
      this(false);
    }

    ObedientTool(boolean booksSlots) {
      this.booksSlots = booksSlots;
    }

    @Override
    public boolean booksSlots() {
      return booksSlots;
    }

    @Override
    public String slug() {
      return "events";
    }

    @Override
    public Verdict verify(Delivery delivery, Connection connection) {
      if (delivery.header("hello").isPresent()) {
        return new Verdict.Handshake(
            Map.of("hello", "there"),
            "",
            delivery.header("hello").filter(key -> !key.equals("you")));
      }
      return delivery.header("signature").equals(Optional.of("good"))
              || delivery.header("signature").filter(connection.secrets()::contains).isPresent()
          ? new Verdict.Genuine(delivery.header("id").orElse("none"))
          : new Verdict.Refused("the signature is not good");
    }

    @Override
    public Reading read(Delivery delivery, Connection connection) {
      return switch (new String(delivery.body(), StandardCharsets.UTF_8)) {
        case "nothing" -> new Reading.Nothing("says nothing");
        case "garbage" -> new Reading.Unreadable("data.due is not a date");
        case "vast" ->
            new Reading.Facts(
                new Random(1)
                    .longs(100_000)
                    .<Fact>mapToObj(
                        nanos -> new Fact.Ticked(delivery.receivedAt().plusNanos(nanos)))
                    .toList());
        case "break" -> throw new IllegalStateException("broken reader");
        default -> new Reading.Facts(List.of(new Fact.Ticked(delivery.receivedAt())));
      };
    }

    @Override
    public Set<Makes> makes(Connection connection) {
      return Arrays.stream(MoveAction.values())
          .filter(_ -> makesMoves)
          .map(action -> Makes.change(action))
          .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean makesItsSecret() {
      return makesItsSecret;
    }

    @Override
    public boolean tellsOfMoves() {
      return tellsOfMoves;
    }

    @Override
    public String steps() {
      return "";
    }

    @Override
    public String stepsBack() {
      return "";
    }

    @Override
    public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
      return Optional.empty();
    }

    @Override
    public Optional<Listening> listening() {
      return listening;
    }

    @Override
    public Attempt act(Acting acting) {
      made.add(acting.execution());
      return answers.removeFirst();
    }
  }

  /** What no function behind a route, a rule or the stream takes. */
  private static final class NoSnapshots implements Snapshots {
    @Override
    public List<Taken> taken(String workspace) {
      return List.of();
    }

    @Override
    public void take(WorkspaceState state, Instant at) {
      throw new AssertionError("no function here takes a snapshot");
    }

    @Override
    public int cut(String workspace, Taken snapshot) {
      throw new AssertionError("no function here cuts a log");
    }
  }

  /** Admin tokens and connections. */
  public static final class MemoryDirectory implements dev.paydown.brain.store.Directory {
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> before = new HashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Connection, Instant> revoked = new LinkedHashMap<>();
    public int lookups;

    @Override
    public Optional<String> workspaceOf(String tokenHash) {
      return Optional.ofNullable(tokens.get(tokenHash));
    }

    @Override
    public void admit(String tokenHash, String workspace) {
      tokens.put(tokenHash, workspace);
    }

    @Override
    public boolean succeed(String tokenHash, String nextHash) {
      Optional<String> workspace = workspaceOf(tokenHash);
      workspace.ifPresent(
          of -> {
            tokens.put(nextHash, of);
            before.put(nextHash, tokenHash);
          });
      return workspace.isPresent();
    }

    @Override
    public int retireBefore(String tokenHash) {
      String former = before.remove(tokenHash);
      if (former == null) {
        return 0;
      }
      int further = retireBefore(former);
      return further + (tokens.remove(former) == null ? 0 : 1);
    }

    @Override
    public Optional<Connection> connection(String id) {
      lookups++;
      return connections.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Connection> connection(String workspace, String name) {
      return connections(workspace).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public List<Connection> connections(String workspace) {
      return connections.stream().filter(each -> each.workspace().equals(workspace)).toList();
    }

    @Override
    public boolean add(Connection connection) {
      return connection(connection.workspace(), connection.name()).isEmpty()
          && connections.add(connection);
    }

    @Override
    public void revoke(Connection connection, Instant until) {
      connections.remove(connection);
      revoked.put(connection, until);
    }

    @Override
    public List<Connection> revoked(String workspace, String name, Instant now) {
      return revoked.entrySet().stream()
          .filter(each -> now.isBefore(each.getValue()))
          .map(Map.Entry::getKey)
          .filter(each -> each.workspace().equals(workspace) && each.name().equals(name))
          .toList();
    }

    @Override
    public void forget(Connection connection) {
      revoked.remove(connection);
    }

    @Override
    public boolean replace(Connection before, Connection after) {
      int at = connections.indexOf(before);
      if (at >= 0) {
        connections.set(at, after);
      }
      return at >= 0;
    }
  }

  /** The log's entry of that id, if it is there. */
  public Optional<LogEntry> logged(String id) {
    return store.log(WORKSPACE).stream().filter(entry -> entry.id().equals(id)).findFirst();
  }
}
