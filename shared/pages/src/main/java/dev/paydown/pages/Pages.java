package dev.paydown.pages;

import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Every page behind a magic link, whole and without a script. A form posts to the address it is
 * shown at.
 */
public final class Pages {
  /** The stylesheet's hash, for {@code style-src} of the Content-Security-Policy. */
  public static final String STYLE_HASH = Style.hash();

  /** What a page may weigh, in bytes of UTF-8. */
  public static final int HEAVIEST = 30 * 1024;

  /** What an answer is made of; anything else that was posted is not carried along. */
  private static final Pattern CARRIED =
      Pattern.compile("choice|move|to_[A-Za-z0-9-]{1,40}|reason|comment|snooze|reassign");

  private static final int LONGEST_CARRIED = 1000;

  private Pages() {}

  /**
   * What will change, why and how far it reaches, and the choices: none is made beforehand, and the
   * choice travels with the button pressed, so a form that something else submits chooses nothing.
   */
  public static String decide(DecideView view) {
    Times times = new Times(view.zone(), view.now());
    ProposalView shown = ProposalView.of(view.proposal(), times, view.byHand(), view.raised());
    String fault = view.fault().map(said -> Text.line(said, Text.SENTENCE)).orElse("");
    return page(
        out ->
            JtepageDecideGenerated.render(
                out,
                CleanHtml.AS_WRITTEN,
                shown,
                times.at(view.expiresAt()),
                fault,
                List.of(DeclineReason.values())));
  }

  /** Asks for the mailed code, and carries the answer that it confirms. */
  public static String code(CodeView view) {
    Times times = new Times(view.zone(), view.now());
    List<Field> carried = new ArrayList<>();
    new TreeMap<>(view.answer())
        .forEach(
            (name, values) -> {
              if (CARRIED.matcher(name).matches()) {
                values.stream()
                    .filter(value -> value.length() <= LONGEST_CARRIED)
                    .forEach(value -> carried.add(new Field(name, value)));
              }
            });
    return page(
        out ->
            JtepageCodeGenerated.render(
                out,
                CleanHtml.AS_WRITTEN,
                Text.title(view.proposal().headline()),
                Text.masked(view.proposal().recipient()),
                times.clock(view.codeExpiresAt()),
                view.triesLeft(),
                view.fault().map(said -> Text.line(said, Text.SENTENCE)).orElse(""),
                List.copyOf(carried)));
  }

  /** One carried form field. */
  record Field(String name, String value) {}

  /**
   * Says plainly why a link offers no choice.
   *
   * @param proposal what the link was for; not shown where the link is unknown
   */
  public static String dead(DeadEnd end, Optional<Proposal> proposal, ZoneId zone, Instant now) {
    String about = proposal.map(known -> Text.title(known.headline())).orElse("");
    return plain(DeadEnds.page(end, about, new Times(zone, now)));
  }

  /** Confirms to the recipient what was just decided, and what happens now. */
  public static String outcome(Proposal proposal, Decision decision, ZoneId zone, Instant now) {
    String about = Text.title(proposal.headline());
    Times times = new Times(zone, now);
    return plain(
        switch (decision) {
          case Decision.Confirm confirm -> confirmed(proposal, about, confirm.chosen(), times);
          case Decision.Run run -> confirmed(proposal, about, run.chosen(), times);
          case Decision.Decline decline ->
              PlainView.of(
                  "Declined",
                  about,
                  "Reason: " + Words.reason(decline.reason()) + ".",
                  "Nothing was changed. Thank you for saying so.");
          case Decision.Snooze snooze ->
              PlainView.of(
                  "Snoozed until " + times.at(snooze.until()),
                  about,
                  "You are asked again then. Nothing was changed, and interest keeps running"
                      + " meanwhile.");
          case Decision.Reassign reassign ->
              PlainView.of(
                  "Passed on to " + Text.masked(reassign.to()),
                  about,
                  "They get a link of their own; yours no longer works. Nothing was changed.");
        });
  }

