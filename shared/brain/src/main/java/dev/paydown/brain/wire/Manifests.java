package dev.paydown.brain.wire;

import java.util.List;

/** Lists of workspaces, kept where a full sweep reads them. */
public interface Manifests {

  /**
   * Writes a manifest, over one of the same name.
   *
   * @param name a word of letters, digits, {@code -} and {@code _}, such as an execution's name
   * @return where it stands, for whoever reads it
   */
  String write(String name, List<String> workspaces);
}
