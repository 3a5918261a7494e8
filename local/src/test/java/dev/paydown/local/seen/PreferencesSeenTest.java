package dev.paydown.local.seen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which mails a person gets, from the foot of a mail, and by the one click of a mail client. */
@ExtendWith(Chromium.class)
final class PreferencesSeenTest {
  private static final Pattern LINK =
      Pattern.compile("Choose which mails you get: (https?://\\S+/preferences/[\\w-]{43})");
  private static Story story;

  @BeforeAll
  static void begin(@TempDir Path data) {
    story = Story.begin(data);
  }

  @AfterAll
  static void end() {
    story.close();
  }

  private static String preferences(Story.Chapter chapter) {
    Matcher link = LINK.matcher(chapter.newestMail("ada").path("text").asText());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static int mails(Story.Chapter chapter) {
    return story.loop().mailsTo(chapter.address("ada")).size();
  }

  private static HttpResponse<String> oneClick(String url) {
    HttpResponse<String> answer =
        story
            .loop()
            .send(
                story
                    .loop()
                    .request(url)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build());
    story.loop().settle();
    return answer;
  }

  private static void shows(Visitor visitor, String kind, boolean ticked) {
    PlaywrightAssertions.assertThat(
            visitor
                .page()
                .getByRole(
                    AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(kind).setExact(false))
                .first())
        .isChecked(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions()
                .setChecked(ticked));
  }

  @Test
  void what_is_unticked_is_not_mailed_and_what_is_ticked_again_is(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    String link = preferences(chapter);
    visitor.open(link).sees("Which mails you get").looksRight("preferences");
    assertThat(visitor.weightBytes()).isLessThanOrEqualTo(30 * 1024);
    visitor.page().locator("input[value=dates]").uncheck();
    visitor.press("Save").reads("Saved.").looksRight("preferences-saved");
    story.loop().settle();
    int before = mails(chapter);
    chapter.due("Design", 7);
    story.loop().until(chapter.day(1) + "T09:00:00Z");
    assertThat(mails(chapter)).isEqualTo(before);

    visitor.open(link);
    shows(visitor, "Dates", false);
    visitor.page().locator("input[value=dates]").check();
    visitor.press("Save").reads("Saved.");
    story.loop().settle();
    chapter.due("Design", 9);
    story.loop().until(chapter.day(2) + "T12:00:00Z");
    assertThat(mails(chapter)).isGreaterThan(before);
  }

  @Test
  void the_one_click_of_a_mail_client_stops_the_kind_and_is_undone_on_the_page(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    String link = preferences(chapter);
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = oneClick(link + "?stop=dates");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("Stopped: Dates.");
    }
    visitor.open(link + "?stop=dates").sees("Which mails you get");
    shows(visitor, "Dates", false);
    shows(visitor, "Approvals", true);

    visitor.page().locator("input[value=dates]").check();
    visitor.press("Save").reads("Saved.");
    story.loop().settle();
    visitor.open(link);
    shows(visitor, "Dates", true);
  }

  @Test
  void links_that_are_taken_back_open_nothing(Visitor visitor) {
    Story.Chapter chapter = story.chapter().slipped();
    String link = preferences(chapter);
    story.loop().until(chapter.day(0) + "T09:10:00Z");
    visitor.open(link).press("Take the links back").sees("The links are taken back");
    visitor.looksRight("preferences-revoked");
    story.loop().settle();
    visitor.open(link).sees("This link opens nothing").looksRight("preferences-unknown");
    assertThat(visitor.status()).isEqualTo(404);
  }
}
