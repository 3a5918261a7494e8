package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** More dates of one person than one question holds: they are asked about one after the other. */
final class ManyLinesTest {
  private static final int FOLLOWERS = 50;
  private static final int LINES = 48;
  private final Company company =
      new Company("2026-11-02T09:00:00Z").open("a", "a@x.test", "DUE", "2026-11-06");

  /** Followers with a start and a due day each, all opened at once. */
  private void followers(int many, String title) {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String key = key(i);
      facts.add(
          opened(
              key,
              "b@x.test",
              FieldChange.set(ItemField.TITLE, title + key),
              FieldChange.set(ItemField.START, "2026-11-09"),
              FieldChange.set(ItemField.DUE, "2026-11-10")));
      facts.add(
          new Fact.LinkMade(
              Company.ref("a"),
              Company.ref(key),
              LinkKind.BLOCKS,
              LinkType.FS,
              0,
              LagUnit.WORKING,
              Provenance.NATIVE,
              company.now(),
              0,
              Actor.HUMAN));
    }
    company.emit(facts.toArray(Fact[]::new));
  }

  private Fact opened(String key, String owner, FieldChange... more) {
    List<FieldChange> changes = new ArrayList<>(List.of(more));
    changes.add(FieldChange.set(ItemField.KEY, key));
    changes.add(FieldChange.set(ItemField.OWNER, owner));
    return new Fact.ItemChanged(Company.ref(key), company.now(), 0, Actor.HUMAN, changes);
  }

  private static String key(int i) {
    return "f%03d".formatted(i);
  }

  private void slips(String due) {
    company.change("a", ItemField.DUE, due);
  }

  private Proposal shift() {
    return shiftIfAny().orElseThrow();
  }

  private Optional<Proposal> shiftIfAny() {
    return company.live("b@x.test", ProposalKind.SHIFT_DATES);
  }

  private static Set<String> items(Proposal proposal) {
    return proposal.moves().stream()
        .map(Move::uid)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<String, String> all(Proposal proposal) {
    Map<String, String> chosen = new HashMap<>();
    proposal.moves().forEach(move -> chosen.put(move.id(), move.to().orElseThrow()));
    return chosen;
  }

  @Test
  void a_question_holds_as_many_whole_items_as_one_page_shows_and_says_how_many_wait() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");

    assertThat(shift().moves()).hasSize(LINES);
    assertThat(items(shift())).hasSize(LINES / 2);
    assertThat(shift().headline()).isEqualTo("Move 24 items after “Title of a”");
    assertThat(shift().reason())
        .isEqualTo(
            "studio:a is now expected on Wed 11 Nov; these cannot keep their"
                + " dates. 26 more are asked about once these are answered.");
  }

  @Test
  void what_fits_is_asked_whole_and_nothing_waits() {
    followers(LINES / 2, "Title of ");
    slips("2026-11-11");

    assertThat(items(shift())).hasSize(LINES / 2);
    assertThat(shift().reason()).doesNotContain("once these are answered");
  }

  @Test
  void once_confirmed_the_next_are_asked_until_each_was_asked_once() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");
    Set<String> asked = new HashSet<>();
    int questions = 0;
    while (shiftIfAny().isPresent()) {
      Proposal proposal = shift();
      items(proposal).forEach(item -> assertThat(asked.add(item)).as(item).isTrue());
      company.make(proposal, all(proposal));
      questions++;
    }

    assertThat(asked).hasSize(FOLLOWERS);
    assertThat(questions).isEqualTo(3);
    assertThat(company.item(key(FOLLOWERS - 1)).due()).contains(LocalDate.parse("2026-11-13"));
  }

  @Test
  void who_declines_the_first_is_asked_about_the_others_and_never_of_those_again() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");
    Set<String> declined = items(shift());
    company.answer(shift(), new Decision.Decline(DeclineReason.NOT_NOW, ""));

    assertThat(items(shift())).hasSize(24).doesNotContainAnyElementsOf(declined);
    assertThat(shift().reason()).endsWith(" 2 more are asked about once these are answered.");
  }

  @Test
  void lines_that_were_left_do_not_hold_up_those_that_wait() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");
    Proposal first = shift();
    company.make(first, Map.of("m1", first.moves().getFirst().to().orElseThrow()));

    assertThat(items(shift())).hasSize(24).doesNotContainAnyElementsOf(items(first));
  }

  @Test
  void a_question_that_stands_keeps_its_lines_when_others_come_before_them() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");
    Proposal first = shift();
    company.open("0", "b@x.test", "START", "2026-11-09", "DUE", "2026-11-10").blocks("a", "0");

    assertThat(shift().moves()).isEqualTo(first.moves());
    assertThat(shift().version()).isEqualTo(first.version());
    assertThat(shift().reason()).endsWith(" 27 more are asked about once these are answered.");
    assertThat(company.mailsTo("b@x.test")).isEqualTo(1);
  }

  @Test
  void the_place_of_a_line_that_falls_away_is_taken_by_one_that_waits() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");
    Set<String> before = items(shift());
    company.change(key(0), ItemField.PINNED, "true");

    assertThat(items(shift())).hasSize(24).doesNotContain(key(0)).contains(key(24));
    before.remove(key(0));
    assertThat(items(shift())).containsAll(before);
  }

  @Test
  void long_titles_make_a_shorter_question() {
    followers(FOLLOWERS, "Ü".repeat(900));
    slips("2026-11-11");

    assertThat(items(shift())).hasSize(21);
    assertThat(shift().reason()).endsWith(" 29 more are asked about once these are answered.");
  }

  @Test
  void what_is_pulled_forward_comes_in_portions_too() {
    followers(FOLLOWERS, "Title of ");
    slips("2026-11-11");
    for (int i = 0; i < 3; i++) {
      company.make(shift(), all(shift()));
    }
    slips("2026-11-06");

    Proposal pull = company.live("b@x.test", ProposalKind.PULL_FORWARD).orElseThrow();
    assertThat(items(pull)).hasSize(24);
    assertThat(pull.headline()).isEqualTo("Pull 24 items forward");
    assertThat(pull.reason())
        .endsWith("so these could be earlier. 26 more are asked about once these are answered.");
  }

  @Test
  void a_mail_puts_a_hundred_questions_and_the_next_mail_the_others() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      String key = key(i);
      facts.add(opened(key, "w@x.test"));
      facts.add(company.blockedUntilCleared(key, "b@x.test"));
    }
    company.emit(facts.toArray(Fact[]::new));

    assertThat(asksOfMails()).containsExactly(100);

    company.until("2026-11-02T12:45:00Z");
    assertThat(asksOfMails()).containsExactly(100);

    company.until("2026-11-02T13:00:00Z");
    assertThat(asksOfMails()).containsExactlyInAnyOrder(100, 50);
    assertThat(
            company.state().mailings().values().stream()
                .flatMap(mailing -> mailing.asks().stream())
                .map(Mailing.Ask::proposal))
        .doesNotHaveDuplicates();
  }

  private List<Integer> asksOfMails() {
    return company.state().mailings().values().stream()
        .filter(mailing -> mailing.recipient().equals("b@x.test"))
        .map(mailing -> mailing.asks().size())
        .toList();
  }
}
