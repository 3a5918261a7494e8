package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static Document decide(Proposal proposal) {
    return Jsoup.parse(Samples.decide(proposal, ""));
  }

  private static Document dead(DeadEnd end) {
    return Jsoup.parse(Pages.dead(end, Optional.of(Samples.shift()), Samples.BERLIN, Samples.NOW));
  }

  @Test
  void a_time_that_has_begun_cannot_be_ticked_and_the_other_lines_can() {
    Document page = Jsoup.parse(Samples.tooLate(Samples.clearToStart()));

    assertThat(page.select("input[name=move]").eachAttr("value")).containsExactly("m1", "m2", "m3");
    assertThat(page.select("input[name=move][disabled]").eachAttr("value")).containsExactly("m3");
    assertThat(page.select(".line:has([value=m3]) .note").text()).isEqualTo(Words.TOO_LATE);
    assertThat(page.select(".note")).hasSize(1);
  }

  @Test
  void nothing_is_chosen_beforehand_and_the_choice_travels_with_the_button_alone() {
    for (Proposal proposal : List.of(Samples.shift(), Samples.approval(), Samples.newDate())) {
      Document page = decide(proposal);
      assertThat(page.select("[checked], [selected], [autofocus], input[type=hidden]")).isEmpty();
      assertThat(page.select("input[name=choice], select[name=choice]")).isEmpty();
      assertThat(page.select("button[name=choice]").eachAttr("value"))
          .containsExactly("confirm", "decline", "snooze", "reassign");
      assertThat(page.select("select option[value='']")).hasSize(page.select("select").size());
    }
  }

  @Test
  void what_came_up_says_who_was_asked_before_and_has_not_answered() {
    assertThat(Jsoup.parse(Samples.cameUp(Samples.newDate())).select(".note").eachText())
        .containsExactly(
            "This came up to you: mo@example.com was asked on Thu 29 Oct, 09:00 CET and has not"
                + " answered.");
    assertThat(Samples.decide(Samples.newDate(), "")).doesNotContain("came up");
  }

  @Test
  void every_form_posts_to_the_address_that_it_is_shown_at() {
    Samples.pages()
        .values()
        .forEach(
            html -> {
              for (Element form : Jsoup.parse(html).select("form")) {
                assertThat(form.attr("method")).isEqualTo("post");
                assertThat(form.hasAttr("action")).isFalse();
                assertThat(form.select("button")).hasSize(1);
              }
              assertThat(Jsoup.parse(html).select("button:not(form button)")).isEmpty();
            });
  }

  @Test
  void each_line_shows_before_and_after_and_where_it_is() {
    Document page = decide(Samples.shift());
    assertThat(page.select("input[type=checkbox][name=move]").eachAttr("value"))
        .containsExactly("m1", "m2", "m3");
    assertThat(page.expectFirst(".line").text())
        .isEqualTo(
            "Checkout copy Due date: Thu 5 Nov 2026 → Mon 9 Nov 2026"
                + " linear:ENG-11, open it on linear.app Can be undone here.");
    assertThat(page.select(".line input[type=date]")).isEmpty();
  }

  @Test
  void a_line_that_no_tool_can_make_says_so_with_the_place_before_it_is_chosen() {
    Document page = Jsoup.parse(Samples.byHand(Samples.shift(), Set.of("m2")));
    assertThat(page.select(".line:contains(by hand)").eachText())
        .containsExactly(
            "Checkout build Due date: Thu 12 Nov 2026 → Mon 16 Nov 2026"
                + " Yours to make by hand: Paydown cannot make it in this tool."
                + " linear:ENG-12, open it on linear.app");
    assertThat(page.select(".line:contains(by hand) a").eachAttr("href"))
        .containsExactlyElementsOf(page.select(".line a").eachAttr("href").subList(1, 2));
    assertThat(page.select("input[name=move]")).hasSize(3);
    assertThat(page.text())
        .contains("The lines to make by hand stay as they are until you make them.");
  }

  @Test
  void where_no_line_can_be_made_the_page_promises_nothing() {
    String page = Jsoup.parse(Samples.byHand(Samples.newDate(), Set.of("m1"))).text();
    assertThat(page)
        .contains("nothing changes in the tool: it is yours to make there, by hand.")
        .doesNotContain("It is made as soon as you confirm");
  }

  @Test
  void a_date_that_is_asked_for_has_its_own_labelled_field_that_is_not_in_the_past() {
    Element date = decide(Samples.newDate()).expectFirst("input[name=to_m1]");
    assertThat(date.attr("type")).isEqualTo("date");
    assertThat(date.attr("min")).isEqualTo("2026-11-05");
    assertThat(date.hasAttr("required")).isTrue();
    assertThat(date.hasAttr("value")).isFalse();
  }

  @Test
  void of_many_lines_one_tick_chooses_all_and_none_is_ticked() {
    Document page = decide(Samples.shifts(40));
    assertThat(page.select("input[type=checkbox][name=move]").eachAttr("value"))
        .hasSize(41)
        .startsWith("all", "m1");
    assertThat(page.expectFirst(".line").text()).isEqualTo("All 40 lines");
    assertThat(page.select("input[checked]")).isEmpty();
    assertThat(decide(Samples.shifts(3)).select("input[value=all]")).isEmpty();
  }

  @Test
  void grant_and_refuse_exclude_each_other() {
    Document page = decide(Samples.approval());
    assertThat(page.select("input[type=radio][name=move]").eachAttr("value"))
        .containsExactly("m1", "m2");
    assertThat(page.select("input[type=checkbox]")).isEmpty();
    assertThat(page.select(".line b").eachText()).containsExactly("Approve", "Refuse");
  }

  @Test
  void the_page_says_who_acts_how_far_it_reaches_and_until_when() {
    assertThat(decide(Samples.shift()).text())
        .contains("This was sent to a…@example.com; acting records that person.")
        .contains("can be set back")
        .contains("Tue 10 Nov, 09:30 CET")
        .contains("Thu 5 Nov, 09:12 CET Mo moved Design from 5 Nov to 9 Nov")
        .contains("Interest keeps running")
        .doesNotContain("ada@example.com");
    assertThat(decide(Samples.approval()).text()).contains("8-digit code");
  }

  @Test
  void the_page_says_who_else_is_affected_and_by_how_much() {
    assertThat(decide(Samples.shift()).select("h2:contains(Who else) + ul li").eachText())
        .containsExactly(
            "“Launch of the new checkout” (jira:SHOP-7), kim@example.com: due Wed 18 Nov 2026, now"
                + " expected Fri 20 Nov 2026",
            "“Training for support” (asana:1204), nobody’s yet: waits for this, without a date");
    assertThat(decide(Samples.newDate()).select("h2:contains(Who else)")).isEmpty();
  }

  @Test
  void every_reason_and_every_snooze_can_be_chosen() {
    Document page = decide(Samples.shift());
    assertThat(page.select("select[name=reason] option:not([value=''])").eachAttr("value"))
        .isEqualTo(Arrays.stream(DeclineReason.values()).map(DeclineReason::label).toList());
    assertThat(page.select("select[name=snooze] option:not([value=''])").eachAttr("value"))
        .containsExactly("next-day", "3-days", "1-week", "1-month");
  }

  @Test
  void the_code_page_carries_the_answer_and_lets_the_code_be_pasted_and_filled_in() {
    Document page =
        Jsoup.parse(
            Samples.code(
                Samples.shift(),
                Map.of(
                    "choice", List.of("confirm"),
                    "move", List.of("m1", "m3"),
                    "to_m1", List.of("2026-11-09"),
                    "code", List.of("11111111"),
                    "admin", List.of("true"))));
    Element form = page.expectFirst("form");
    assertThat(form.select("input[type=hidden]").stream().map(f -> f.attr("name") + "=" + f.val()))
        .containsExactly("choice=confirm", "move=m1", "move=m3", "to_m1=2026-11-09");
    Element code = form.expectFirst("input[name=code]");
    assertThat(code.attr("autocomplete")).isEqualTo("one-time-code");
    assertThat(code.attr("inputmode")).isEqualTo("numeric");
    assertThat(code.hasAttr("value")).isFalse();
    assertThat(page.select("form").get(1).select("input[name=code]")).isEmpty();
  }

  @Test
  void every_dead_end_has_a_page_of_its_own_and_none_offers_a_choice() {
    List<DeadEnd> ends =
        List.of(
            new DeadEnd.Unknown(),
            new DeadEnd.Expired(Samples.EXPIRES),
            new DeadEnd.Decided(Samples.NOW, "confirmed", Optional.empty()),
            new DeadEnd.Superseded(),
            new DeadEnd.MovedOn(ProposalState.SUPERSEDED),
            new DeadEnd.Reassigned(),
            new DeadEnd.Snoozed(Samples.EXPIRES),
            new DeadEnd.CodeSpent());
    Set<String> titles = new TreeSet<>();
    Set<String> fresh = new TreeSet<>();
    for (DeadEnd end : ends) {
      Document page = dead(end);
      titles.add(page.select("h1").text());
      assertThat(page.select("button").eachAttr("value")).isSubsetOf("fresh");
      if (!page.select("button[name=choice][value=fresh]").isEmpty()) {
        fresh.add(end.getClass().getSimpleName());
      }
    }
    assertThat(titles).hasSameSizeAs(ends);
    assertThat(fresh).containsExactly("Expired", "Superseded");
  }

  @Test
  void an_unknown_link_tells_nothing_about_any_proposal() {
    assertThat(dead(new DeadEnd.Unknown()).text()).doesNotContain("Design").doesNotContain("@");
  }

  @Test
  void the_most_lines_that_are_asked_at_once_still_fit_the_page() {
    List<Move> moves =
        IntStream.rangeClosed(1, 48)
            .mapToObj(
                i -> Samples.date("m" + i, "A title of a usual length", "2026-11-05", "2026-11-09"))
            .toList();
    Set<String> byHand = moves.stream().map(Move::id).collect(Collectors.toSet());
    String page =
        Samples.byHand(Samples.in(Samples.shift(), ProposalState.PENDING, moves, ""), byHand);
    System.out.println("decide page of 48 lines: " + page.length() + " characters");
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Pages.HEAVIEST);
    assertThat(Jsoup.parse(page).select("input[name=move]")).hasSize(49);
  }

  @Test
  void the_status_page_names_each_result_and_what_is_left_to_do() {
    Document page = Jsoup.parse(Pages.status(Samples.partly(), Samples.BERLIN, Samples.NOW));
    assertThat(page.select(".line p:first-child").eachText())
        .containsExactly(
            "Done", "Not made: it had changed meanwhile", "Not made: a person has to look");
    assertThat(page.text()).contains("What is left for you").contains("ENG-13 is archived");
    assertThat(page.select("a[href='']")).isEmpty();
    assertThat(
            Jsoup.parse(Pages.status(Samples.underWay(), Samples.BERLIN, Samples.NOW))
                .select("a[href='']")
                .text())
        .isEqualTo("Look again");
  }

  @Test
  void moves_that_ask_nothing_have_no_field() {
    for (MoveAction action :
        List.of(MoveAction.START, MoveAction.UNBLOCK, MoveAction.GRANT_APPROVAL)) {
      Proposal proposal =
          Samples.in(
              Samples.newDate(),
              ProposalState.PENDING,
              List.of(Samples.move("m1", action, "Copy", "status")),
              "");
      assertThat(decide(proposal).select("[name=to_m1]")).isEmpty();
    }
  }

  @Test
  void an_answer_in_ones_own_words_has_room_for_them() {
    Proposal proposal =
        Samples.in(
            Samples.newDate(),
            ProposalState.PENDING,
            List.of(Samples.move("m1", MoveAction.COMMENT, "Copy", "answer")),
            "");

    assertThat(decide(proposal).select("textarea[name=to_m1][required]")).hasSize(1);
    assertThat(decide(proposal).select("label[for=to_m1]").text()).isEqualTo("In your own words");
  }

  @Test
  void what_excludes_each_other_is_one_choice() {
    Proposal proposal =
        Samples.in(
            Samples.newDate(),
            ProposalState.PENDING,
            List.of(
                Samples.move("m1", MoveAction.CUT_LINK, "Copy", "blocked-by"),
                Samples.move("m2", MoveAction.CUT_LINK, "Text", "blocked-by")),
            "");

    assertThat(decide(proposal).select("input[type=radio][name=move]")).hasSize(2);
  }

  @Test
  void somebody_else_to_review_is_asked_for_by_address_and_a_link_names_what_blocks() {
    Move review = Samples.move("m1", MoveAction.REQUEST_REVIEW, "Copy", "reviewer");
    Move link = Samples.move("m2", MoveAction.LINK, "Copy", "blocked-by").to("github:acme/web#3");
    Document page =
        decide(Samples.in(Samples.newDate(), ProposalState.PENDING, List.of(review, link), ""));

    assertThat(page.select("input[type=email][name=to_m1]")).hasSize(1);
    assertThat(page.select("label[for=to_m1]").text()).startsWith("Who shall review it");
    assertThat(page.select("[name=to_m2]")).isEmpty();
    assertThat(page.text()).contains("Add the link: it waits for github:acme/web#3");
  }

  @Test
  void what_is_done_offers_to_be_undone_and_says_when_it_was_asked() {
    Proposal done = Samples.done();

    assertThat(status(done).select("form button[name=choice][value=undo]")).hasSize(1);
    assertThat(status(Samples.underWay()).select("button")).isEmpty();
    assertThat(status(Samples.undoAsked(done)).select("button")).isEmpty();
    assertThat(status(Samples.undoAsked(done)).text()).contains("asked to undo this");
  }

  private static Document status(Proposal proposal) {
    return Jsoup.parse(Pages.status(proposal, Samples.BERLIN, Samples.NOW));
  }

  @Test
  void a_decline_that_mutes_a_rule_says_so_where_it_was_declined() {
    String page =
        Pages.dead(
            new DeadEnd.Decided(
                Samples.NOW, "declined", Optional.of("not needed, for the third time")),
            Optional.of(Samples.newDate()),
            Samples.BERLIN,
            Samples.NOW);

    assertThat(Jsoup.parse(page).text()).contains("Noted: not needed, for the third time.");
  }

  @Test
  void a_date_accepted_is_written_into_our_own_books() {
    Move accept = Samples.move("m1", MoveAction.RE_COMMIT, "Copy", "committed").to("2026-11-10");
    Proposal proposal = Samples.in(Samples.newDate(), ProposalState.PENDING, List.of(accept), "");
    String page =
        Pages.outcome(
            proposal,
            new Decision.Confirm(Map.of("m1", "2026-11-10")),
            Samples.BERLIN,
            Samples.NOW);

    assertThat(Jsoup.parse(page).text()).contains("1 line written into Paydown’s books");
  }
}
