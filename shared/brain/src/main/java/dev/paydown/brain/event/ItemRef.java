package dev.paydown.brain.event;

/** How a source points at a work item. */
public sealed interface ItemRef {

  /**
   * By the tool's immutable id, within one connection. For tools whose key never changes ({@code
   * events}) the key is the id.
   *
   * @param connection the connection's name, unique in the workspace
   * @param uid the tool's own id
   */
  record Own(String connection, String uid) implements ItemRef {
    /** The name under which the graph keeps the item: {@code connection/uid}. */
    public String node() {
      return connection + "/" + uid;
    }
  }

  /**
   * As somebody wrote it: a Paydown id ({@code linear:ENG-12}), a key ({@code ENG-12}) or a URL. It
   * waits until exactly one item answers to it.
   */
  record Named(String text) implements ItemRef {}
}
