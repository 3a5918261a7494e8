package dev.paydown.brain.forecast;

import java.util.Arrays;

/** Nodes waiting, the one of the least key first: a binary heap on plain arrays. */
final class NodeHeap {
  private long[] keys = new long[16];
  private int[] nodes = new int[16];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The node at a place in the heap, in no order that means anything. */
  int node(int place) {
    return nodes[place];
  }

  /** The least key; only where there is one. */
  long leastKey() {
    return keys[0];
  }

  void clear() {
    size = 0;
  }

  void push(long key, int node) {
    if (size == nodes.length) {
      keys = Arrays.copyOf(keys, size * 2);
      nodes = Arrays.copyOf(nodes, size * 2);
    }
    int place = size++;
    while (place > 0 && keys[(place - 1) >>> 1] > key) {
      int parent = (place - 1) >>> 1;
      keys[place] = keys[parent];
      nodes[place] = nodes[parent];
      place = parent;
    }
    keys[place] = key;
    nodes[place] = node;
  }

  /** Takes out the node of the least key; only where there is one. */
  int pop() {
    int least = nodes[0];
    size--;
    sink(keys[size], nodes[size]);
    return least;
  }

  private void sink(long key, int node) {
    int place = 0;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      keys[place] = keys[child];
      nodes[place] = nodes[child];
      place = child;
    }
    keys[place] = key;
    nodes[place] = node;
  }
}
