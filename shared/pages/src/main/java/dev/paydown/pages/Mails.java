package dev.paydown.pages;

import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.pages.LetterView.Detail;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Every mail that people get, as HTML and as text with the same facts. */
public final class Mails {
  /** What an HTML part may weigh, in bytes of UTF-8; mail clients clip what is much larger. */
  public static final int HEAVIEST = 60 * 1024;

  private static final int MOST_RESULTS = 40;
  private static final int MOST_ENTRIES = 48;
  private static final int MOST_SEAMS = 5;
  private static final int MOST_OPEN = 10;

  /** How many of what is owed a statement lists at least, however heavy the mail. */
  private static final int LEAST_OPEN = 3;

  /**
   * Nobody's out-of-office note shall answer these (RFC 3834), and where one comes back in a thread
   * it is known for ours.
   */
  private static final Map<String, String> HEADERS =
      Map.of("Auto-Submitted", "auto-generated", "X-Paydown", "notice");

  private Mails() {}

  /**
   * Asks the recipient to answer one proposal or several. With many, the later ones lose detail
   * before the mail grows too heavy; each keeps its headline and its link.
   *
   * @throws IllegalArgumentException if there is no letter
   */
  public static MailMessage ask(Reader reader, List<Letter> letters, Instant now) {
    if (letters.isEmpty()) {
      throw new IllegalArgumentException("letters is empty: a mail has to ask something");
    }
    return ask(reader, letters, now, "");
  }

  /** Sends a proposal's link afresh, because its recipient asked for it. */
  public static MailMessage fresh(Reader reader, Letter letter, Instant now) {
    return ask(reader, List.of(letter), now, "Fresh link: ");
  }

  private static MailMessage ask(Reader reader, List<Letter> letters, Instant now, String opening) {
    Times times = new Times(reader.zone(), now);
    int full = letters.size();
    int shorter = letters.size();
    MailMessage mail = ask(reader, letters, times, opening, full, shorter);
    while (isHeavy(mail) && shorter > 0) {
      if (full > 1) {
        full = full / 2;
      } else {
        shorter = shorter / 2;
        full = Math.min(full, shorter);
      }
      mail = ask(reader, letters, times, opening, full, shorter);
    }
    return mail;
  }

  private static boolean isHeavy(MailMessage mail) {
    return mail.html().getBytes(StandardCharsets.UTF_8).length > HEAVIEST;
  }

  private static MailMessage ask(
      Reader reader, List<Letter> letters, Times times, String opening, int full, int shorter) {
    List<LetterView> views = new java.util.ArrayList<>();
    for (int i = 0; i < letters.size(); i++) {
      Detail detail = i < full ? Detail.FULL : i < shorter ? Detail.SHORT : Detail.LINE;
      views.add(LetterView.of(letters.get(i), times, detail));
    }
    LetterView first = views.getFirst();
    boolean single = views.size() == 1;
    String subject =
        Text.subject(opening + (single ? asked(first) : counted(letters) + cameUp(letters)));
    AskView view =
        new AskView(
            subject,
            single ? first.headline() : letters.size() + " things need you",
            single ? (first.raised() + " " + first.reason()).strip() : first.headline(),
            reader,
            List.copyOf(views));
    return message(
        reader,
        subject,
        html(out -> JtemailAskGenerated.render(out, CleanHtml.AS_WRITTEN, view)),
        text(out -> JtetextAskGenerated.render(out, CleanHtml.AS_WRITTEN, view)),
        MailGroup.of(letters.stream().map(letter -> letter.proposal().kind()).toList()));
  }

  private static String asked(LetterView letter) {
    return (letter.raised().isEmpty() ? "" : "Came up to you: ") + letter.headline();
  }

  /** How many of several were asked of somebody else before. */
  private static String cameUp(List<Letter> letters) {
    long raised = letters.stream().filter(letter -> letter.raised().isPresent()).count();
    return raised == 0 ? "" : " (" + raised + " came up to you)";
  }

  /** {@code 4 things need you: 2 to start, 1 approval, 1 date to give}. */
  private static String counted(List<Letter> letters) {
    Map<ProposalKind, Long> kinds =
        letters.stream()
            .collect(
                Collectors.groupingBy(
                    letter -> letter.proposal().kind(),
                    () -> new EnumMap<>(ProposalKind.class),
                    Collectors.counting()));
    return letters.size()
        + " things need you: "
        + kinds.entrySet().stream()
            .map(kind -> Words.counted(kind.getKey(), kind.getValue()))
            .collect(Collectors.joining(", "));
  }

