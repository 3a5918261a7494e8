package dev.paydown.local.practice;

import java.util.Map;

/** A stand-in for one vendor's tool. */
public interface PracticeTool {

  /** Whose: {@code linear}. */
  String slug();

  /** Answers one HTTP request; the path counts from where this is mounted. */
  Response handle(String method, String path, Map<String, String> headers, byte[] body);

  /** What it holds, what it owes, and what goes wrong with it. */
  Desk desk();
}
