package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What stands in a workspace, written for other programs. */
@Command(
    name = "export",
    description = "Write the log, tables or a graph to a file or to standard output.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Export.Log.class,
      Export.Items.class,
      Export.Liabilities.class,
      Export.Statement.class,
      Export.Graph.class
    })
final class Export implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  Export() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to export");
  }

  /** What is exported, page after page, to where it shall stand. */
  abstract static class Exporting extends Asking implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "where to; else standard output")
    private Optional<String> file = Optional.empty();

    @Override
    public final Integer call() {
      try (OutFile to = OutFile.of(file, out());
          Progress progress = new Progress(err(), file.isPresent() && Progress.isTerminal())) {
        write(api(), to.writer(), progress);
        to.finish();
      } catch (IOException e) {
        throw OutFile.failed(file.orElse("standard output"), e);
      }
      return 0;
    }

    abstract void write(Api api, Writer to, Progress progress) throws IOException;

    /** A format that is one of these, or it was not understood. */
    final String oneOf(String format, List<String> known) {
      if (!known.contains(format)) {
        throw new ParameterException(
            spec().commandLine(), "--format is " + String.join(" or ", known) + ", not " + format);
      }
      return format;
    }

    /** Writes a text and whatever follows it. */
    static void pages(Api api, String path, Writer to, Progress progress) throws IOException {
      Optional<String> next = Optional.of(path);
      long lines = 0;
      while (next.isPresent()) {
        Api.Page page = api.page(next.get());
        if (page.next().equals(next)) {
          throw new Failure(next.get() + " never ends");
        }
        to.write(page.text());
        lines += page.text().lines().count();
        progress.at("%,d lines".formatted(lines));
        next = page.next();
      }
    }

    static void json(JsonNode answer, Writer to) throws IOException {
      to.write(answer.toPrettyString() + "\n");
    }
  }

  @Command(
      name = "log",
      description = {
        "Every folded entry of the log, one JSON object a line, oldest first.",
        "It holds people's addresses and what they wrote: keep it as you keep their mail."
      })
  static final class Log extends Exporting {
    @Option(
        names = "--after",
        paramLabel = "VERSION",
        description = "only what was folded after that version")
    private Optional<Long> after = Optional.empty();

    @Override
    void write(Api api, Writer to, Progress progress) throws IOException {
      pages(api, "/api/log" + after.map(version -> "?after=" + version).orElse(""), to, progress);
    }
  }

  /** What is a list in JSON and a table else. */
  abstract static class Table extends Exporting {
    @Option(
        names = "--format",
        defaultValue = "csv",
        description = "csv or json; ${DEFAULT-VALUE} unless said")
    private String format = "csv";

    @Override
    final void write(Api api, Writer to, Progress progress) throws IOException {
      boolean isCsv = oneOf(format, List.of("csv", "json")).equals("csv");
      String path = path(api);
      if (isCsv) {
        pages(api, path + "?format=csv", to, progress);
      } else {
        json(whole(api, path), to);
      }
    }

    abstract String path(Api api);

    abstract JsonNode whole(Api api, String path);
  }

  @Command(name = "items", description = "Every work item with its dates.")
  static final class Items extends Table {
    @Override
    String path(Api api) {
      return "/api/items";
    }

    @Override
    JsonNode whole(Api api, String path) {
      return api.list(path, "items");
    }
  }

  @Command(name = "liabilities", description = "Every piece of execution debt, closed ones too.")
  static final class Liabilities extends Table {
    @Override
    String path(Api api) {
      return "/api/liabilities";
    }

    @Override
    JsonNode whole(Api api, String path) {
      return api.list(path, "liabilities");
    }
  }

  @Command(name = "statement", description = "The account of a week: its lines, ages and entries.")
  static final class Statement extends Table {
    @Parameters(paramLabel = "WEEK", arity = "0..1", description = "such as 2026-W45; else this")
    private Optional<String> week = Optional.empty();

    @Override
    String path(Api api) {
      return "/api/statements/" + Api.encoded(week.orElseGet(() -> Shown.Statement.thisWeek(api)));
    }

    @Override
    JsonNode whole(Api api, String path) {
      return api.get(path);
    }
  }

  @Command(name = "graph", description = "The graph around an item, up and down over what blocks.")
  static final class Graph extends Exporting {
    @Parameters(paramLabel = "ID", description = "such as linear:ENG-12")
    private String id = "";

    @Option(
        names = "--format",
        defaultValue = "mermaid",
        description = "mermaid, dot or json; ${DEFAULT-VALUE} unless said")
    private String format = "mermaid";

    @Option(
        names = "--levels",
        paramLabel = "STEPS",
        defaultValue = "2",
        description = "how many steps up and down, 0 to 10; ${DEFAULT-VALUE} unless said")
    private int levels;

    @Option(
        names = "--most",
        paramLabel = "ITEMS",
        defaultValue = "60",
        description = "how many items at the most, 1 to 500; ${DEFAULT-VALUE} unless said")
    private int most;

    @Override
    void write(Api api, Writer to, Progress progress) throws IOException {
      String form = oneOf(format, List.of("mermaid", "dot", "json"));
      String path =
          "/api/graph?id=%s&levels=%d&most=%d&format=%s"
              .formatted(Api.encoded(id), levels, most, form);
      if (form.equals("json")) {
        json(api.get(path), to);
      } else {
        pages(api, path, to, progress);
      }
    }
  }
}
