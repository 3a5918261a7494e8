package dev.paydown.local.inbox;

import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.local.disk.Disk;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps every mail instead of sending it. A mail is a file, there when {@link #send} returns. */
public final class Inbox implements Mail, SentMails {
  private static final String ENDING = ".json";

  private final Path folder;
  private final InstantSource clock;
  private final List<Kept> mails = new ArrayList<>();

  /**
   * One mail.
   *
   * @param number from 1, in the order sent
   */
  public record Kept(int number, Instant at, String to, String subject, String text, String html) {}

  /** The inbox as it was left. */
  public Inbox(Path folder, InstantSource clock) {
    this.folder = Disk.folder(folder);
    this.clock = clock;
    for (Path file : Disk.list(folder, ENDING)) {
      Disk.read(file).map(json -> BrainJson.read(json, Kept.class)).ifPresent(mails::add);
    }
  }

  @Override
  public synchronized String send(String workspace, MailMessage message) {
    int number = mails.size() + 1;
    Kept kept =
        new Kept(
            number,
            clock.instant(),
            message.to(),
            message.subject(),
            message.text(),
            message.html());
    Disk.write(folder.resolve("%09d%s".formatted(number, ENDING)), BrainJson.write(kept));
    mails.add(kept);
    return "local-" + number;
  }

  @Override
  public synchronized List<Kept> all() {
    return List.copyOf(mails);
  }
}
