package dev.paydown.local.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the mail in the inbox to the change in the tool, as a person sees it. Scripts are off. */
@ExtendWith(Chromium.class)
final class LoopSeenTest {
  private static final int HEAVIEST_PAGE = 30 * 1024;
  private static Story story;

  @BeforeAll
  static void begin(@TempDir Path data) {
    story = Story.begin(data);
  }

  @AfterAll
  static void end() {
    story.close();
  }

  private static void light(Visitor visitor, String name) {
    System.out.printf("%-28s %6d bytes%n", name, visitor.weightBytes());
    assertThat(visitor.weightBytes()).as(name).isLessThanOrEqualTo(HEAVIEST_PAGE);
  }

  private static Visitor opens(Visitor visitor, Story.Chapter chapter, String name) {
    return visitor.open(chapter.link(name));
  }

  private static void tick(Visitor visitor, String title) {
    visitor.page().getByRole(AriaRole.CHECKBOX, named(title)).check();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Story.Chapter customerFacing() {
    Story.Chapter chapter = story.chapter().planned();
    story
        .loop()
        .api(
            story.acme().token(),
            "PUT",
            "/api/workspace",
            Map.of("clientFacing", List.of("linear:" + chapter.key("Build"))));
    return chapter.due("Design", 6);
  }

  @Test
  void from_the_mail_every_line_is_confirmed_made_and_asked_to_be_undone(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    visitor.open(story.loop().base() + "/inbox").sees("Inbox").looksRight("inbox");
    Locator row =
        visitor
            .page()
            .getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText(chapter.address("ada")))
            .first();
    row.getByRole(AriaRole.LINK).click();
    FrameLocator mail = visitor.page().frameLocator("iframe");
    PlaywrightAssertions.assertThat(
            mail.getByRole(
                AriaRole.HEADING,
                new FrameLocator.GetByRoleOptions().setName("What now needs you")))
        .isVisible();
    visitor.looksRight("inbox-mail");
    mail.getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Review the dates"))
        .click();

    visitor.sees("Move 2 items after").sees("Why now").sees("Who else is affected");
    visitor.reads("Launch").reads("kim").reads("Answer by").reads("Can be undone here");
    visitor.looksRight("decide");
    light(visitor, "decide");
    tick(visitor, "Copy");
    tick(visitor, "Build");
    visitor.press("Confirm chosen lines").sees("Confirmed").reads("2 lines on the way");
    visitor.looksRight("confirmed");
    story.loop().settle();

    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(8).toString());
    assertThat(chapter.dueInLinear("Build")).isEqualTo(chapter.day(9).toString());
    visitor.follow("See how it goes").sees("Done:").sees("Line by line").looksRight("status-done");
    light(visitor, "status-done");
    assertThat(visitor.page().getByRole(AriaRole.LINK, named("open it on linear")).count())
        .isEqualTo(2);
    assertThat(chapter.newestMail("ada").path("subject").asText()).startsWith("Done: ");

