package dev.paydown.aws.log;

import java.util.ArrayList;
import java.util.List;

/** What broke, as it may be logged: kinds and places. Messages may quote input, so none is told. */
public final class Fault {
  private static final int MOST_PLACES = 60;

  private Fault() {}

  /** Logs that this broke while that was done. */
  public static void logged(System.Logger log, String doing, Throwable broken) {
    List<String> places = places(broken);
    log.log(
        System.Logger.Level.ERROR,
        "{0} failed\n  {1}",
        new Field("doing", doing),
        String.join("\n    ", places),
        new Field("thrown", places));
  }

  static List<String> places(Throwable broken) {
    List<String> lines = new ArrayList<>();
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      lines.add(cause.getClass().getName());
      for (StackTraceElement place : cause.getStackTrace()) {
        if (lines.size() < MOST_PLACES) {
          lines.add("at " + place);
        }
      }
    }
    return lines;
  }
}
