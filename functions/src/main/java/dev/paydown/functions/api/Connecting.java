package dev.paydown.functions.api;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.brain.wire.Queue;
import dev.paydown.tools.Hooks;
import dev.paydown.tools.Listening;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Tool;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.json.BrainJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Hooks up one instance of a tool. */
final class Connecting {
  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  /** How long the tool of a revoked connection can still be told that it is to post no more. */
  private static final Duration TOLD_WITHIN = Duration.ofDays(1);

  private static final int TRIES = 5;
  private static final int MOST_PLACES = 100;
  private static final Pattern PLACE = Pattern.compile("[^\\p{C}]{1,200}");

  private final Deployment deployment;

  Connecting(Deployment deployment) {
    this.deployment = deployment;
  }

  /** How it went. */
  sealed interface Outcome {}

  record Connected(Connection connection) implements Outcome {}

  /** It is changed. */
  record Changed(Connection connection) implements Outcome {}

  /**
   * It is taken away; several that had its name, where the tool of one before is still to be told.
   */
  record Revoked(List<Ended> ended) implements Outcome {
    Revoked {
      ended = List.copyOf(ended);
    }
  }

  /**
   * One that is taken away.
   *
   * @param url where its tool posted to
   */
  record Ended(Connection connection, String url, Listening.Unhooked unhooked) {}

  /** The secret that its tool told. */
  record Told(String secret) implements Outcome {}

  /** Its tool has told none, or that is over. */
  record NothingTold(String name) implements Outcome {}

  /** Whether its tool posts. */
  record Posts(Listening.Hooked hooked) implements Outcome {}

  /** Its tool does not answer, or does not let the token do it. */
  record Silent(String why) implements Outcome {}

  /** Whether its tool's API answers. */
  record Tested(boolean answers, Optional<String> why) implements Outcome {}

  /** The workspace has no connection of that name. */
  record Unknown(String name) implements Outcome {}

  /** Somebody else changed it at that moment; nothing of this is done. */
  record Contended(String name) implements Outcome {}

  /** The workspace has a connection of that name. */
  record NameTaken(Connection held) implements Outcome {}

