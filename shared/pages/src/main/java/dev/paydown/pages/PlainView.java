package dev.paydown.pages;

import java.util.List;

/**
 * A page that only says something.
 *
 * @param about the headline of what it is about; empty where that is nobody's to know
 * @param fresh whether it offers to send a fresh link
 * @param look what the link says that opens the same address again; empty: none
 */
record PlainView(
    String title, String about, List<String> lines, List<String> list, boolean fresh, String look) {
  PlainView {
    lines = List.copyOf(lines);
    list = List.copyOf(list);
  }

  static PlainView of(String title, String about, String... lines) {
    return new PlainView(title, about, List.of(lines), List.of(), false, "");
  }

  PlainView offeringFresh() {
    return new PlainView(title, about, lines, list, true, look);
  }

  PlainView looking(String label) {
    return new PlainView(title, about, lines, list, fresh, label);
  }

  PlainView listing(List<String> entries) {
    return new PlainView(title, about, lines, entries, fresh, look);
  }
}
