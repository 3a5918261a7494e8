package dev.paydown.functions.page;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.links.Standing;
import dev.paydown.pages.CodeView;
import dev.paydown.pages.DeadEnd;
import dev.paydown.pages.DecideView;
import dev.paydown.pages.Pages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page for each way in which a magic link can stand, and for each answer to a post. */
public final class StandingPage {
  private StandingPage() {}

  /** What somebody sees who opens the link. */
  public static APIGatewayV2HTTPResponse shown(Standing standing, Instant now) {
    return switch (standing) {
      case Standing.Answered(var link, var proposal, var answer)
          when proposal.version() == link.version() && hasMoved(proposal.state()) ->
          page(200, Pages.status(proposal, link.zone(), now));
      case Standing.MovedOn(var link, var proposal) when hasMoved(proposal.state()) ->
          page(200, Pages.status(proposal, link.zone(), now));
      case Standing.Unknown unknown -> stands(unknown, now);
      case Standing.Live live -> stands(live, now);
      case Standing.Answered answered -> stands(answered, now);
      case Standing.MovedOn moved -> stands(moved, now);
      case Standing.Snoozed snoozed -> stands(snoozed, now);
      case Standing.Reassigned reassigned -> stands(reassigned, now);
      case Standing.Superseded superseded -> stands(superseded, now);
      case Standing.Expired expired -> stands(expired, now);
    };
  }

  /** What somebody sees whose answer changed nothing, because the link stands like this. */
  public static APIGatewayV2HTTPResponse stands(Standing standing, Instant now) {
    return switch (standing) {
      case Standing.Unknown() ->
          page(404, Pages.dead(new DeadEnd.Unknown(), Optional.empty(), ZoneOffset.UTC, now));
      case Standing.Live(var link, var proposal) ->
          page(200, decide(link, proposal, Optional.empty(), now));
      case Standing.Answered(var link, var proposal, var answer) ->
          dead(
              new DeadEnd.Decided(answer.at(), answer.what(), noted(proposal)),
              link,
              proposal,
              now);
      case Standing.MovedOn(var link, var proposal) ->
          dead(new DeadEnd.MovedOn(proposal.state()), link, proposal, now);
      case Standing.Snoozed(var link, var proposal) ->
          dead(
              new DeadEnd.Snoozed(proposal.snoozedUntil().orElse(link.expiresAt())),
              link,
              proposal,
              now);
      case Standing.Reassigned(var link, var proposal) ->
          dead(new DeadEnd.Reassigned(), link, proposal, now);
      case Standing.Superseded(var link, var proposal) ->
          dead(new DeadEnd.Superseded(), link, proposal, now);
      case Standing.Expired(var link, var proposal) ->
          dead(new DeadEnd.Expired(link.expiresAt()), link, proposal, now);
    };
  }

  /** The proposal again, with what was wrong with the answer. */
  public static APIGatewayV2HTTPResponse fault(Standing.Live live, String fault, Instant now) {
    return page(422, decide(live.link(), live.proposal(), Optional.of(fault), now));
  }

  private static String decide(
      MagicLink link, Proposal proposal, Optional<String> fault, Instant now) {
    return Pages.decide(
        new DecideView(
            proposal, link.zone(), link.expiresAt(), now, link.byHand(), link.raised(), fault));
  }

  /** Asks for the mailed code. */
  public static APIGatewayV2HTTPResponse code(
      Standing.Live live,
      MagicLink.Code code,
      Map<String, List<String>> answer,
      Optional<String> fault,
      Instant now) {
    return page(
        fault.isPresent() ? 422 : 200,
        Pages.code(
            new CodeView(
                live.proposal(),
                live.link().zone(),
                code.expiresAt(),
                code.triesLeft(),
                answer,
                now,
                fault)));
  }

  /** The code ran out, or was tried too often. */
  public static APIGatewayV2HTTPResponse codeSpent(Standing.Live live, Instant now) {
    return page(
        422,
        Pages.dead(new DeadEnd.CodeSpent(), Optional.of(live.proposal()), live.link().zone(), now));
  }

  /** What was decided just now. */
  public static APIGatewayV2HTTPResponse taken(Standing.Live live, Decision decision, Instant now) {
    return page(200, Pages.outcome(live.proposal(), decision, live.link().zone(), now));
  }

  /** A fresh link went out. */
  public static APIGatewayV2HTTPResponse freshSent(Proposal proposal) {
    return page(200, Pages.freshSent(proposal));
  }

  /** The way back goes out by mail. */
  public static APIGatewayV2HTTPResponse undoAsked(Proposal proposal, int lines) {
    return page(200, Pages.undoAsked(proposal, lines));
  }

  /** The request itself cannot be answered. */
  public static APIGatewayV2HTTPResponse problem(int status, String title, String text) {
    return page(status, Pages.problem(status, title, text));
  }

  /** A decline can have muted a rule: whoever declined is told. */
  private static Optional<String> noted(Proposal proposal) {
    return proposal.declined().flatMap(_ -> proposal.outcome());
  }

  /** Whether confirmed moves are on their way, or have ended. */
  private static boolean hasMoved(ProposalState state) {
    return switch (state) {
      case CONFIRMED, EXECUTING, DONE, PARTLY, FAILED, STALE -> true;
      case PENDING, DECLINED, SNOOZED, REASSIGNED, EXPIRED, SUPERSEDED -> false;
    };
  }

  private static APIGatewayV2HTTPResponse dead(
      DeadEnd end, MagicLink link, Proposal proposal, Instant now) {
    return page(200, Pages.dead(end, Optional.of(proposal), link.zone(), now));
  }

  private static APIGatewayV2HTTPResponse page(int status, String html) {
    return Answers.page(status, html, Pages.STYLE_HASH);
  }
}
