package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands that show what stands. */
final class Shown {
  private Shown() {}

  @Command(name = "items", description = "Every work item, with its dates and its slip.")
  static final class Items extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.list("/api/items", "items");
    }

    @Override
    String told(JsonNode answer) {
      Columns table =
          new Columns("ITEM", "STATUS", "OWNER", "DUE", "COMMITTED", "FORECAST", "SLIP", "TITLE");
      answer
          .path("items")
          .forEach(
              item ->
                  table.row(
                      text(item, "id"),
                      text(item, "status"),
                      text(item, "owner"),
                      text(item, "due"),
                      text(item, "committed"),
                      text(item, "forecast"),
                      text(item, "slipDays"),
                      text(item, "title")));
      return table.text("No items yet: connect a tool (./paydown connect).");
    }
  }

  @Command(name = "item", description = "One work item, with its links.")
  static final class Item extends ApiCommand {
    @Parameters(paramLabel = "ID", description = "such as linear:ENG-12")
    private String id = "";

    @Override
    JsonNode ask(Api api) {
      return api.get("/api/item?id=" + Api.encoded(id));
    }

    @Override
    String told(JsonNode answer) {
      JsonNode item = answer.has("item") ? answer.path("item") : answer;
      StringBuilder out = new StringBuilder();
      for (String field :
          new String[] {
            "id",
            "kind",
            "title",
            "url",
            "owner",
            "status",
            "percent",
            "start",
            "due",
            "committed",
            "forecastStart",
            "forecast",
            "slipDays"
          }) {
        out.append("%-14s %s%n".formatted(field, Columns.clean(text(item, field))));
      }
      Columns links = new Columns("LINK", "DIRECTION", "ITEM", "TYPE", "LAG", "KNOWN BY");
      item.path("links")
          .forEach(
              link ->
                  links.row(
                      text(link, "kind"),
                      text(link, "direction"),
                      text(link, "item"),
                      text(link, "type"),
                      text(link, "lagDays"),
                      text(link, "provenance")));
      return out.append('\n').append(links.text("No links.")).toString();
    }
  }

  @Command(name = "liabilities", description = "Every piece of execution debt, closed ones too.")
  static final class Liabilities extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.list("/api/liabilities", "liabilities");
    }

    @Override
    String told(JsonNode answer) {
      Columns table =
          new Columns("LIABILITY", "ITEM", "STATE", "BALANCE", "PAID", "OPENED", "BECAUSE");
      answer
          .path("liabilities")
          .forEach(
              one ->
                  table.row(
                      text(one, "id"),
                      text(one, "item"),
                      text(one, "state") + (one.path("root").isTextual() ? " (derived)" : ""),
                      time(one, "balance"),
                      time(one, "paid"),
                      moment(one, "openedAt"),
                      text(one, "because")));
      return table.text("No debt.");
    }
  }

  @Command(name = "proposals", description = "Every suggested move, ended ones too.")
  static final class Proposals extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.list("/api/proposals", "proposals");
    }

    @Override
    String told(JsonNode answer) {
      Columns table =
          new Columns("PROPOSAL", "ITEM", "ASKED OF", "STATE", "MOVE", "FROM", "TO", "MOVE STATE");
      for (JsonNode one : answer.path("proposals")) {
        if (one.path("moves").isEmpty()) {
          table.row(
              text(one, "kind"),
              text(one, "item"),
              text(one, "recipient"),
              text(one, "state"),
              "-",
              "-",
              "-",
              "-");
        }
        for (JsonNode move : one.path("moves")) {
          table.row(
              text(one, "kind"),
              text(move, "item"),
              text(one, "recipient"),
              text(one, "state"),
              text(move, "action") + " " + text(move, "field"),
              text(move, "from"),
              text(move, "to"),
              text(move, "state"));
        }
      }
      return table.text("Nothing is proposed.");
    }
  }

  @Command(name = "statement", description = "The account of a week.")
  static final class Statement extends ApiCommand {
    private static final DateTimeFormatter WEEK =
        DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.UK);

    @Parameters(paramLabel = "WEEK", arity = "0..1", description = "such as 2026-W45; else this")
    private Optional<String> week = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return api.get("/api/statements/" + Api.encoded(week.orElseGet(() -> thisWeek(api))));
    }

    /** The week under way in the workspace's zone, by the embedded run's clock if it is one. */
    static String thisWeek(Api api) {
      String zone = api.get("/api/workspace").path("calendar").path("zone").asText("UTC");
      return WEEK.format(api.now().atZone(ZoneId.of(zone)));
    }

    @Override
    String told(JsonNode answer) {
      StringBuilder out = new StringBuilder();
      out.append(
          "Week %s, %s to %s, as of %s%s%n%n"
              .formatted(
                  text(answer, "week"),
                  text(answer, "from"),
                  text(answer, "to"),
                  moment(answer, "asOf"),
                  answer.path("provisional").asBoolean() ? " (not over yet)" : ""));
      line(out, "opening", answer, "opening");
      line(out, "+ incurred", answer, "incurred");
      line(out, "+ interest", answer, "interest");
      line(out, "- paid", answer, "paid");
      line(out, "- written off", answer, "writtenOff");
      line(out, "= closing", answer, "closing");
      if (answer.path("delayDays").asLong() > 0) {
        out.append(
            "%nWhat is owed delays the work behind it by %s working days.%n"
                .formatted(text(answer, "delayDays")));
      }
      out.append("\nAgeing, in working days since opened\n");
      answer.path("ageing").forEach(bucket -> row(out, text(bucket, "bucket"), bucket, "balance"));
      owed(out, answer, "open", "Still owed");
      owed(out, answer, "nonAccruing", "No longer accruing: finish it or stop it");
      out.append("\nWorking time, hours:minutes:seconds.\n");
      if (answer.path("costPerHour").isTextual()) {
        out.append(
            "Money at %s an hour, each amount rounded by itself.%n"
                .formatted(Columns.clean(text(answer, "costPerHour"))));
      }
      return out.toString();
    }

    private static void line(StringBuilder out, String label, JsonNode answer, String field) {
      row(out, label, time(answer, field), answer.path("money"), field);
    }

    private static void row(StringBuilder out, String label, JsonNode of, String field) {
      row(out, label, time(of, field), of, "money");
    }

    private static void row(
        StringBuilder out, String label, String time, JsonNode money, String field) {
      String priced = money.path(field).isTextual() ? " %12s".formatted(text(money, field)) : "";
      out.append("  %-14s %12s%s%n".formatted(Columns.clean(label), time, priced));
    }

    private static void owed(StringBuilder out, JsonNode answer, String list, String title) {
      if (answer.path(list).isEmpty()) {
        return;
      }
      Columns table = new Columns("LIABILITY", "ITEM", "OWED", "AGE", "DELAYS", "BECAUSE");
      for (JsonNode one : answer.path(list)) {
        table.row(
            text(one, "liability"),
            text(one, "item"),
            time(one, "balance"),
            text(one, "ageDays"),
            text(one, "delayDays"),
            text(one, "because"));
      }
      out.append('\n').append(title).append('\n').append(table.text(""));
    }
  }

  @Command(name = "quarantine", description = "Deliveries that could not be understood, and why.")
  static final class Quarantine extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.list("/api/quarantine", "quarantine");
    }

    @Override
    String told(JsonNode answer) {
      Columns table = new Columns("AT", "CONNECTION", "REASON");
      answer
          .path("quarantine")
          .forEach(
              one -> table.row(moment(one, "at"), text(one, "connection"), text(one, "reason")));
      return table.text("Nothing in quarantine.");
    }
  }

  @Command(name = "replay", description = "Rebuild everything from the log and report differences.")
  static final class Replay extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.send("POST", "/api/replay", BrainJson.mapper().createObjectNode());
    }

    @Override
    String told(JsonNode answer) {
      JsonNode differences = answer.path("differences");
      StringBuilder out = new StringBuilder();
      out.append("%s items rebuilt, ".formatted(text(answer, "items")));
      out.append(count(differences) == 0 ? "no difference\n" : count(differences) + " differ\n");
      if (differences.isArray()) {
        differences.forEach(
            one ->
                out.append("  ")
                    .append(Columns.clean(one.isTextual() ? one.asText() : one.toString()))
                    .append('\n'));
      }
      return out.toString();
    }

    @Override
    int exitCode(JsonNode answer) {
      return count(answer.path("differences")) == 0 ? 0 : 1;
    }

    private static int count(JsonNode differences) {
      return differences.isArray() ? differences.size() : differences.asInt();
    }
  }
}
