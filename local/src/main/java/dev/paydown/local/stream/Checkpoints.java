package dev.paydown.local.stream;

import dev.paydown.local.disk.Disk;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How far one subscription has read each shard; kept after each batch is worked off. */
final class Checkpoints {
  private final Path file;
  private final Map<String, Place> places = new TreeMap<>();

  /**
   * A place in a shard.
   *
   * @param after the last record worked off; empty: none
   * @param isDone the shard is closed and read to its end
   */
  record Place(Optional<String> after, boolean isDone) {}

  private record Kept(Map<String, Place> places) {}

  Checkpoints(Path file) {
    this.file = file;
    Disk.read(file).ifPresent(json -> places.putAll(BrainJson.read(json, Kept.class).places()));
  }

  Place place(String shard) {
    return places.getOrDefault(shard, new Place(Optional.empty(), false));
  }

  boolean isDone(String shard) {
    return place(shard).isDone();
  }

  void keep(String shard, Place place) {
    places.put(shard, place);
    Disk.write(file, BrainJson.write(new Kept(Map.copyOf(places))));
  }

  /** Forgets shards that the stream no longer has. */
  void keepOnly(Set<String> shards) {
    places.keySet().retainAll(shards);
  }
}
