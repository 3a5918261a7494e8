package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.wire.MailMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class MailsTest {
  private static Document html(MailMessage mail) {
    return Jsoup.parse(mail.html());
  }

  @Test
  void the_subject_says_what_is_asked() {
    assertThat(Samples.mails().values().stream().map(MailMessage::subject))
        .containsExactly(
            "Clear to start: Checkout copy",
            "3 dates to move after Design slipped 2 days",
            "Give a new date for Design",
            "Approve or refuse: Contract with Initech",
            "4 things need you: 1 shift of dates, 1 date to give, 1 to start, 1 handoff to catch",
            "3 dates to move after Design slipped 2 days",
            "Clear the way for “Checkout build”",
            "Answer: “Which tax rate for Norway?”",
            "Finish or kill “Loyalty programme”",
            "“Launch of the new checkout” cannot keep its fixed date",
            "Nobody has picked up Checkout copy",
            "Came up to you: Give a new date for Design",
            "Give a new date for =HYPERLINK(\"http://x\") <script>alert(1)</script> gnp.exe Bcc:"
                + " all@x.test xxxxxxxxxxxxxxxxxxxxxxxxxx…",
            "Could not be done: 3 dates to move after Design slipped 2 days",
            "Fresh link: Give a new date for Design",
            "Partly done: 3 dates to move after Design slipped 2 days",
            "Done: 3 dates to move after Design slipped 2 days",
            "Your code to confirm: Approve or refuse: Contract with Initech",
            "Your code to sign in to Paydown",
            "Execution debt, week 45 of 2026: 3 h 22 min 17 s owed, 1 h 09 min 00 s paid");
  }

  @Test
  void each_proposal_has_exactly_one_button_to_its_link() {
    MailMessage mail =
        Mails.ask(
            Samples.ADA,
            List.of(
                new Letter(Samples.shift(), Samples.URL + "1", Samples.EXPIRES),
                new Letter(Samples.newDate(), Samples.URL + "2", Samples.EXPIRES)),
            Samples.NOW);
    assertThat(html(mail).select("a[href^=https://paydown.example.com]").eachAttr("href"))
        .containsExactly(Samples.URL + "1", Samples.URL + "2");
  }

  @Test
  void what_moved_comes_before_what_needs_you_and_both_before_the_context() {
    MailMessage mail =
        Mails.ask(Samples.ADA, List.of(Samples.letter(Samples.clearToStart())), Samples.NOW);
    assertThat(html(mail).select("h2, h3").eachText())
        .containsExactly(
            "What moved",
            "What now needs you",
            "Why this started",
            "What done looks like",
            "Still owed",
            "Links",
            "About this link");
  }

  @Test
  void a_line_that_no_tool_can_make_says_so_in_both_parts_with_the_link_to_the_place() {
    MailMessage mail = Samples.mail("mail-ask-by-hand");
    String said = "Yours to make by hand: Paydown cannot make it in this tool.";
    assertThat(html(mail).select("td a:contains(by hand)").eachText()).containsExactly(said);
    String place = html(mail).expectFirst("td a:contains(by hand)").attr("href");
    assertThat(html(mail).select("th a").eachAttr("href").get(1)).isEqualTo(place);
    assertThat(mail.text())
        .containsOnlyOnce("2026 → Mon 16 Nov 2026\n  " + said + "\n  " + place + "\n")
        .containsOnlyOnce(said);
    assertThat(Samples.mail("mail-ask-shift").text()).doesNotContain("by hand");
  }

  @Test
  void times_are_the_readers() {
    Reader inTokyo = new Reader("mo@example.com", "Mo", java.time.ZoneId.of("Asia/Tokyo"));
    MailMessage mail = Mails.ask(inTokyo, List.of(Samples.letter(Samples.shift())), Samples.NOW);
    assertThat(mail.text())
        .contains("Thu 5 Nov, 17:12 JST Mo moved Design")
        .contains("Answer by Tue 10 Nov, 17:30 JST");
  }

  @Test
  void a_mail_that_asks_nothing_is_refused() {
    assertThatThrownBy(() -> Mails.ask(Samples.ADA, List.of(), Samples.NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters is empty");
  }

  @Test
  void a_code_stands_in_the_mail_once_and_never_in_the_subject_and_there_is_no_link() {
    MailMessage mail = Samples.mail("mail-code");
    assertThat(mail.subject()).doesNotContain("40318266");
    assertThat(html(mail).text().split("40318266", -1)).hasSize(2);
    assertThat(html(mail).select("a")).isEmpty();
    assertThat(mail.text()).contains("works until 09:40 CET");
  }

  @Test
  void a_result_says_what_is_left_to_do_only_where_something_is() {
    assertThat(Samples.mail("mail-result-partly").text())
        .contains("WHAT IS LEFT FOR YOU")
        .contains("was not overwritten")
        .contains("does not try again by itself");
    assertThat(Samples.mail("mail-result-done").text()).doesNotContain("WHAT IS LEFT");
  }

  @Test
  void a_statement_shows_every_line_to_the_second_and_that_it_adds_up() {
    assertThat(Samples.mail("mail-statement").text())
        .contains(
            """
             Opening balance: 2 h 00 min 00 s (EUR 170.00)
            + Incurred: 1 h 32 min 00 s (EUR 130.33)
            + Interest: 1 h 09 min 17 s (EUR 98.15)
            − Paid: 1 h 09 min 00 s (EUR 97.75)
            − Written off: 0 h 10 min 00 s (EUR 14.17)
            = Closing balance: 3 h 22 min 17 s (EUR 286.57)

            Checked: lines, ages and entries add up to the closing balance.
            """)
        .contains("Change in the week: +1 h 22 min 17 s")
        .contains("Period: Mon 2 Nov 2026 to Mon 9 Nov 2026, both at 00:00 Europe/Berlin");
  }

  @Test
  void what_no_longer_accrues_is_listed_apart_and_every_amount_has_its_price() {
    MailMessage mail = Samples.mail("mail-statement");
    assertThat(mail.text())
        .contains("What is owed delays the work behind it by 7 working days.")
        .contains(
            """
            STILL OWED
            * studio:design-1: 2 h 36 min 17 s (EUR 221.40)
              Slip, 4 days
              Forecast Mon 9 Nov, promised Thu 5 Nov
              Delays others by 6 working days
              https://paydown.example.com/w/w1/liability?id=l-2
            * linear:ENG-12: 0 h 23 min 00 s (EUR 32.58)
              Stale handoff, 1 day
              Offered Wed 4 Nov, not picked up
              https://paydown.example.com/w/w1/liability?id=l-1

            NO LONGER ACCRUING: FINISH IT OR STOP IT
            * linear:ENG-3: 0 h 23 min 00 s (EUR 32.58)
              Zombie, 70 days
              Nobody has touched it since August
              Delays others by 1 working day
            """)
        .contains("* over 20: 0 h 23 min 00 s (EUR 32.58)")
        .contains("Change in the week: +1 h 22 min 17 s (EUR 116.57)");
    Document html = html(mail);
    assertThat(html.select("h2").eachText()).contains("Still owed", "No longer accruing");
    assertThat(html.select("table:has(caption) thead tr"))
        .allMatch(head -> head.text().endsWith("Money"));
  }

  @Test
  void a_statement_without_a_rate_shows_no_money() {
    MailMessage mail =
        Mails.statement(Samples.ADA, SampleStatement.statement(Optional.empty()), Optional.empty());
    assertThat(mail.text()).doesNotContain("EUR").doesNotContain("Money");
    assertThat(html(mail).select("th:contains(Money)")).isEmpty();
  }

  @Test
  void a_statement_that_does_not_add_up_says_so_and_by_how_much() {
    Statement right = SampleStatement.statement(Optional.empty());
    Statement wrong =
        new Statement(
            right.workspace(),
            right.week(),
            right.from(),
            right.to(),
            right.zone(),
            right.asOf(),
            true,
            right.opening(),
            right.incurred(),
            right.interest(),
            right.paid(),
            right.writtenOff(),
            right.closing() + 1,
            right.ageing(),
            right.lines(),
            right.open(),
            right.nonAccruing(),
            right.seams(),
            right.delayDays(),
            Optional.empty());
    MailMessage mail = Mails.statement(Samples.ADA, wrong, Optional.empty());
    assertThat(mail.text())
        .contains("This does not add up: the lines come to 3 h 22 min 17 s")
        .contains("the closing balance says 3 h 22 min 18 s")
        .contains("Provisional: the week is not over.")
        .doesNotContain("Checked:");
    assertThat(mail.subject()).endsWith("(so far)");
  }

  @Test
  void an_empty_week_says_so() {
    Statement week = SampleStatement.statement(Optional.empty());
    Statement empty =
        new Statement(
            week.workspace(),
            week.week(),
            week.from(),
            week.to(),
            week.zone(),
            week.asOf(),
            false,
            0,
            0,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            Optional.empty());
    assertThat(Mails.statement(Samples.ADA, empty, Optional.empty()).text())
        .contains("0 h 00 min 00 s owed, the same as a week before.")
        .contains("No entry: nothing was incurred, paid or written off.")
        .contains("Checked:");
  }

  @Test
  void what_came_up_says_so_in_the_subject_and_in_its_first_line() {
    MailMessage mail = Samples.mail("mail-ask-raised");
    assertThat(mail.subject()).isEqualTo("Came up to you: Give a new date for Design");
    assertThat(
            mail.text().lines().skip(1).filter(line -> !line.isBlank()).findFirst().orElseThrow())
        .isEqualTo(
            "This came up to you: mo@example.com was asked on Thu 29 Oct, 09:00 CET and has not"
                + " answered.");
    assertThat(Jsoup.parse(mail.html()).expectFirst("h1 + p").text())
        .startsWith("This came up to you: mo@example.com was asked on Thu 29 Oct, 09:00 CET");
  }

  @Test
  void of_several_the_subject_says_how_many_came_up() {
    assertThat(
            Mails.ask(
                    Samples.ADA,
                    List.of(Samples.raised(), Samples.letter(Samples.shift())),
                    Samples.NOW)
                .subject())
        .isEqualTo("2 things need you: 1 shift of dates, 1 date to give (1 came up to you)");
  }

  @Test
  void one_click_stops_the_kinds_of_the_mail_and_no_answer_to_an_action_can_be_stopped() {
    Map<String, Optional<String>> stops = new TreeMap<>();
    Samples.mails()
        .forEach(
            (name, mail) -> {
              Optional<String> url = Optional.ofNullable(mail.headers().get("List-Unsubscribe"));
              stops.put(
                  name, url.map(said -> said.substring(said.indexOf("?"), said.length() - 1)));
              assertThat(mail.headers().get("List-Unsubscribe-Post"))
                  .isEqualTo(url.isPresent() ? "List-Unsubscribe=One-Click" : null);
              url.ifPresent(
                  said -> assertThat(said).startsWith("<" + Samples.PREFERENCES + "?stop="));
            });
    assertThat(stops)
        .containsEntry("mail-ask-shift", Optional.of("?stop=dates"))
        .containsEntry("mail-ask-several", Optional.of("?stop=dates.starts"))
        .containsEntry("mail-ask-finish-or-kill", Optional.of("?stop=old-work"))
        .containsEntry("mail-statement", Optional.of("?stop=statement"))
        .containsEntry("mail-result-done", Optional.empty())
        .containsEntry("mail-result-failed", Optional.empty())
        .containsEntry("mail-fresh", Optional.empty())
        .containsEntry("mail-code", Optional.empty());
  }
}
