package dev.paydown.pages;

import dev.paydown.brain.proposal.ProposalState;

/** The plain page of each way in which a link can be dead. */
final class DeadEnds {
  private static final String UNCHANGED = "This page changed nothing.";

  private DeadEnds() {}

  static PlainView page(DeadEnd end, String about, Times times) {
    return switch (end) {
      case DeadEnd.Unknown() ->
          PlainView.of(
              "We do not know this link",
              "",
              "It may have been cut off when it was copied. Open it from the mail itself, or look"
                  + " for a newer mail.");
      case DeadEnd.Expired(var at) ->
          PlainView.of(
                  "This link has expired",
                  about,
                  "It worked until " + times.at(at) + " and was not answered. " + UNCHANGED,
                  "If it is still open, you can have a fresh link. It goes to the person it was"
                      + " first sent to.")
              .offeringFresh();
      case DeadEnd.Decided(var when, var what, var outcome) ->
          PlainView.of(
                  "Already " + (what.equals("reassigned") ? "passed on" : Text.line(what, 40)),
                  about,
                  "This was answered on "
                      + times.at(when)
                      + ". The first answer stands; nothing more happened now."
                      + outcome
                          .map(said -> " Noted: " + Text.line(said, Text.SENTENCE) + ".")
                          .orElse(""))
              .looking("See how it stands");
      case DeadEnd.Superseded() ->
          PlainView.of(
                  "There is a newer version",
                  about,
                  "Something changed after this mail was sent, so what it asked is no longer right. "
                      + UNCHANGED,
                  "You can have a link to the newer version. It goes to the person it was first"
                      + " sent to.")
              .offeringFresh();
      case DeadEnd.MovedOn(var state) ->
          PlainView.of("Nothing left to answer", about, why(state), UNCHANGED);
      case DeadEnd.Reassigned() ->
          PlainView.of(
              "Somebody else has been asked",
              about,
              "This was passed on, so this link no longer works. " + UNCHANGED);
      case DeadEnd.Snoozed(var until) ->
          PlainView.of(
              "Snoozed until " + times.at(until),
              about,
              "You are asked again then, by a new mail. Interest keeps running meanwhile. "
                  + UNCHANGED);
      case DeadEnd.CodeSpent() ->
          PlainView.of(
                  "This code no longer works",
                  about,
                  "It ran out or was tried too often. Nothing was changed.",
                  "Open the proposal again and answer it; a new code is then mailed.")
              .looking("Open the proposal again");
    };
  }

  private static String why(ProposalState state) {
    return switch (state) {
      case PENDING, SNOOZED -> "It waits for an answer through a newer link.";
      case CONFIRMED, EXECUTING -> "It was confirmed and is on its way into the tools.";
      case DONE -> "It was confirmed and is done.";
      case PARTLY -> "It was confirmed and is partly done.";
      case FAILED -> "It was confirmed but could not be done.";
      case STALE -> "What it asked had changed in the tool meanwhile.";
      case DECLINED -> "It was declined.";
      case REASSIGNED -> "Somebody else has been asked.";
      case EXPIRED -> "Nobody answered in time, and it is not asked again.";
      case SUPERSEDED -> "The work has moved on, so it is no longer needed.";
    };
  }
}
