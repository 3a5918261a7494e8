package dev.paydown.tools.events;

import dev.paydown.brain.event.ItemRef;

/** How texts of one connection point at items. */
record References(String connection) {
  /** The most characters of a reference: ids, keys and addresses are shorter. */
  static final int LONGEST = 2_000;

  /** The connection's own item of that key; its key is its uid. */
  ItemRef.Own own(String key) {
    return new ItemRef.Own(connection, key);
  }

  /** An item of this connection where the text begins with its name, else whatever it names. */
  ItemRef written(String text) {
    String prefix = connection + ":";
    return text.startsWith(prefix) && text.length() > prefix.length()
        ? own(text.substring(prefix.length()))
        : new ItemRef.Named(text);
  }

  /** The same as a field's canonical text. */
  String canonical(String text) {
    return switch (written(text)) {
      case ItemRef.Own own -> "own:" + own.node();
      case ItemRef.Named named -> "named:" + named.text();
    };
  }
}