  private static PlainView confirmed(
      Proposal proposal, String about, Map<String, String> values, Times times) {
    List<String> chosen = new ArrayList<>();
    for (Move move : proposal.moves()) {
      String value = values.get(move.id());
      if (value != null) {
        MoveView line =
            MoveView.of(move.to().isEmpty() && !value.isEmpty() ? move.to(value) : move, times);
        chosen.add(line.title() + ". " + line.change());
      }
    }
    int left = proposal.moves().size() - chosen.size();
    String rest = left == 0 ? "" : ", " + Words.lines(left) + " left unchanged";
    return PlainView.of(
            "Confirmed", about, Words.lines(chosen.size()) + where(proposal, values) + rest + ".")
        .listing(chosen)
        .looking("See how it goes");
  }

  private static String where(Proposal proposal, Map<String, String> values) {
    boolean isOurs =
        proposal.moves().stream()
            .filter(move -> values.containsKey(move.id()))
            .allMatch(move -> move.action().isOurOwn());
    return isOurs ? " written into Paydown’s books" : " on the way into the tools";
  }

  /** Says that the undoing was asked for, and who gets it. */
  public static String undoAsked(Proposal proposal, int lines) {
    return plain(
        PlainView.of(
            "The way back is on its way",
            Text.title(proposal.headline()),
            "A proposal that sets "
                + Words.lines(lines)
                + " back goes to "
                + Text.masked(proposal.recipient())
                + ". Nothing changes before it is confirmed; what the tool cannot take back stays."));
  }

  /** Which mails a person gets, to be chosen. */
  public static String preferences(PreferencesView view) {
    return page(out -> JtepagePreferencesGenerated.render(out, CleanHtml.AS_WRITTEN, view));
  }

  /** Says that a link to preferences opens nothing, and nothing else. */
  public static String unknownPreferences() {
    return plain(
        PlainView.of(
            "This link opens nothing",
            "",
            "It was taken back, has run out, or was cut off when it was copied. The link in a newer"
                + " mail works."));
  }

  /** Says that the links to a person's preferences no longer work. */
  public static String preferencesRevoked() {
    return plain(
        PlainView.of(
            "The links are taken back",
            "",
            "No link to this page that was mailed so far works any more, nor does this one. The next"
                + " mail brings a new one."));
  }

  /** Says that a fresh link went to the bound recipient, and to nobody else. */
  public static String freshSent(Proposal proposal) {
    return plain(
        PlainView.of(
            "A fresh link is on its way",
            Text.title(proposal.headline()),
            "It goes to " + Text.masked(proposal.recipient()) + ". You can close this page."));
  }

  /** Where a confirmed proposal stands now, line by line. */
  public static String status(Proposal proposal, ZoneId zone, Instant now) {
    Times times = new Times(zone, now);
    ResultView view = ResultView.of(proposal, times, Integer.MAX_VALUE);
    return page(
        out -> JtepageStatusGenerated.render(out, CleanHtml.AS_WRITTEN, view, times.clock(now)));
  }

  /**
   * A page for what could not be answered.
   *
   * @param status the HTTP status, such as 422
   */
  public static String problem(int status, String title, String text) {
    return plain(
        PlainView.of(
                Text.title(title),
                "",
                Text.line(text, Text.SENTENCE),
                "Nothing was changed. (" + status + ")")
            .looking(
                status == 422 || status == 429 || status >= 500 ? "Go back and try again" : ""));
  }

  private static String plain(PlainView view) {
    return page(out -> JtepagePlainGenerated.render(out, CleanHtml.AS_WRITTEN, view));
  }

  private static String page(Consumer<CleanHtml> template) {
    StringOutput written = new StringOutput(16_384);
    template.accept(new CleanHtml(written));
    return written.toString();
  }
}
