package dev.paydown.pages;

import dev.paydown.brain.proposal.MailGroup;
import java.util.List;
import java.util.Set;

/**
 * What the page of a person's preferences shows.
 *
 * @param email whose they are
 * @param board where they can look, signed in
 * @param unwanted the kinds of which they want no mail
 * @param stopped what was stopped just now, and can be had again at once
 * @param saved whether they were saved just now
 */
public record PreferencesView(
    String email, Board board, Set<MailGroup> unwanted, List<MailGroup> stopped, boolean saved) {
  public PreferencesView {
    unwanted = Set.copyOf(unwanted);
    stopped = List.copyOf(stopped);
  }

  /** One kind as the page offers it. */
  record Offer(String value, String name, String about, boolean wanted) {}

  /** Every kind. */
  List<Offer> offers() {
    return List.of(MailGroup.values()).stream()
        .map(
            group ->
                new Offer(
                    group.label(),
                    Words.group(group),
                    Words.about(group),
                    !unwanted.contains(group)))
        .toList();
  }

  String whose() {
    return Text.masked(email);
  }

  /** What was stopped, in words. */
  String stoppedInWords() {
    return String.join(", ", stopped.stream().map(Words::group).toList());
  }
}
