package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that account for debt: what is behind a balance, and what became of what. */
final class Account {
  private Account() {}

  @Command(name = "explain", description = "The entries and events behind a liability's balance.")
  static final class Explain extends ApiCommand {
    @Parameters(paramLabel = "LIABILITY", description = "its id, as liabilities --json shows it")
    private String id = "";

    @Override
    JsonNode ask(Api api) {
      return api.get("/api/liability?id=" + Api.encoded(id));
    }

    @Override
    String told(JsonNode answer) {
      JsonNode liability = answer.path("liability");
      StringBuilder out = new StringBuilder();
      line(out, text(liability, "kind") + " of " + text(liability, "item"));
      line(out, text(liability, "because"));
      line(out, standing(answer, liability));
      if (answer.path("root").isObject()) {
        line(out, "derived from " + named(answer.path("root")) + ": it costs nothing itself");
      }
      answer.path("derived").forEach(one -> line(out, "explains " + named(one)));
      if (answer.path("delayDays").asLong() > 0) {
        line(out, "delays the work behind it by " + text(answer, "delayDays") + " working days");
      }
      return out.append('\n')
          .append(entries(answer).text("No entry: it costs nothing."))
          .append('\n')
          .append(events(answer).text("No event."))
          .append("\nWorking time, hours:minutes:seconds.\n")
          .toString();
    }

    private static String standing(JsonNode answer, JsonNode liability) {
      String money = answer.path("money").isTextual() ? " (" + text(answer, "money") + ")" : "";
      return "%s since %s%s: %s incurred + %s interest - %s paid - %s written off = %s owed%s"
          .formatted(
              text(liability, "state"),
              moment(liability, "openedAt"),
              answer.path("endedAt").isTextual() ? " until " + moment(answer, "endedAt") : "",
              time(liability, "principal"),
              time(liability, "interest"),
              time(liability, "paid"),
              time(answer, "writtenOff"),
              time(liability, "balance"),
              money);
    }

    private static String named(JsonNode liability) {
      return text(liability, "id")
          + " ("
          + text(liability, "kind")
          + " of "
          + text(liability, "item")
          + ", "
          + text(liability, "state")
          + ")";
    }

    private static Columns entries(JsonNode answer) {
      Columns table = new Columns("BOOKED", "DAY", "ENTRY", "TIME", "OWED", "CAUSE", "WHY");
      for (JsonNode line : answer.path("entries")) {
        JsonNode entry = line.path("entry");
        boolean adds = text(entry, "credit").equals("liability");
        long seconds = entry.path("seconds").asLong();
        table.row(
            moment(entry, "bookedAt"),
            text(entry, "day"),
            text(entry, "reason"),
            (adds ? "+" : "") + time(adds ? seconds : -seconds),
            time(line, "balance"),
            text(entry, "cause"),
            text(line, "why"));
      }
      return table;
    }

    private static Columns events(JsonNode answer) {
      Columns table = new Columns("EVENT", "AT", "ITEM", "WHAT");
      answer
          .path("events")
          .forEach(
              event ->
                  table.row(
                      text(event, "id"),
                      moment(event, "at"),
                      text(event, "item"),
                      text(event, "what")));
      return table;
    }

    private static void line(StringBuilder out, String text) {
      out.append(Columns.clean(text)).append('\n');
    }
  }

  @Command(
      name = "measures",
      description = "What became of what was decided, started and handed over; never by person.")
  static final class Measures extends ApiCommand {
    @Option(names = "--weeks", description = "how many, this one included (${DEFAULT-VALUE})")
    private int weeks = 13;

    @Option(names = "--by", description = "what a seam is between: tools or areas")
    private Optional<String> by = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return api.get(
          "/api/measures?weeks=" + weeks + by.map(what -> "&by=" + Api.encoded(what)).orElse(""));
    }

    @Override
    String told(JsonNode answer) {
      StringBuilder out = new StringBuilder();
      out.append(table(answer, "weeks", "week", "WEEK").text("No week."));
      out.append('\n').append(table(answer, "quarters", "quarter", "QUARTER").text("No quarter."));
      out.append('\n').append(table(answer, "seams", "seam", "SEAM").text("Nothing happened."));
      return out.append(
              """

              DECIDED = DONE + LEAKED + IN FLIGHT, as of now. LEFT OPEN: started then, not finished yet.
              PICKED UP: handoffs, with the working time to half and to 85 in 100 of them.
              """)
          .toString();
    }

    private static Columns table(JsonNode answer, String list, String label, String head) {
      Columns table =
          new Columns(
              head,
              "DECIDED",
              "DONE",
              "LEAKED",
              "IN FLIGHT",
              "STARTED",
              "LEFT OPEN",
              "PICKED UP",
              "HALF IN",
              "85% IN",
              "NOT CAUGHT",
              "DARK THREADS",
              "DAYS SAVED");
      for (JsonNode one : answer.path(list)) {
        JsonNode figures = one.path("figures");
        JsonNode handoffs = figures.path("handoffs");
        table.row(
            text(one, label),
            text(figures, "decided"),
            text(figures, "done"),
            text(figures, "leaked"),
            text(figures, "inFlight"),
            text(figures, "started"),
            text(figures, "unfinished"),
            text(handoffs, "count"),
            time(handoffs, "medianSeconds"),
            time(handoffs, "p85Seconds"),
            text(figures, "handoffsNotCaught"),
            text(figures, "threadsDark"),
            text(figures, "daysSaved"));
      }
      return table;
    }
  }
}
