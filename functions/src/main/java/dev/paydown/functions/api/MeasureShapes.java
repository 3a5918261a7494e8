package dev.paydown.functions.api;

import dev.paydown.brain.measure.Figures;
import dev.paydown.brain.measure.Measures;
import dev.paydown.brain.measure.Measures.Period;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The measures as the API shows them. */
final class MeasureShapes {
  private MeasureShapes() {}

  static Map<String, Object> measures(Measures measures, Measures.By by) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("asOf", measures.asOf());
    json.put("by", by.name().toLowerCase(Locale.ROOT));
    json.put("weeks", measures.weeks().stream().map(each -> period("week", each)).toList());
    json.put(
        "quarters", measures.quarters().stream().map(each -> period("quarter", each)).toList());
    json.put(
        "seams",
        measures.seams().stream()
            .map(
                seam -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("seam", seam.label());
                  one.put("figures", figures(seam.figures()));
                  return one;
                })
            .toList());
    json.put("total", figures(measures.total()));
    return json;
  }

  private static Map<String, Object> period(String name, Period period) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(name, period.label());
    json.put("from", period.from());
    json.put("to", period.to());
    json.put("figures", figures(period.figures()));
    return json;
  }

  private static Map<String, Object> figures(Figures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("decided", figures.decided());
    json.put("done", figures.done());
    json.put("leaked", figures.leaked());
    json.put("inFlight", figures.inFlight());
    json.put("started", figures.started());
    json.put("unfinished", figures.unfinished());
    Map<String, Object> handoffs = new LinkedHashMap<>();
    handoffs.put("count", figures.handoffs().count());
    handoffs.put("medianSeconds", figures.handoffs().medianSeconds());
    handoffs.put("p85Seconds", figures.handoffs().p85Seconds());
    json.put("handoffs", handoffs);
    json.put("handoffsNotCaught", figures.handoffsNotCaught());
    json.put("threadsDark", figures.threadsDark());
    json.put("daysSaved", figures.daysSaved());
    return json;
  }
}
