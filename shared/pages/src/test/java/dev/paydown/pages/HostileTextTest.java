package dev.paydown.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.wire.MailMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Text from tools is hostile; wherever it stands, it stays text. */
class HostileTextTest {
  private static final List<String> TITLES =
      List.of(
          "<script>alert(1)</script><img src=x onerror=alert(1)>",
          "\"><form action=https://evil.example><button autofocus onfocus=alert(1)>",
          "' onmouseover='alert(1)",
          "</title></style><style>*{display:none}</style>",
          "invoice\u202Egnp.exe \u2066x\u2069",
          "Copy\r\nBcc: everybody@example.com\r\n\r\n<h1>owned</h1>",
          "${7*7} @if(true) $unsafe{1}",
          "\u0000\u001b[2J\u200b\ufeff",
          "long ".repeat(2000));

  private static Move hostile(String id, MoveAction action, String title) {
    return new Move(
        id,
        action,
        "n",
        "c",
        "u",
        title,
        title,
        Optional.of("javascript:alert('" + title + "')"),
        title,
        Optional.of(title),
        action == MoveAction.ASSIGN ? Optional.empty() : Optional.of(title),
        Optional.empty(),
        Gate.DESTRUCTIVE,
        MoveState.FAILED);
  }

  private static Proposal hostile(String title) {
    List<Move> moves = new ArrayList<>();
    for (MoveAction action : MoveAction.values()) {
      moves.add(hostile("m" + (moves.size() + 1), action, title));
    }
    Packet packet =
        new Packet(
            Optional.of(title),
            Optional.of(title),
            List.of(title),
            List.of(new Packet.Moved(Samples.NOW, title)),
            List.of(
                new Packet.Place(title, "https://x.example/"),
                new Packet.Place(title, "javascript:alert(1)")));
    return Samples.in(
        Samples.proposal(
            ProposalKind.CLEAR_TO_START, title, title, Gate.DESTRUCTIVE, moves, packet),
        ProposalState.PARTLY,
        moves,
        title);
  }

  private static Statement statement(String title) {
    Statement plain = SampleStatement.statement(Optional.of(title));
    return new Statement(
        title,
        title,
        plain.from(),
        plain.to(),
        plain.zone(),
        plain.asOf(),
        true,
        0,
        0,
        0,
        0,
        0,
        60,
        List.of(new Statement.Bucket(title, 60)),
        List.of(new Statement.Line(plain.lines().getFirst().entry(), LiabilityKind.SLIP, title)),
        List.of(new Statement.Owed("l", LiabilityKind.SLIP, title, 60, 1, 1, title)),
        List.of(new Statement.Owed("l", LiabilityKind.SLIP, title, 60, 61, 1, title)),
        List.of(new Statement.Seam(title, 60)),
        2,
        Optional.of(title));
  }

  private static List<MailMessage> mails(String title) {
    Proposal proposal = hostile(title);
    return List.of(
        Mails.ask(Samples.ADA, List.of(Samples.letter(proposal)), Samples.NOW),
        Mails.ask(
            Samples.ADA, List.of(Samples.letter(proposal), Samples.letter(proposal)), Samples.NOW),
        Mails.fresh(Samples.ADA, Samples.letter(proposal), Samples.NOW),
        Mails.result(Samples.ADA, proposal, Optional.empty(), Samples.NOW),
        Mails.code(Samples.ADA, proposal, "12345678", Samples.NOW),
        Mails.statement(
            Samples.ADA, statement(title), Optional.of(new Board("javascript:alert(1)"))));
  }

  private static List<String> pages(String title) {
    Proposal proposal = hostile(title);
    return List.of(
        Samples.decide(proposal, title),
        Samples.code(proposal, Map.of("move", List.of(title), title, List.of(title))),
        Pages.dead(new DeadEnd.Superseded(), Optional.of(proposal), Samples.BERLIN, Samples.NOW),
        Pages.dead(
            new DeadEnd.Decided(Samples.NOW, title, Optional.of(title)),
            Optional.of(proposal),
            Samples.BERLIN,
            Samples.NOW),
        Pages.outcome(
            proposal,
            new Decision.Confirm(Map.of("m1", title, "m4", title)),
            Samples.BERLIN,
            Samples.NOW),
        Pages.outcome(proposal, new Decision.Reassign(title), Samples.BERLIN, Samples.NOW),
        Pages.freshSent(proposal),
        Pages.status(proposal, Samples.BERLIN, Samples.NOW),
        Pages.problem(422, title, title));
  }

