package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.wire.MailMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What holds of every mail and page. */
class SamplesTest {
  private static int weight(String html) {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  @Test
  void every_mail_and_page_is_written_to_look_at_and_its_weight_is_bounded() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "samples"));
    for (Map.Entry<String, MailMessage> mail : Samples.mails().entrySet()) {
      Files.writeString(folder.resolve(mail.getKey() + ".html"), mail.getValue().html());
      Files.writeString(
          folder.resolve(mail.getKey() + ".txt"),
          "Subject: " + mail.getValue().subject() + "\n\n" + mail.getValue().text());
      int weight = weight(mail.getValue().html());
      System.out.printf("%-28s %6d bytes%n", mail.getKey(), weight);
      assertThat(weight).as(mail.getKey()).isLessThanOrEqualTo(Mails.HEAVIEST);
    }
    for (Map.Entry<String, String> page : Samples.pages().entrySet()) {
      Files.writeString(folder.resolve(page.getKey() + ".html"), page.getValue());
      int weight = weight(page.getValue());
      System.out.printf("%-28s %6d bytes%n", page.getKey(), weight);
      assertThat(weight).as(page.getKey()).isLessThanOrEqualTo(Pages.HEAVIEST);
    }
  }

  @Test
  void nothing_runs_a_script_or_loads_anything() {
    Map<String, String> all = new TreeMap<>(Samples.pages());
    Samples.mails().forEach((name, mail) -> all.put(name, mail.html()));
    all.forEach(
        (name, html) -> {
          Document page = Jsoup.parse(html);
          assertThat(
                  page.select(
                      "script, link, img, iframe, object, embed, svg, base, [src], [srcset], [background]"))
              .as(name)
              .isEmpty();
          assertThat(html.toLowerCase(java.util.Locale.ROOT))
              .as(name)
              .doesNotContain("url(", "@import", "javascript:");
          for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList())
                .as(name)
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
          }
        });
  }

  @Test
  void every_document_names_its_language_its_title_and_one_main_heading() {
    Map<String, String> all = new TreeMap<>(Samples.pages());
    Samples.mails().forEach((name, mail) -> all.put(name, mail.html()));
    all.forEach(
        (name, html) -> {
          Document page = Jsoup.parse(html);
          assertThat(page.select("html[lang=en]")).as(name).hasSize(1);
          assertThat(page.title()).as(name).isNotBlank();
          assertThat(page.select("h1")).as(name).hasSize(1);
          int level = 1;
          for (Element heading : page.select("h1, h2, h3")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as(name + ": " + heading.text()).isLessThanOrEqualTo(level + 1);
            level = next;
          }
        });
  }

  @Test
  void a_table_is_either_layout_or_data_with_a_caption_and_scopes() {
    Map<String, String> all = new TreeMap<>(Samples.pages());
    Samples.mails().forEach((name, mail) -> all.put(name, mail.html()));
    all.forEach(
        (name, html) -> {
          for (Element table : Jsoup.parse(html).select("table")) {
            if (table.attr("role").equals("presentation")) {
              assertThat(table.select("> tbody > tr > th, > caption")).as(name).isEmpty();
            } else {
              assertThat(table.select("> caption")).as(name).hasSize(1);
              assertThat(table.select("th:not([scope])")).as(name).isEmpty();
              assertThat(table.select("th[scope=col]")).as(name).isNotEmpty();
              assertThat(table.select("th[scope=row]")).as(name).isNotEmpty();
            }
          }
        });
  }

  @Test
  void a_mail_uses_inline_styles_only() {
    Samples.mails()
        .forEach(
            (name, mail) ->
                assertThat(Jsoup.parse(mail.html()).select("style, [class], [id]"))
                    .as(name)
                    .isEmpty());
  }

  @Test
  void every_fact_and_link_of_the_html_is_in_the_text_part_too() {
    Samples.mails()
        .forEach(
            (name, mail) -> {
              String text = squeezed(mail.text()).toLowerCase(java.util.Locale.ROOT);
              Document page = Jsoup.parse(mail.html());
              for (Element link : page.select("a")) {
                // A figure opens its entries on the statement's page, to which the text leads.
                String place = link.attr("href").replaceAll("\\?figure=[^?]*#entries$", "");
                assertThat(text).as(name).contains(place.toLowerCase(java.util.Locale.ROOT));
              }
              // The preheader repeats; column heads and captions name what the text says by order.
              page.select("[style^=display:none]").remove();
              page.select("head, caption, th[scope=col]").remove();
              page.select("strong:containsOwn(Paydown)").remove();
              for (Element element : page.body().getAllElements()) {
                for (String said :
                    element.textNodes().stream().map(node -> squeezed(node.text())).toList()) {
                  String bare = said.replaceAll("^[→·\\u00a0 ]+|[→·\\u00a0 ]+$", "");
                  assertThat(text).as(name).contains(bare.toLowerCase(java.util.Locale.ROOT));
                }
              }
            });
  }

  @Test
  void every_field_of_a_form_has_a_label_and_its_id_is_its_own() {
    Samples.pages()
        .forEach(
            (name, html) -> {
              Document page = Jsoup.parse(html);
              List<String> ids = page.select("[id]").eachAttr("id");
              assertThat(ids).as(name).doesNotHaveDuplicates();
              for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
                boolean wrapped = field.closest("label") != null;
                boolean named = !page.select("label[for=" + field.id() + "]").isEmpty();
                assertThat(wrapped || named).as(name + ": " + field).isTrue();
              }
            });
  }

  @Test
  void the_pages_stylesheet_is_the_one_that_the_policy_names() throws Exception {
    for (Map.Entry<String, String> page : Samples.pages().entrySet()) {
      String html = page.getValue();
      assertThat(Jsoup.parse(html).select("[style]")).as(page.getKey()).isEmpty();
      String sheet = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
      byte[] digest =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(sheet.getBytes(StandardCharsets.UTF_8));
      assertThat(Pages.STYLE_HASH)
          .isEqualTo("'sha256-" + java.util.Base64.getEncoder().encodeToString(digest) + "'");
    }
  }
}
