package dev.paydown.functions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.links.LinkMaker;
import dev.paydown.functions.page.DecidePageFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who was mailed a proposal, opens its link and answers. */
final class Recipient {
  static final Optional<String> LATER = Optional.of("2026-11-24");
  private final World world;
  private final DecideFunction function;
  private final DecidePageFunction page;

  Recipient(World world) {
    this.world = world;
    this.function = new DecideFunction(world.deployment());
    this.page = new DecidePageFunction(world.deployment());
  }

  DecideFunction function() {
    return function;
  }

  /** Two dates to move. */
  static Proposal dates(Gate gate) {
    return Samples.proposal(
        1, gate, List.of(Samples.date("m1", LATER, gate), Samples.date("m2", LATER, gate)));
  }

  /** The token of the link by which that is asked. */
  String mailed(Proposal proposal) {
    world.store.hold(World.WORKSPACE, proposal);
    WorkspaceState state = world.store.load(World.WORKSPACE).orElseThrow();
    String url =
        new LinkMaker(world.deployment(), "http://here").make(state, proposal, world.now).url();
    return url.substring("http://here/decide/".length());
  }

  Decision decided() {
    return world.store.log(World.WORKSPACE).stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.Decided.class::isInstance)
        .map(fact -> ((Fact.Decided) fact).decision())
        .findFirst()
        .orElseThrow();
  }

  /** The digits that were mailed last. */
  String code() {
    Matcher digits =
        Pattern.compile("\\b(\\d{4})[ -]?(\\d{4})\\b").matcher(world.mails.getLast().text());
    assertThat(digits.find()).isTrue();
    return digits.group(1) + digits.group(2);
  }

  static String wrong(String code) {
    return (code.charAt(0) == '9' ? "8" : "9") + code.substring(1);
  }

  APIGatewayV2HTTPResponse post(String token, String form) {
    return function.handleRequest(
        Samples.http(
            "POST",
            "/decide/{token}",
            Map.of("token", token),
            Map.of(
                "content-type", "application/x-www-form-urlencoded",
                "sec-fetch-site", "same-origin"),
            form),
        NoContext.HERE);
  }

  APIGatewayV2HTTPResponse get(String method, String token) {
    return page.handleRequest(
        Samples.http(method, "/decide/{token}", Map.of("token", token), Map.of(), ""),
        NoContext.HERE);
  }
}
