package dev.paydown.functions.api;

import dev.paydown.brain.WhatIf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What would move, as the API and the command line show it. */
public final class WhatIfShape {
  private WhatIfShape() {}

  /**
   * The shape; dates ISO, days working days of the item's owner.
   *
   * @param ids an item's id by its name in the graph
   */
  public static Map<String, Object> of(WhatIf whatIf, UnaryOperator<String> ids) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", ids.apply(whatIf.node()));
    json.put("days", whatIf.days());
    List<Map<String, Object>> moves =
        whatIf.moved().stream().map(moved -> moved(moved, ids)).toList();
    json.put("moves", moves);
    json.put("endBefore", whatIf.endBefore());
    json.put("endAfter", whatIf.endAfter());
    return json;
  }

  private static Map<String, Object> moved(WhatIf.Moved moved, UnaryOperator<String> ids) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", ids.apply(moved.item().node()));
    json.put("title", moved.item().title());
    json.put("owner", moved.item().owner());
    json.put("askedOf", moved.askedOf());
    json.put("startBefore", moved.before().start());
    json.put("startAfter", moved.after().start());
    json.put("finishBefore", moved.before().finish());
    json.put("finishAfter", moved.after().finish());
    json.put("days", moved.finishDays());
    json.put("slipDays", moved.slipDays());
    json.put("drivenBy", moved.after().drivenBy().map(ids));
    return json;
  }
}
