package dev.paydown.pages.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.pages.SampleStatement;
import dev.paydown.pages.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tables for spreadsheets. */
final class CsvTest {
  private static final Pattern FORMULA =
      Pattern.compile("(?s)(.*;)?[\\s\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*");

  private static List<Map<String, String>> read(Sheet sheet) {
    try {
      List<Map<String, String>> rows =
          new CsvMapper()
              .readerForMapOf(String.class)
              .with(CsvSchema.emptySchema().withHeader())
              .<Map<String, String>>readValues(sheet.text())
              .readAll();
      int columns = sheet.head().split(",").length;
      assertThat(rows).hasSize(sheet.rows().size()).allMatch(row -> row.size() == columns);
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  @Test
  void items_stand_by_id_with_their_dates() {
    assertThat(Csv.items(Work.checkout().picture()).text())
        .isEqualTo(
            """
            id,kind,title,url,owner,status,percent,start,due,committed,forecastStart,forecast,slipDays,drivenBy
            studio:build-1,task,Build the checkout,https://studio.example/build-1,ada@example.com,open,0,2026-11-06,2026-11-09,2026-11-09,2026-11-10,2026-11-11,2,studio:design-1
            studio:design-1,task,Design the checkout,,gus@example.com,open,0,,2026-11-05,2026-11-05,,2026-11-09,2,
            studio:launch,initiative,"Launch, at last; all of it",,ada@example.com,open,0,,,,2026-11-10,2026-11-11,0,studio:build-1
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void a_statement_has_its_account_its_ages_and_its_entries_in_one_set_of_columns() {
    List<String> lines =
        Csv.statement(SampleStatement.statement(Optional.of("EUR 90"))).text().lines().toList();
    assertThat(lines.subList(0, 13))
        .containsExactly(
            "week,section,label,day,at,liability,kind,item,reason,debit,credit,seconds,time,money,"
                + "owedSeconds,ageDays,delayDays,note,cause,reverses,entry",
            "2026-W45,basis,begins,2026-11-02,,,,,,,,,,,,,,,,,",
            "2026-W45,basis,ends before,2026-11-09,,,,,,,,,,,,,,,,,",
            "2026-W45,basis,as of,,2026-11-08T23:00:00Z,,,,,,,,,,,,,,,,",
            "2026-W45,basis,time zone,,,,,,,,,,,,,,,Europe/Berlin,,,",
            "2026-W45,basis,cost per hour,,,,,,,,,,,90,,,,each amount is rounded by itself,,,",
            "2026-W45,basis,delay downstream,,,,,,,,,,,,,,7,working days,,,",
            "2026-W45,account,opening,,,,,,,,,7200,2:00:00,180.00,7200,,,,,,",
            "2026-W45,account,incurred,,,,,,,,,5520,1:32:00,138.00,5520,,,,,,",
            "2026-W45,account,interest,,,,,,,,,4157,1:09:17,103.92,4157,,,,,,",
            "2026-W45,account,paid,,,,,,,,,4140,1:09:00,103.50,-4140,,,,,,",
            "2026-W45,account,written off,,,,,,,,,600,0:10:00,15.00,-600,,,,,,",
            "2026-W45,account,closing,,,,,,,,,12137,3:22:17,303.42,,,,,,,");
    assertThat(lines)
        .contains(
            "2026-W45,ageing,0–2 working days,,,,,,,,,1380,0:23:00,34.50,,,,,,,",
            "2026-W45,seam,studio → linear,,,,,,,,,9377,2:36:17,234.42,,,,,,,",
            "2026-W45,open,,,,l-1,stale-handoff,linear:ENG-12,,,,1380,0:23:00,34.50,,1,0,"
                + "\"Offered Wed 4 Nov, not picked up\",,,",
            "2026-W45,entry,,2026-11-04,2026-11-04T16:00:00Z,l-1,pending-approval,linear:ENG-40,"
                + "payment,liability,paid,4140,1:09:00,103.50,-4140,,,because,cause,,e5");
  }

  @Test
  void what_rows_add_to_what_is_owed_adds_up_to_the_closing() {
    Statement statement = SampleStatement.statement(Optional.empty());
    List<Map<String, String>> rows = read(Csv.statement(statement));
    assertThat(owed(rows, "account")).isEqualTo(statement.closing());
    assertThat(owed(rows, "entry")).isEqualTo(statement.closing() - statement.opening());
    assertThat(rows).allMatch(row -> cell(row, "money").isEmpty());
  }

  private static long owed(List<Map<String, String>> rows, String section) {
    return rows.stream()
        .filter(row -> cell(row, "section").equals(section))
        .map(row -> cell(row, "owedSeconds"))
        .filter(text -> !text.isEmpty())
        .mapToLong(Long::parseLong)
        .sum();
  }

  @Test
  void liabilities_stand_with_what_they_cost() {
    Work work = Work.checkout();
    List<Map<String, String>> rows = read(Csv.liabilities(work.state()));
    List<Liability> liabilities = List.copyOf(work.state().liabilities().values());
    assertThat(rows)
        .extracting(row -> cell(row, "id"))
        .containsExactlyElementsOf(liabilities.stream().map(Liability::id).toList());
    assertThat(rows)
        .allMatch(
            row ->
                Long.parseLong(cell(row, "balanceSeconds"))
                    == Long.parseLong(cell(row, "principalSeconds"))
                        + Long.parseLong(cell(row, "interestSeconds"))
                        - Long.parseLong(cell(row, "paidSeconds"))
                        - Long.parseLong(cell(row, "writtenOffSeconds")));
    Map<String, String> slip =
        rows.stream()
            .filter(row -> cell(row, "item").equals("studio:design-1"))
            .filter(row -> cell(row, "kind").equals("slip"))
            .findFirst()
            .orElseThrow();
    assertThat(cell(slip, "principalSeconds")).isEqualTo("1380");
    assertThat(cell(slip, "principalTime")).isEqualTo("0:23:00");
    assertThat(cell(slip, "principalMoney")).isEmpty();
  }

  @Test
  void nobody_s_text_begins_a_formula_or_hides_anything() {
    for (String title : Work.HOSTILE) {
      Work work =
          Work.checkout()
              .change("build-1", "TITLE", title, "KIND", title, "KEY", title + "x", "URL", title);
      for (Sheet sheet : List.of(Csv.items(work.picture()), Csv.liabilities(work.state()))) {
        for (Map<String, String> row : read(sheet)) {
          row.forEach((column, text) -> harmless(title, text));
        }
        assertThat(sheet.rows())
            .allMatch(row -> row.line().indexOf('\n') == row.line().length() - 1);
      }
    }
  }

  private static void harmless(String title, String text) {
    if (!isNumber(text)) {
      assertThat(FORMULA.matcher(text).matches()).as(title + " in " + text).isFalse();
    }
    assertThat(text.codePoints())
        .as(title)
        .noneMatch(
            point -> Character.getType(point) == Character.FORMAT || Character.isISOControl(point));
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).scale() >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Test
  void what_looks_like_a_formula_is_kept_word_for_word_behind_an_apostrophe() {
    String line =
        new Cells().text("=1+1").text(" @x").text("a;-b").text("it's, \"so\"").own(-5).line();
    assertThat(line).isEqualTo("\"'=1+1\",\"'@x\",\"a;'-b\",\"it's, \"\"so\"\"\",-5\r\n");
  }
}
