package dev.paydown.local.practice;

import java.util.Map;

/** Takes a practice tool's webhooks to whoever hooked it up. */
@FunctionalInterface
public interface WebhookSender {

  /**
   * Posts one webhook; returns only when it was answered with 2xx.
   *
   * @throws RuntimeException if it was not: it is kept and posted again
   */
  void post(String url, Map<String, String> headers, byte[] body);
}
