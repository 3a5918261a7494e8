package dev.paydown.pages.dashboard;

import dev.paydown.brain.Picture;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.graph.Around;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.pages.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The graph around an item, drawn: what it waits for to the left, what waits for it to the right,
 * what contains it above and what it contains below.
 */
record GraphDrawing(int width, int height, List<Box> boxes, List<Line> lines, String leftOut) {
  private static final int BOX_WIDTH = 180;
  private static final int BOX_HEIGHT = 62;
  private static final int GAP_X = 56;
  private static final int GAP_Y = 16;
  private static final int EDGE = 8;
  private static final int MOST_LETTERS = 21;

  /** One item; it stands at its left upper corner. */
  record Box(int x, int y, String css, String title, String sub, String dates, String url) {}

  /** One link, as a path. */
  record Line(String path, boolean isContains) {}

  private record Spot(int x, int y) {}

  static GraphDrawing of(Visit visit, Picture picture, Around around) {
    TreeMap<Integer, List<Around.Node>> columns = new TreeMap<>();
    around
        .nodes()
        .forEach(node -> columns.computeIfAbsent(node.level(), any -> new ArrayList<>()).add(node));
    int tallest = columns.values().stream().mapToInt(List::size).max().orElse(1);
    int height = 2 * EDGE + tallest * (BOX_HEIGHT + GAP_Y) - GAP_Y;
    Map<String, Spot> spots = new HashMap<>();
    List<Box> boxes = new ArrayList<>();
    int x = EDGE;
    for (List<Around.Node> column : columns.values()) {
      int taken = column.size() * (BOX_HEIGHT + GAP_Y) - GAP_Y;
      int y = (height - taken) / 2;
      for (Around.Node node : inOrder(column)) {
        spots.put(node.node(), new Spot(x, y));
        boxes.add(box(visit, picture, node, x, y));
        y += BOX_HEIGHT + GAP_Y;
      }
      x += BOX_WIDTH + GAP_X;
    }
    return new GraphDrawing(
        x - GAP_X + EDGE,
        height,
        boxes,
        around.edges().stream().map(link -> line(spots, link)).toList(),
        around.leftOut() == 0 ? "" : around.leftOut() + " more are left out of the drawing.");
  }

  /** Parents above the item, what it contains below. */
  private static List<Around.Node> inOrder(List<Around.Node> column) {
    List<Around.Node> ordered = new ArrayList<>();
    for (Around.Place place :
        List.of(
            Around.Place.PARENT,
            Around.Place.ITEM,
            Around.Place.UPSTREAM,
            Around.Place.DOWNSTREAM,
            Around.Place.CHILD)) {
      column.stream().filter(node -> node.place() == place).forEach(ordered::add);
    }
    return ordered;
  }

  private static Box box(Visit visit, Picture picture, Around.Node node, int x, int y) {
    Item item = picture.graph().item(node.node());
    String slip = ItemsView.slip(picture, item);
    String css = (node.place() == Around.Place.ITEM ? "it" : "") + (slip.isEmpty() ? "" : " late");
    return new Box(
        x,
        y,
        css.strip(),
        Text.line(item.title(), MOST_LETTERS),
        Text.line(item.id(), MOST_LETTERS + 2),
        slip.isEmpty() ? item.status().label() : item.status().label() + ", " + slip,
        visit.board().item(item.id()));
  }

  private static Line line(Map<String, Spot> spots, Link link) {
    Spot from = spots.getOrDefault(link.from(), new Spot(0, 0));
    Spot to = spots.getOrDefault(link.to(), new Spot(0, 0));
    boolean isContains = link.kind() == LinkKind.CONTAINS;
    if (from.x() == to.x()) {
      int middle = from.x() + BOX_WIDTH / 2;
      boolean isDown = from.y() < to.y();
      return new Line(
          "M"
              + middle
              + " "
              + (isDown ? from.y() + BOX_HEIGHT : from.y())
              + "L"
              + middle
              + " "
              + (isDown ? to.y() : to.y() + BOX_HEIGHT),
          isContains);
    }
    boolean isForward = from.x() < to.x();
    int x1 = isForward ? from.x() + BOX_WIDTH : from.x();
    int x2 = isForward ? to.x() : to.x() + BOX_WIDTH;
    int y1 = from.y() + BOX_HEIGHT / 2;
    int y2 = to.y() + BOX_HEIGHT / 2;
    int bend = (x1 + x2) / 2;
    return new Line(
        "M" + x1 + " " + y1 + "C" + bend + " " + y1 + " " + bend + " " + y2 + " " + x2 + " " + y2,
        isContains);
  }
}