    visitor.press("Undo").sees("The way back is on its way").looksRight("undo-asked");
    story.loop().settle();
    opens(visitor, chapter, "ada").reads("Due date").looksRight("decide-undo");
    tick(visitor, "Build");
    visitor.press("Confirm chosen lines").sees("Confirmed");
    story.loop().settle();
    assertThat(chapter.dueInLinear("Build")).isEqualTo(chapter.day(6).toString());
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(8).toString());
  }

  @Test
  void only_the_chosen_line_is_made_and_the_other_is_left(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    opens(visitor, chapter, "ada");
    tick(visitor, "Copy");
    visitor.press("Confirm chosen lines").reads("1 line left unchanged").looksRight("chosen");
    story.loop().settle();

    visitor.follow("See how it goes").reads("Left as it was").looksRight("status-chosen");
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(8).toString());
    assertThat(chapter.dueInLinear("Build")).isEqualTo(chapter.day(6).toString());
  }

  @Test
  void who_chooses_no_line_is_told_so_and_nothing_changes(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    opens(visitor, chapter, "ada").press("Confirm chosen lines").reads("No line was chosen");
    visitor.looksRight("decide-fault");
    assertThat(visitor.status()).isEqualTo(422);
    assertThat(visitor.page().getByRole(AriaRole.ALERT).textContent()).contains("choose");
    story.loop().settle();
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(5).toString());
  }

  @Test
  void what_customers_see_is_made_by_the_right_code_alone(Visitor visitor) {
    Story.Chapter chapter = customerFacing();
    opens(visitor, chapter, "ada").reads("Customers can see this").looksRight("decide-customers");
    tick(visitor, "Build");
    visitor.press("Confirm chosen lines").sees("Enter your code").looksRight("code");
    light(visitor, "code");
    String right = chapter.code("ada");
    Locator field = visitor.page().getByLabel("Code");
    field.fill(right.equals("00000000") ? "00000001" : "00000000");
    visitor.press("Confirm").reads("That is not the code").looksRight("code-wrong");
    assertThat(visitor.page().getByRole(AriaRole.ALERT).count()).isEqualTo(1);
    assertThat(chapter.dueInLinear("Build")).isEqualTo(chapter.day(6).toString());

    // As people paste it from the mail.
    field.fill(" " + right.substring(0, 4) + " " + right.substring(4));
    visitor.press("Confirm").sees("Confirmed");
    story.loop().settle();
    assertThat(chapter.dueInLinear("Build")).isEqualTo(chapter.day(9).toString());
  }

  @Test
  void a_code_tried_too_often_is_spent_and_says_what_to_do(Visitor visitor) {
    Story.Chapter chapter = customerFacing();
    opens(visitor, chapter, "ada");
    tick(visitor, "Build");
    visitor.press("Confirm chosen lines").sees("Enter your code");
    String wrong = chapter.code("ada").equals("11111111") ? "11111112" : "11111111";
    for (int left = 4; left >= 1; left--) {
      visitor.page().getByLabel("Code").fill(wrong);
      visitor
          .press("Confirm")
          .reads("you have " + left + (left == 1 ? " try left" : " tries left"));
    }
    visitor.page().getByLabel("Code").fill(wrong);
    visitor.press("Confirm").sees("This code no longer works").looksRight("code-spent");
    assertThat(chapter.dueInLinear("Build")).isEqualTo(chapter.day(6).toString());
    visitor.follow("Open the proposal again").sees("What will change");
  }

  @Test
  void a_decline_says_its_reason_and_changes_nothing(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    opens(visitor, chapter, "ada").unfold("Decline");
    visitor.page().getByLabel("Reason").selectOption("not-now");
    visitor.page().getByLabel("Comment").fill("After the fair");
    visitor.looksRight("decide-decline");
    visitor.press("Decline").sees("Declined").reads("Not now").looksRight("declined");
    story.loop().settle();
    opens(visitor, chapter, "ada").sees("Already declined").looksRight("already-declined");
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(5).toString());
  }

  @Test
  void what_is_snoozed_says_until_when_and_is_asked_again_then(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    final String first = chapter.link("ada");
    opens(visitor, chapter, "ada").unfold("Snooze");
    visitor.page().getByLabel("Ask me again").selectOption("next-day");
    visitor.looksRight("decide-snooze");
    visitor.press("Snooze").sees("Snoozed until").reads("interest keeps running");
    visitor.looksRight("snoozed");
    story.loop().settle();
    visitor.open(first).sees("Snoozed until").looksRight("dead-snoozed");

    story.loop().until(chapter.day(1) + "T10:30:00Z");
    assertThat(chapter.link("ada")).isNotEqualTo(first);
    opens(visitor, chapter, "ada").sees("What will change");
  }

  @Test
  void what_is_passed_on_is_mailed_to_the_other_and_the_old_link_says_so(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    final String old = chapter.link("ada");
    opens(visitor, chapter, "ada").unfold("Ask somebody else");
    visitor.page().getByLabel("Their email address").fill("nobody@else.test");
    visitor.press("Pass it on").reads("Nobody in this workspace has that address");
    visitor.unfold("Ask somebody else");
    visitor.page().getByLabel("Their email address").fill(chapter.address("lea"));
    visitor.looksRight("decide-reassign");
    visitor.press("Pass it on").sees("Passed on to l…@acme.test").looksRight("passed-on");
    story.loop().settle();

    visitor.open(old).sees("Already passed on").looksRight("dead-reassigned");
    // The lead was mailed about the slip this morning: four working hours lie between two mails.
    story.loop().until(chapter.day(0) + "T13:30:00Z");
    visitor.open(chapter.link("lea", "Review the dates")).sees("Move 2 items after");
    tick(visitor, "Copy");
    visitor.press("Confirm chosen lines").sees("Confirmed");
    story.loop().settle();
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(8).toString());
  }

  @Test
  void an_expired_link_sends_a_fresh_one_to_its_recipient(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    final String old = chapter.link("ada");
    story.loop().until(chapter.day(3) + "T09:30:00Z");
    visitor.open(old).sees("This link has expired").looksRight("dead-expired");
    visitor.press("Send me a fresh link").sees("A fresh link is on its way");
    visitor.looksRight("fresh-sent");
    assertThat(chapter.newestMail("ada").path("subject").asText()).startsWith("Fresh link: ");
    opens(visitor, chapter, "ada").sees("What will change");
  }

  @Test
  void a_link_overtaken_by_a_newer_version_offers_that_one(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    final String old = chapter.link("ada");
    chapter.due("Design", 7);
    visitor.open(old).sees("There is a newer version").looksRight("dead-superseded");
    visitor.press("Send me a fresh link").sees("A fresh link is on its way");
    opens(visitor, chapter, "ada").reads("What will change");
  }

  @Test
  void a_link_whose_question_is_gone_says_so(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    final String old = chapter.link("ada");
    chapter.due("Design", 3);
    visitor.open(old).sees("Nothing left to answer").looksRight("dead-moved-on");
  }

  @Test
  void the_first_answer_stands_when_two_windows_answer(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    String link = chapter.link("ada");
    visitor.open(link).sees("What will change");
    tick(visitor, "Copy");
    story.loop().answer(link, "choice=decline&reason=wrong-date&comment=");
    visitor
        .press("Confirm chosen lines")
        .sees("Already declined")
        .reads("Noted: the dates are wrong.")
        .looksRight("dead-decided");
    story.loop().settle();
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(5).toString());
  }

  @Test
  void an_unknown_link_says_no_more_than_that(Visitor visitor) {
    visitor.open(story.loop().base() + "/decide/" + "x".repeat(43));
    visitor.sees("We do not know this link").looksRight("dead-unknown");
    assertThat(visitor.status()).isEqualTo(404);
    light(visitor, "dead-unknown");
  }

  @Test
  void a_whole_answer_is_given_by_the_keyboard_alone(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    opens(visitor, chapter, "ada").sees("What will change");
    Locator copy = visitor.page().getByRole(AriaRole.CHECKBOX, named("Copy"));
    tabTo(visitor, copy);
    visitor.page().keyboard().press("Space");
    PlaywrightAssertions.assertThat(copy).isChecked();
    Locator confirm = visitor.page().getByRole(AriaRole.BUTTON, named("Confirm chosen lines"));
    tabTo(visitor, confirm);
    visitor.looksRight("decide-keyboard");
    visitor.page().keyboard().press("Enter");
    visitor.sees("Confirmed");
    story.loop().settle();
    tabTo(visitor, visitor.page().getByRole(AriaRole.LINK, named("See how it goes")));
    visitor.page().keyboard().press("Enter");
    visitor.sees("Done:");
    assertThat(chapter.dueInLinear("Copy")).isEqualTo(chapter.day(8).toString());
  }

  @Test
  void what_is_folded_away_opens_by_the_keyboard(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    opens(visitor, chapter, "ada").sees("What will change");
    tabTo(visitor, visitor.page().locator("summary").filter(text("Decline")));
    visitor.page().keyboard().press("Enter");
    Locator reason = visitor.page().getByLabel("Reason");
    tabTo(visitor, reason);
    reason.press("ArrowDown");
    tabTo(visitor, visitor.page().getByRole(AriaRole.BUTTON, named("Decline")));
    visitor.page().keyboard().press("Enter");
    visitor.sees("Declined");
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Presses Tab until it has the focus, and sees at every stop where the focus is. */
  private static void tabTo(Visitor visitor, Locator wanted) {
    for (int stop = 0; stop < 40; stop++) {
      visitor.page().keyboard().press("Tab");
      Locator focused = visitor.page().locator(":focus");
      if (focused.count() == 0) {
        continue;
      }
      assertThat(focused.evaluate("on => getComputedStyle(on).outlineStyle"))
          .as("the ring around what has the focus")
          .isEqualTo("solid");
      if (Boolean.TRUE.equals(wanted.evaluate("on => on === document.activeElement"))) {
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + wanted);
  }
}
