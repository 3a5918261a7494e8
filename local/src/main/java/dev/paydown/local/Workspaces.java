package dev.paydown.local;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Tokens;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Directory;
import dev.paydown.brain.store.WorkspaceStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Makes workspaces, each with the token that administers it. */
public final class Workspaces {
  private final WorkspaceStore store;
  private final Directory directory;
  private final SecureRandom random;

  /**
   * A workspace just made.
   *
   * @param token the only time that it is known: the directory keeps its hash
   */
  public record Made(String workspace, String name, String token) {}

  /** Makes them in that store. */
  public Workspaces(WorkspaceStore store, Directory directory, SecureRandom random) {
    this.store = store;
    this.directory = directory;
    this.random = random;
  }

  /** Makes a workspace with a new id and token. */
  public Made create(String name) {
    byte[] id = new byte[8];
    random.nextBytes(id);
    Made made = new Made(HexFormat.of().formatHex(id), name, newToken());
    ensure(made);
    return made;
  }

  /** Makes that very workspace where it is not there yet, and lets the token administer it. */
  public void ensure(Made wanted) {
    if (store.version(wanted.workspace()).isEmpty()) {
      store.create(WorkspaceState.empty(wanted.workspace()), wanted.name());
    }
    directory.admit(Hashes.sha256(wanted.token()), wanted.workspace());
  }

  /** Another token for a workspace that is there, which may have others; its name is not known. */
  public Optional<Made> another(String workspace) {
    if (store.version(workspace).isEmpty()) {
      return Optional.empty();
    }
    Made made = new Made(workspace, "", newToken());
    directory.admit(Hashes.sha256(made.token()), workspace);
    return Optional.of(made);
  }

  /** A new random token, 256 bits. */
  public String newToken() {
    return Tokens.fresh(random);
  }
}
