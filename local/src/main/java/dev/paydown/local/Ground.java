package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.local.disk.Disk;
import dev.paydown.local.inbox.ReceivedMails;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.local.stream.StreamPump;
import dev.paydown.local.stream.Writes;
import dev.paydown.local.template.Template;
import dev.paydown.local.time.LocalClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What a run stands on: where its functions run, and what carries facts between them. On this
 * machine that is {@link EmbeddedGround}; tests lay the same run over a cloud's own table, bus,
 * queues and mail.
 *
 * @param functions the template's functions
 * @param workspaces makes workspaces in its store
 * @param mails every mail that was handed over
 * @param received where a mail that is taken in waits for its function; empty where that cannot be
 *     played
 * @param workers what hands the table's stream and the queues' messages to functions, each to have
 *     a thread
 * @param schedules what the run keeps by its own clock; none where the ground keeps them
 * @param deadLetters where events go that a schedule could not hand over
 * @param end lets go of what it holds
 */
public record Ground(
    Invoker functions,
    Workspaces workspaces,
    SentMails mails,
    Optional<ReceivedMails> received,
    List<Worker> workers,
    List<Template.Schedule> schedules,
    DeadLetters deadLetters,
    Runnable end)
    implements AutoCloseable {
  public Ground {
    workers = List.copyOf(workers);
    schedules = List.copyOf(schedules);
  }

  /** Puts messages into the queue of a logical id. */
  @FunctionalInterface
  public interface DeadLetters {
    void put(String queue, String body);
  }

  /**
   * What a ground is laid for.
   *
   * @param data where what is no row is kept
   * @param url where the run answers, without a slash at the end
   * @param notices takes what a person should read, a line each
   */
  public record Site(
      Template template,
      Path data,
      LocalClock clock,
      SecureRandom random,
      Signal signal,
      String url,
      Consumer<String> notices) {

    /** Makes workspaces for who asks at this site. */
    public Workspaces workspaces(Deployment deployment) {
      return new Workspaces(deployment.workspaces(), deployment.directory(), random);
    }

    /** What hands the table's stream to functions, one for each mapping of the template. */
    public List<Worker> pumps(
        DynamoDbStreamsClient streams,
        String streamArn,
        Writes writes,
        Invoker functions,
        DeadLetters deadLetters) {
      Path folder = Disk.folder(data.resolve("streams"));
      List<Worker> pumps = new ArrayList<>();
      for (Template.StreamMapping mapping : template.streams()) {
        Consumer<String> onFailure =
            body -> mapping.onFailure().ifPresent(queue -> deadLetters.put(queue, body));
        pumps.add(
            new StreamPump(
                mapping, streams, streamArn, folder, functions, onFailure, writes, signal,
                notices));
      }
      return pumps;
    }
  }

  /** Lays a ground. */
  @FunctionalInterface
  public interface Layer {
    /** The ground for that site, whole; what was opened for one that fails is closed again. */
    Ground lay(Site site);
  }

  @Override
  public void close() {
    end.run();
  }
}
