package dev.paydown.brain.wire;

import java.util.Optional;

/** Mails as they came in, before anybody read them. */
public interface ReceivedMail {

  /** The first so many bytes of the mail, as RFC 5322 writes it; empty where there is none. */
  Optional<byte[]> find(String id, int most);
}