  Outcome connect(String workspace, Fields fields) {
    String tool = fields.needed("tool");
    if (!deployment.tools().containsKey(tool)) {
      throw new Invalid(
          "tool",
          "is not one of "
              + String.join(", ", deployment.tools().keySet().stream().sorted().toList()));
    }
    String name = fields.text("name").filter(text -> !text.isEmpty()).orElse(tool);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
      throw new Invalid("name", "is not 1 to 63 letters, digits, dots, dashes or underscores");
    }
    Optional<String> baseUrl = url(fields, "baseUrl");
    Optional<String> callbackUrl = url(fields, "callbackUrl");
    Optional<String> token = fields.text("token").filter(text -> !text.isEmpty());
    Optional<String> given = fields.text("secret").filter(text -> !text.isEmpty());
    List<String> places = places(fields);
    checked(tool, given);
    fields.nothingElse();
    boolean awaited = given.isEmpty() && makesItsSecret(tool);
    Connection connection =
        new Connection(
            Base64.getUrlEncoder().withoutPadding().encodeToString(random(ID_BYTES)),
            workspace,
            name,
            tool,
            awaited ? List.of() : List.of(given.orElseGet(this::newSecret)),
            token,
            baseUrl,
            callbackUrl,
            awaited
                ? Optional.of(deployment.clock().instant().plus(Hooks.AWAITED))
                : Optional.empty(),
            places,
            Optional.empty());
    if (deployment.directory().add(connection)) {
      sweep(connection);
      return new Connected(connection);
    }
    return new NameTaken(deployment.directory().connection(workspace, name).orElse(connection));
  }

  /**
   * Gives the connection a new secret, the given one or a random one; the one before it is taken as
   * well until it is retired. A tool that chooses its own may tell one for a day.
   */
  Outcome rotate(String workspace, String name, Fields fields) {
    Optional<String> given = fields.text("secret").filter(text -> !text.isEmpty());
    fields.nothingElse();
    return change(
        workspace,
        name,
        held -> {
          checked(held.tool(), given);
          if (given.isEmpty() && makesItsSecret(held.tool())) {
            return held.awaiting(deployment.clock().instant().plus(Hooks.AWAITED));
          }
          return Hooks.led(held, given.orElseGet(this::newSecret));
        });
  }

  /**
   * The secret that its tool told last, while the connection awaits one: some tools want it typed
   * back by a person.
   */
  Outcome told(String workspace, String name) {
    Optional<Connection> held = deployment.directory().connection(workspace, name);
    if (held.isEmpty()) {
      return new Unknown(name);
    }
    return held.get()
        .handshakeUntil()
        .filter(deployment.clock().instant()::isBefore)
        .flatMap(_ -> held.get().secrets().stream().findFirst())
        .<Outcome>map(Told::new)
        .orElseGet(() -> new NothingTold(name));
  }

  /** What is open in the tool is read from now on, where its API lists it. */
  private void sweep(Connection connection) {
    boolean isListed = tool(connection).flatMap(Tool::listening).isPresent();
    if (isListed && connection.token().isPresent()) {
      Sweeps.Of of = new Sweeps.Of(connection.workspace(), connection.name());
      deployment.sweeps().begin(Sweep.first(of, deployment.clock().instant()));
      deployment
          .queue()
          .send(Queue.Name.SWEEPS, BrainJson.write(of), Optional.empty(), Optional.empty());
    }
  }

  /** Has the tool post to the connection's delivery URL, where its API can be told to. */
  Outcome hook(String workspace, String name, String publicUrl) {
    Optional<Connection> held = deployment.directory().connection(workspace, name);
    Optional<Tool> tool = held.flatMap(this::tool);
    if (tool.isEmpty()) {
      return new Unknown(name);
    }
    String url = deployment.deliveryUrl(publicUrl, held.get());
    try {
      Listening.Hooked hooked =
          new Hooks(deployment.directory())
              .stand(tool.get(), held.get(), url, deployment.clock().instant());
      if (hooked instanceof Listening.Standing standing) {
        ends(new Sweeps.Of(workspace, name), standing.until());
      }
      return new Posts(hooked);
    } catch (ToolUnavailable e) {
      return new Silent(String.valueOf(e.getMessage()));
    }
  }

  /** A sweep under way may be ahead of it: then it is tried again. */
  private void ends(Sweeps.Of of, Optional<Instant> until) {
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<Sweep> held = deployment.sweeps().find(of);
      if (held.isEmpty() || deployment.sweeps().replace(held.get(), held.get().hooked(until))) {
        return;
      }
    }
    throw new IllegalStateException("a sweep went on again and again");
  }

  /** Asks the tool's API for what changed just now, to see whether it answers. */
  Outcome test(String workspace, String name) {
    Optional<Connection> held = deployment.directory().connection(workspace, name);
    if (held.isEmpty()) {
      return new Unknown(name);
    }
    Optional<Listening> listening = tool(held.get()).flatMap(Tool::listening);
    if (held.get().token().isEmpty()) {
      return new Tested(false, Optional.of("the connection has no token"));
    }
    if (listening.isEmpty()) {
      return new Tested(false, Optional.of("its API lists nothing that could be asked for"));
    }
    try {
      Instant now = deployment.clock().instant();
      Listening.Changes _ =
          listening.get().changes(held.get(), Optional.of(now), Optional.empty(), now);
      return new Tested(true, Optional.empty());
    } catch (ToolUnavailable e) {
      return new Tested(false, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private Optional<Tool> tool(Connection connection) {
    return Optional.ofNullable(deployment.tools().get(connection.tool()));
  }

  /** Has only the newest secret taken from now on. */
  Outcome retire(String workspace, String name) {
    return change(workspace, name, held -> held.with(held.secrets().stream().limit(1).toList()));
  }

  /**
   * Takes the connection away: its URL leads nowhere, within a minute in every function. Then its
   * tool is told to post no more; where that does not go through, asked again within a day.
   */
  Outcome revoke(String workspace, String name, String publicUrl) {
    Instant now = deployment.clock().instant();
    deployment
        .directory()
        .connection(workspace, name)
        .ifPresent(
            connection -> {
              deployment.directory().revoke(connection, now.plus(TOLD_WITHIN));
              deployment.sweeps().remove(new Sweeps.Of(workspace, name));
            });
    List<Ended> ended =
        deployment.directory().revoked(workspace, name, now).stream()
            .map(revoked -> ended(revoked, deployment.deliveryUrl(publicUrl, revoked), now))
            .toList();
    return ended.isEmpty() ? new Unknown(name) : new Revoked(ended);
  }

  private Ended ended(Connection revoked, String url, Instant now) {
    Listening.Unhooked unhooked =
        tool(revoked)
            .map(tool -> Hooks.end(tool, revoked, url, now))
            .orElseGet(() -> new Listening.ByHand("this version knows no such tool"));
    switch (unhooked) {
      case Listening.Gone _, Listening.ByHand _ -> deployment.directory().forget(revoked);
      case Listening.Left _ -> {} // Kept, to be asked again.
    }
    return new Ended(revoked, url, unhooked);
  }

  private Outcome change(String workspace, String name, UnaryOperator<Connection> how) {
    Optional<Connection> held = deployment.directory().connection(workspace, name);
    if (held.isEmpty()) {
      return new Unknown(name);
    }
    Connection after = how.apply(held.get());
    return deployment.directory().replace(held.get(), after)
        ? new Changed(after)
        : new Contended(name);
  }

  private boolean makesItsSecret(String tool) {
    return Optional.ofNullable(deployment.tools().get(tool))
        .filter(Tool::makesItsSecret)
        .isPresent();
  }

  /** Where in the tool: each a line of text as its people write it. */
  private static List<String> places(Fields fields) {
    List<String> places =
        fields.texts("places").stream().map(String::strip).filter(p -> !p.isEmpty()).toList();
    if (places.size() > MOST_PLACES || places.stream().anyMatch(p -> !PLACE.matcher(p).matches())) {
      throw new Invalid(
          "places", "is not at most " + MOST_PLACES + " names of at most 200 printable characters");
    }
    return places;
  }

  private static void checked(String tool, Optional<String> secret) {
    if (tool.equals("events") && secret.isPresent() && !StandardWebhooks.isKey(secret.get())) {
      throw new Invalid("secret", "is not whsec_ and the base64 of a key");
    }
  }

  /**
   * An address that tools are called at. A deployment that is itself reached without TLS is one on
   * somebody's own machine, and may call others there; which hosts are reached at all is decided
   * again at each call.
   */
  private Optional<String> url(Fields fields, String name) {
    Optional<String> text = fields.text(name).filter(given -> !given.isEmpty());
    boolean isOwnMachine = deployment.publicUrl().startsWith("http://");
    text.ifPresent(
        given -> {
          URI uri = Fields.as(fields.place(name), given, "a URL", URI::create);
          boolean secure = "https".equals(uri.getScheme());
          boolean plain = "http".equals(uri.getScheme()) && isOwnMachine;
          if (!(secure || plain) || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new Invalid(fields.place(name), "is not an https URL");
          }
        });
    return text.map(given -> given.replaceAll("/+$", ""));
  }

  private String newSecret() {
    return "whsec_" + Base64.getEncoder().encodeToString(random(SECRET_BYTES));
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    deployment.random().nextBytes(bytes);
    return bytes;
  }
}
