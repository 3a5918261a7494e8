package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.settings.ShiftMode;
import dev.paydown.local.plan.PlanCase;
import dev.paydown.local.plan.PlanFault;
import dev.paydown.local.plan.PlanFile;
import dev.paydown.local.plan.PlanOptions;
import dev.paydown.local.plan.PlanReport;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What a plan in a file leads to, without a workspace. */
@Command(
    name = "forecast",
    description = {
      "Dates, slack and what drives each date of a plan in a file.",
      "",
      "The file holds work events, one JSON object a line (type, subject, time, data; see"
          + " docs/events.md), or scheduling cases (a JSON document with cases or vectors, or one"
          + " case a line)."
    })
final class ForecastFile implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the plan")
  private Path file;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description =
          "the day as of which dates are expected; else today, for cases the working day before"
              + " they begin")
  private Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      converter = Mode.class,
      description = "absorb, keep-gap or off; else what the file says, absorb")
  private Optional<ShiftMode> mode = Optional.empty();

  @Option(names = "--json", description = "one JSON object a line and case")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  ForecastFile() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (PlanCase each : cases(file, asOf, new PlanOptions(mode))) {
      switch (each) {
        case PlanCase.Scheduled scheduled -> {
          PlanReport report = PlanReport.of(scheduled);
          out.print(json ? report.json() + "\n" : told(report));
        }
        case PlanCase.Counted counted -> out.print(json ? answer(counted) : told(counted));
      }
    }
    out.flush();
    return 0;
  }

  static List<PlanCase> cases(Path file, Optional<LocalDate> asOf, PlanOptions options) {
    try {
      return PlanFile.read(file, asOf, LocalDate.now(Clock.systemUTC()), options);
    } catch (PlanFault | UncheckedIOException e) {
      throw new Failure(file + ": " + e.getMessage(), e);
    }
  }

  private static String answer(PlanCase.Counted counted) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", counted.id());
    PlanCase.Answer answer = counted.answer();
    if (answer.error().isPresent()) {
      return json.put("error", answer.error().get()) + "\n";
    }
    Optional<String> value = answer.value();
    boolean isNumber = value.isPresent() && value.get().matches("-?[0-9]+");
    if (isNumber) {
      json.put("result", Integer.parseInt(value.get()));
    } else {
      json.put("result", value.orElse(null));
    }
    return json + "\n";
  }

  private static String told(PlanCase.Counted counted) {
    PlanCase.Answer answer = counted.answer();
    return "%s %s: %s%n"
        .formatted(
            counted.id(), counted.function(), answer.error().or(answer::value).orElse("no date"));
  }

  private static String told(PlanReport report) {
    Columns table = new Columns("ITEM", "START", "DUE", "TOTAL SLACK", "FREE SLACK", "DRIVEN BY");
    for (PlanReport.Row row : report.rows()) {
      table.row(
          row.id(),
          row.start().map(LocalDate::toString).orElse("-"),
          row.due().map(LocalDate::toString).orElse("-"),
          days(row.totalSlackDays()),
          days(row.freeSlackDays()),
          row.drivenBy().isEmpty() ? "-" : String.join(" < ", report.chain(row.id())));
    }
    StringBuilder out = new StringBuilder();
    out.append(Columns.clean(report.id())).append('\n').append(table.text("No items."));
    report
        .cycles()
        .forEach(cycle -> out.append("waits for itself: %s%n".formatted(String.join(", ", cycle))));
    report.end().ifPresent(day -> out.append("nothing is left to do on %s%n".formatted(day)));
    return out.append('\n').toString();
  }

  private static String days(OptionalInt days) {
    return days.isEmpty() ? "-" : days.getAsInt() + "d";
  }

  /** A mode by the name that people write. */
  static final class Mode implements ITypeConverter<ShiftMode> {
    @Override
    public ShiftMode convert(String value) {
      for (ShiftMode mode : ShiftMode.values()) {
        if (mode.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
          return mode;
        }
      }
      throw new TypeConversionException("'" + value + "' is not absorb, keep-gap or off");
    }
  }
}
