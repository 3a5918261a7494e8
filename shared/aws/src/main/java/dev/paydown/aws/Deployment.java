package dev.paydown.aws;

import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import dev.paydown.brain.store.DueIndex;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Executions;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Roll;
import dev.paydown.brain.store.Sessions;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.Manifests;
import dev.paydown.brain.wire.Queue;
import dev.paydown.brain.wire.ReceivedMail;
import dev.paydown.tools.Tool;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * The world a function runs in: on AWS read from the environment, in the embedded run and in tests
 * put together by hand. Every function has a constructor that takes one.
 *
 * @param publicUrl where people and tools reach this deployment, without a slash at the end
 * @param hooksUrl where tools deliver, without a slash at the end, if that is elsewhere; else empty
 * @param tools by slug
 */
public record Deployment(
    InstantSource clock,
    SecureRandom random,
    String publicUrl,
    String hooksUrl,
    EventLog log,
    Journal journal,
    WorkspaceStore workspaces,
    Directory directory,
    MagicLinkReader linkReader,
    MagicLinks links,
    Executions executions,
    Quarantine quarantine,
    DueIndex due,
    Sweeps sweeps,
    Sessions sessions,
    Roll roll,
    Snapshots snapshots,
    Mail mail,
    ReceivedMail received,
    Bus bus,
    Queue queue,
    Manifests manifests,
    Map<String, Tool> tools) {
  public Deployment {
    tools = Map.copyOf(tools);
  }

  /**
   * The URL that the connection's tool delivers to.
   *
   * @param reachedAt where this deployment is reached, without a slash at the end
   */
  public String deliveryUrl(String reachedAt, Connection connection) {
    return (hooksUrl.isEmpty() ? reachedAt : hooksUrl) + "/hooks/" + connection.id();
  }
}
