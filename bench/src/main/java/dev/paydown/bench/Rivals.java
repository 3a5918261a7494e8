package dev.paydown.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jgrapht.Graph;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** What others take for less: the longest path alone, and an order kept under insertion. */
final class Rivals {
  private Rivals() {}

  static Graph<Integer, Integer> sparse(Links links) {
    List<Pair<Integer, Integer>> pairs = new ArrayList<>(links.count());
    for (int link = 0; link < links.count(); link++) {
      pairs.add(Pair.of(links.from(link), links.to(link)));
    }
    return new SparseIntDirectedGraph(links.items(), pairs);
  }

  static Graph<Integer, DefaultWeightedEdge> usual(Links links) {
    Graph<Integer, DefaultWeightedEdge> graph =
        new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
    for (int item = 0; item < links.items(); item++) {
      graph.addVertex(item);
    }
    for (int link = 0; link < links.count(); link++) {
      graph.addEdge(links.from(link), links.to(link));
    }
    return graph;
  }

  /** The longest path in JGraphT's own topological order. */
  static <E> int longestPath(Graph<Integer, E> graph, int[] days) {
    int[] finish = new int[days.length];
    int last = 0;
    TopologicalOrderIterator<Integer, E> order = new TopologicalOrderIterator<>(graph);
    while (order.hasNext()) {
      int item = order.next();
      finish[item] += days[item];
      last = Math.max(last, finish[item]);
      for (E link : graph.outgoingEdgesOf(item)) {
        int follower = graph.getEdgeTarget(link);
        finish[follower] = Math.max(finish[follower], finish[item]);
      }
    }
    return last;
  }

  /** Nanoseconds of CPU for inserting every link into a graph that refuses cycles. */
  static long insertAll(List<Links> graphs) {
    long nanos = 0;
    for (Links links : graphs) {
      DirectedAcyclicGraph<Integer, DefaultEdge> graph =
          new DirectedAcyclicGraph<>(DefaultEdge.class);
      for (int item = 0; item < links.items(); item++) {
        graph.addVertex(item);
      }
      nanos +=
          Cpu.nanos(
              () -> {
                for (int link = 0; link < links.count(); link++) {
                  graph.addEdge(links.from(link), links.to(link));
                }
              });
    }
    return nanos;
  }

  /**
   * Nanoseconds of CPU that networkx takes for the longest path, by its own account; empty, with
   * the reason printed, where Python or networkx is not to be had.
   */
  static OptionalLong networkx(Links links, int[] days, Path bench) {
    try {
      Path file = Files.createTempFile("paydown-links", ".bin");
      try {
        Files.write(file, bytes(links, days));
        Process process =
            new ProcessBuilder(bench.resolve("networkx/run").toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code == 0) {
          return OptionalLong.of(Long.parseLong(said));
        }
        System.out.println("networkx is left out: " + bench + "/networkx/run ended with " + code);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.out.println("networkx is left out: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
    return OptionalLong.empty();
  }

  private static byte[] bytes(Links links, int[] days) {
    ByteBuffer buffer =
        ByteBuffer.allocate(4 * (2 + days.length + 2 * links.count()))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(links.items()).putInt(links.count());
    for (int each : days) {
      buffer.putInt(each);
    }
    for (int link = 0; link < links.count(); link++) {
      buffer.putInt(links.from(link)).putInt(links.to(link));
    }
    return buffer.array();
  }
}
