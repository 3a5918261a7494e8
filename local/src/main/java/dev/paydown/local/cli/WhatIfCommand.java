package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.WhatIf;
import dev.paydown.functions.api.WhatIfShape;
import dev.paydown.local.plan.PlanCase;
import dev.paydown.local.plan.PlanOptions;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Who and what would move, before anyone moves it. */
@Command(
    name = "what-if",
    description = "Who and what would move if an item were that much later; nothing is written.")
final class WhatIfCommand extends ApiCommand {
  @Parameters(index = "0", paramLabel = "ITEM", description = "such as linear:ENG-12")
  private String item = "";

  @Parameters(
      index = "1",
      paramLabel = "SHIFT",
      converter = Shift.class,
      description = "working days of its owner, such as +2d or -1d")
  private int days;

  @Option(names = "--file", description = "ask a plan in a file instead of the workspace")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "which case of the file, if it has several")
  private Optional<String> caseId = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "the day as of which the file is read")
  private Optional<LocalDate> asOf = Optional.empty();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  WhatIfCommand() {}

  @Override
  JsonNode ask(Api api) {
    return file.map(this::ofFile)
        .orElseGet(() -> api.get("/api/what-if?item=" + Api.encoded(item) + "&days=" + days));
  }

  private JsonNode ofFile(Path plan) {
    PlanCase.Scheduled scheduled =
        scheduled(ForecastFile.cases(plan, asOf, new PlanOptions(Optional.empty())));
    Map<String, String> ids = new HashMap<>();
    scheduled.nodes().forEach((id, node) -> ids.put(node, id));
    String node =
        Optional.ofNullable(scheduled.nodes().get(item))
            .orElseThrow(() -> new Failure("the plan has no item " + item));
    try {
      WhatIf then = WhatIf.of(scheduled.state(), node, days);
      return BrainJson.mapper()
          .valueToTree(WhatIfShape.of(then, each -> ids.getOrDefault(each, each)));
    } catch (IllegalArgumentException standsStill) {
      throw new Failure(String.valueOf(standsStill.getMessage()), standsStill);
    }
  }

  private PlanCase.Scheduled scheduled(List<PlanCase> cases) {
    List<PlanCase.Scheduled> plans =
        cases.stream()
            .filter(PlanCase.Scheduled.class::isInstance)
            .map(PlanCase.Scheduled.class::cast)
            .filter(plan -> caseId.isEmpty() || caseId.get().equals(plan.id()))
            .toList();
    if (plans.size() != 1) {
      throw new Failure(
          plans.isEmpty()
              ? "the file has no such plan"
              : "the file has " + plans.size() + " plans: name one with --case");
    }
    return plans.getFirst();
  }

  @Override
  String told(JsonNode answer) {
    Columns table =
        new Columns("ITEM", "ASKED OF", "START", "FINISH", "MOVES BY", "SLIP", "DRIVEN BY");
    for (JsonNode move : answer.path("moves")) {
      table.row(
          text(move, "item"),
          text(move, "askedOf"),
          change(move, "start"),
          change(move, "finish"),
          text(move, "days") + "d",
          text(move, "slipDays") + "d",
          text(move, "drivenBy"));
    }
    String end = change(answer, "end");
    return table.text("Nothing would move.") + "\nlast day of work: " + end + "\n";
  }

  private static String change(JsonNode node, String what) {
    String before = text(node, what + "Before");
    String after = text(node, what + "After");
    return before.equals(after) ? after : before + " > " + after;
  }

  /** Working days as people write them: {@code +2d}. */
  static final class Shift implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (!value.matches("[+-]?[0-9]{1,4}d?")) {
        throw new TypeConversionException("'" + value + "' is not a number of days such as +2d");
      }
      return Integer.parseInt(value.replace("d", "").replace("+", ""));
    }
  }
}
