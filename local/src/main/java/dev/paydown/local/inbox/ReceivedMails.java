package dev.paydown.local.inbox;

import dev.paydown.brain.wire.ReceivedMail;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mails that the embedded run is taking in: each is there as long as its function runs. */
public final class ReceivedMails implements ReceivedMail {
  private final Map<String, byte[]> mails = new ConcurrentHashMap<>();

  /** Holds the mail. */
  public void hold(String id, byte[] mail) {
    mails.put(id, mail.clone());
  }

  /** Lets it go. */
  public void release(String id) {
    mails.remove(id);
  }

  @Override
  public Optional<byte[]> find(String id, int most) {
    return Optional.ofNullable(mails.get(id))
        .map(mail -> Arrays.copyOf(mail, Math.min(mail.length, most)));
  }
}
