package dev.paydown.brain.wire;

/** Hands mail over. */
public interface Mail {

  /** Hands the message over and says under which id; throws where it could not. */
  String send(MailMessage message);
}
