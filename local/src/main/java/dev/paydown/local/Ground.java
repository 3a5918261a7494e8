package dev.paydown.local;

import dev.paydown.local.inbox.ReceivedMails;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.local.template.Template;
import dev.paydown.local.time.LocalClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a run stands on: where its functions run, and what carries facts between them. On this
 * machine that is {@link EmbeddedGround}; tests lay the same run over a cloud's own table, bus,
 * queues and mail.
 */
public interface Ground extends AutoCloseable {

  /**
   * What a ground is laid for.
   *
   * @param data where what is no row is kept
   * @param url where the run answers, without a slash at the end
   * @param notices takes what a person should read, a line each
   */
  record Site(
      Template template,
      Path data,
      LocalClock clock,
      SecureRandom random,
      Signal signal,
      String url,
      Consumer<String> notices) {}

  /** Lays a ground. */
  @FunctionalInterface
  interface Layer {
    /** The ground for that site, whole; what was opened for one that fails is closed again. */
    Ground lay(Site site);
  }

  /** The template's functions. */
  Invoker functions();

  /** Makes workspaces in its store. */
  Workspaces workspaces();

  /** Every mail that was handed over. */
  SentMails mails();

  /** Where a mail that is taken in waits for its function; empty where that cannot be played. */
  Optional<ReceivedMails> received();

  /** What hands the table's stream and the queues' messages to functions, each to have a thread. */
  List<Worker> workers();

  /** The schedules that the run keeps by its own clock; none where the ground keeps them. */
  List<Template.Schedule> schedules();

  /** Puts a message into the queue of that logical id. */
  void deadLetter(String queue, String body);

  @Override
  void close();
}
