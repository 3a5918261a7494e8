package dev.paydown.brain.graph;

import dev.paydown.brain.event.ItemRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the item that a source points at. A name counts only if exactly one item answers to it: an
 * id, a URL, or a bare key, which must be unique over all connections. Nothing is guessed.
 */
final class References {
  private final Set<String> nodes = new HashSet<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, Set<String>> connectionsByPrefix = new HashMap<>();

  References(Collection<Item> items) {
    for (Item item : items) {
      nodes.add(item.node());
      add(item.id(), item.node());
      String key = item.id().substring(item.connection().length() + 1);
      add(key, item.node());
      connectionsByPrefix
          .computeIfAbsent(prefix(key), any -> new HashSet<>())
          .add(item.connection());
      item.url().ifPresent(url -> add(PageAddress.of(url), item.node()));
    }
  }

  private void add(String name, String node) {
    byName.computeIfAbsent(name, any -> new HashSet<>()).add(node);
  }

  /** {@code PROJ} of {@code PROJ-7}, {@code acme/web} of {@code acme/web#42}. */
  private static String prefix(String key) {
    int end = key.length();
    while (end > 0 && isOfNumber(key.charAt(end - 1))) {
      end--;
    }
    boolean isSeparated = end > 0 && end < key.length() && "-#/".indexOf(key.charAt(end - 1)) >= 0;
    return key.substring(0, isSeparated ? end - 1 : end);
  }

  private static boolean isOfNumber(char letter) {
    return letter == '.' || (letter >= '0' && letter <= '9');
  }

  Optional<String> find(ItemRef ref) {
    return switch (ref) {
      case ItemRef.Own own -> Optional.of(own.node()).filter(nodes::contains);
      case ItemRef.Named named -> {
        String text = named.text().strip();
        Set<String> found =
            byName.getOrDefault(text.startsWith("http") ? PageAddress.of(text) : text, Set.of());
        // A prefix that two connections use is a guess, even where only one has this number.
        boolean shared = connectionsByPrefix.getOrDefault(prefix(text), Set.of()).size() > 1;
        yield found.size() == 1 && !shared
            ? Optional.of(found.iterator().next())
            : Optional.empty();
      }
    };
  }

  /** Reads the text that {@link dev.paydown.brain.event.ItemField#PARENT} holds. */
  static ItemRef parse(String text) {
    if (text.startsWith("own:")) {
      String node = text.substring(4);
      int slash = node.indexOf('/');
      return new ItemRef.Own(node.substring(0, slash), node.substring(slash + 1));
    }
    return new ItemRef.Named(text.startsWith("named:") ? text.substring(6) : text);
  }
}
