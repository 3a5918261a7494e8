package dev.paydown.brain.wire;

/** Hands mail over. */
public interface Mail {

  /**
   * Hands the message over and says under which id; throws where it could not.
   *
   * @param workspace whose mail it is, so that what becomes of it later finds its way back
   */
  String send(String workspace, MailMessage message);
}