  /**
   * Tells what became of an answer, line by line, and what is left for a person to do.
   *
   * @param url where it stands, and can be undone; empty: nothing of it can
   */
  public static MailMessage result(
      Reader reader, Proposal proposal, Optional<String> url, Instant now) {
    String look = url.orElse("");
    ResultView view = ResultView.of(proposal, new Times(reader.zone(), now), MOST_RESULTS);
    String subject = Text.subject(view.status() + ": " + view.headline());
    return message(
        reader,
        subject,
        html(
            out ->
                JtemailResultGenerated.render(
                    out, CleanHtml.AS_WRITTEN, reader, subject, view, look)),
        text(out -> JtetextResultGenerated.render(out, CleanHtml.AS_WRITTEN, reader, view, look)),
        List.of());
  }

  /**
   * Brings the code that confirms an answer. It has no link: it is typed into the page already
   * open. The code is not in the subject, which locked screens show.
   */
  public static MailMessage code(Reader reader, Proposal proposal, String code, Instant expiresAt) {
    Times times = new Times(reader.zone(), expiresAt);
    CodeMail view =
        new CodeMail(
            Text.title(proposal.headline()),
            Text.line(code, 20),
            times.clock(expiresAt),
            Words.warning(proposal.gate()));
    String subject = Text.subject("Your code to confirm: " + view.headline());
    return message(
        reader,
        subject,
        html(out -> JtemailCodeGenerated.render(out, CleanHtml.AS_WRITTEN, reader, subject, view)),
        text(out -> JtetextCodeGenerated.render(out, CleanHtml.AS_WRITTEN, reader, view)),
        List.of());
  }

  /** Brings the code that somebody signs in to the dashboard with. */
  public static MailMessage signIn(Reader reader, String code, Instant expiresAt) {
    String until = new Times(reader.zone(), expiresAt).clock(expiresAt);
    String digits = Text.line(code, 20);
    String subject = "Your code to sign in to Paydown";
    return message(
        reader,
        subject,
        html(
            out ->
                JtemailSignInGenerated.render(
                    out, CleanHtml.AS_WRITTEN, reader, subject, digits, until)),
        text(
            out -> JtetextSignInGenerated.render(out, CleanHtml.AS_WRITTEN, reader, digits, until)),
        List.of());
  }

  /** One step-up code, with what it is for. */
  record CodeMail(String headline, String code, String until, String warning) {}

  /**
   * One week's statement of account. In a week of very many entries each kind shows its first ones
   * and what the others come to.
   */
  public static MailMessage statement(Reader reader, Statement statement, Optional<Board> board) {
    int rows = MOST_ENTRIES;
    MailMessage mail = statement(reader, statement, board, rows);
    while (isHeavy(mail) && rows > 0) {
      rows = rows / 2;
      mail = statement(reader, statement, board, rows);
    }
    return mail;
  }

  private static MailMessage statement(
      Reader reader, Statement statement, Optional<Board> board, int rows) {
    Times times = new Times(reader.zone(), statement.asOf());
    StatementView view =
        StatementView.of(
            statement,
            times,
            board,
            new StatementView.Most(rows, Math.clamp(rows, LEAST_OPEN, MOST_OPEN), MOST_SEAMS));
    String subject =
        Text.subject(
            "Execution debt, "
                + StatementWriter.week(statement)
                + ": "
                + Amounts.of(statement.closing())
                + " owed, "
                + Amounts.of(statement.paid())
                + " paid"
                + (statement.provisional() ? " (so far)" : ""));
    return message(
        reader,
        subject,
        html(
            out ->
                JtemailStatementGenerated.render(out, CleanHtml.AS_WRITTEN, reader, subject, view)),
        text(out -> JtetextStatementGenerated.render(out, CleanHtml.AS_WRITTEN, reader, view)),
        List.of(MailGroup.STATEMENT));
  }

  /**
   * A message.
   *
   * @param groups the kinds that one click stops; empty: it answers the reader's own action
   */
  private static MailMessage message(
      Reader reader, String subject, String html, String text, List<MailGroup> groups) {
    Map<String, String> headers = new TreeMap<>(HEADERS);
    reader
        .stopUrl(groups)
        .ifPresent(
            url -> {
              headers.put("List-Unsubscribe", "<" + url + ">");
              headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            });
    return new MailMessage(reader.email(), subject, text, html, headers);
  }

  private static String html(Consumer<CleanHtml> template) {
    StringOutput written = new StringOutput(16_384);
    template.accept(new CleanHtml(written));
    return written.toString();
  }

  private static String text(Consumer<CleanText> template) {
    CleanText written = new CleanText();
    template.accept(written);
    return written.toString();
  }
}
