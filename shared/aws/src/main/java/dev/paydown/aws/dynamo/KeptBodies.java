package dev.paydown.aws.dynamo;

import dev.paydown.brain.erasure.Renaming;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Raw bodies that are kept beside the table, for whoever has to look through them. */
public interface KeptBodies {

  /** Where they are, those whose place begins so. */
  List<String> places(String prefix);

  /** What is there; nothing where it expired meanwhile. */
  byte[] read(String place);

  /** Lets go of it; nothing where there is none. */
  void remove(String place);

  /**
   * Lets go of every body that names a person. A body is kept for somebody to look into, for some
   * days; with a stand-in in it it would be of no use.
   *
   * @return how many
   */
  static int forget(KeptBodies bodies, String prefix, Renaming person) {
    int forgotten = 0;
    for (String place : bodies.places(prefix)) {
      // Whatever its charset, addresses and ids are ASCII; names are looked for as UTF-8.
      if (person.isIn(new String(bodies.read(place), StandardCharsets.UTF_8))) {
        bodies.remove(place);
        forgotten++;
      }
    }
    return forgotten;
  }
}
