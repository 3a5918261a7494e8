package dev.paydown.bench;

import dev.paydown.brain.forecast.DynamicOrder;
import dev.paydown.brain.forecast.DynamicOrder.Outcome;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/** Links that arrive in random order, each checked for the cycle it might close. */
final class OrderBench {
  private static final int ROUNDS = 3;

  private OrderBench() {}

  public static void main(String[] a) {
    int items = Integer.parseInt(a[0]), links = Integer.parseInt(a[1]), block = Integer.parseInt(a[2]);
    Links l = Links.random(items, links, block, Integer.parseInt(a[3]), 7);
    for (int i = 0; i < 3; i++) {
      System.out.printf("ours %.3f us/link%n", Cpu.nanos(() -> ours(l)) / 1000.0 / links);
    }
    if (a.length > 4)
    System.out.printf("jgrapht %.3f us/link%n", Cpu.nanos(() -> jgrapht(l)) / 1000.0 / links);
  }

  static void ours(Links links) {
    DynamicOrder order = new DynamicOrder(links.items());
    for (int i = 0; i < links.count(); i++) {
      if (!(order.insert(links.from()[i], links.to()[i]) instanceof Outcome.Inserted)) {
        throw new IllegalStateException("a graph without cycles closed one");
      }
    }
  }

  static void jgrapht(Links links) {
    DirectedAcyclicGraph<Integer, DefaultEdge> graph =
        new DirectedAcyclicGraph<>(DefaultEdge.class);
    for (int item = 0; item < links.items(); item++) {
      graph.addVertex(item);
    }
    for (int i = 0; i < links.count(); i++) {
      graph.addEdge(links.from()[i], links.to()[i]);
    }
  }
}