  private static void staysText(String html, String title) {
    Document page = Jsoup.parse(html);
    assertThat(
            page.select(
                "script, img, [onerror], [onfocus], [onmouseover], [autofocus], form[action]"))
        .as(title)
        .isEmpty();
    assertThat(page.select("style").size()).isLessThanOrEqualTo(1);
    assertThat(page.select("h1").size()).isEqualTo(1);
    assertThat(page.select("[href]").eachAttr("href"))
        .allMatch(href -> href.isEmpty() || href.startsWith("https://"));
    noHidden(html, title);
  }

  private static void noHidden(String text, String title) {
    assertThat(text.codePoints().filter(point -> point != '\n'))
        .as(title)
        .noneMatch(
            point -> Character.getType(point) == Character.FORMAT || Character.isISOControl(point));
  }

  @Test
  void a_hostile_title_is_harmless_in_every_mail() {
    for (String title : TITLES) {
      for (MailMessage mail : mails(title)) {
        staysText(mail.html(), title);
        noHidden(mail.text(), title);
        noHidden(mail.subject(), title);
        assertThat(mail.subject()).isNotBlank().doesNotContain("\n").hasSizeLessThanOrEqualTo(120);
        assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
        assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length)
            .isLessThanOrEqualTo(Mails.HEAVIEST);
      }
    }
  }

  @Test
  void a_hostile_title_is_harmless_on_every_page() {
    for (String title : TITLES) {
      for (String page : pages(title)) {
        staysText(page, title);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length)
            .isLessThanOrEqualTo(Pages.HEAVIEST);
      }
    }
  }

  @Test
  void what_was_written_is_still_read_as_it_was_written() {
    String page = Samples.decide(hostile(TITLES.getFirst()), "");
    assertThat(Jsoup.parse(page).select("h1").text()).isEqualTo(TITLES.getFirst());
  }

  @Test
  void a_mail_of_many_asks_stays_light_and_loses_no_headline_and_no_link() {
    List<Letter> letters =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    new Letter(
                        hostile("Ask " + i + " " + "word ".repeat(200)),
                        Samples.URL + i,
                        Samples.EXPIRES))
            .toList();
    MailMessage mail = Mails.ask(Samples.ADA, letters, Samples.NOW);
    System.out.println("40 asks in one mail: " + mail.html().length() + " characters");
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(Mails.HEAVIEST);
    List<String> links = Jsoup.parse(mail.html()).select("a").eachAttr("href");
    for (Letter letter : letters) {
      assertThat(links).contains(letter.url());
      assertThat(Arrays.asList(mail.text().split("\n"))).contains(letter.url());
    }
  }

  @Test
  void a_long_statement_stays_light_and_its_groups_still_add_up() {
    Statement plain = SampleStatement.statement(Optional.of("85 EUR"));
    List<LiabilityKind> kinds = List.of(LiabilityKind.values());
    List<Statement.Line> lines = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      Statement.Line line = plain.lines().get(i % 4);
      LiabilityKind kind = kinds.get(i % kinds.size());
      lines.add(new Statement.Line(line.entry(), kind, "word ".repeat(40) + i));
    }
    List<Statement.Owed> owed =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    new Statement.Owed("l", LiabilityKind.SLIP, "i" + i, 1, 1, 3, "x ".repeat(500)))
            .toList();
    Statement huge =
        new Statement(
            plain.workspace(),
            plain.week(),
            plain.from(),
            plain.to(),
            plain.zone(),
            plain.asOf(),
            false,
            0,
            0,
            0,
            0,
            0,
            0,
            plain.ageing(),
            lines,
            owed,
            owed,
            plain.seams(),
            1000,
            plain.costPerHour());
    MailMessage mail = Mails.statement(Samples.ADA, huge, Optional.empty());
    System.out.println("2,000 entries in one statement: " + mail.html().length() + " characters");
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(Mails.HEAVIEST);
    assertThat(mail.text()).contains("This does not add up");
  }
}
