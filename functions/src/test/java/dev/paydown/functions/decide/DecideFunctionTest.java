package dev.paydown.functions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.store.Advancer;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecideFunctionTest {
  private final World world = new World();
  private final Recipient anna = new Recipient(world);

  @Test
  void reading_a_link_a_thousand_times_writes_nothing() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    int before = world.links.writes;
    for (int i = 0; i < 500; i++) {
      assertThat(anna.get("GET", token).getStatusCode()).isEqualTo(200);
      APIGatewayV2HTTPResponse head = anna.get("HEAD", token);
      assertThat(head.getStatusCode()).isEqualTo(200);
      assertThat(head.getBody()).isEmpty();
    }
    assertThat(world.links.writes).isEqualTo(before);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void an_unknown_token_is_not_found_by_any_method() {
    assertThat(anna.get("GET", "nothing").getStatusCode()).isEqualTo(404);
    assertThat(anna.get("HEAD", "nothing").getStatusCode()).isEqualTo(404);
    assertThat(anna.post("nothing", "choice=confirm&move=m1").getStatusCode()).isEqualTo(404);
  }

  @Test
  void every_page_forbids_framing_scripts_caching_and_referrers() {
    assertThat(anna.get("GET", anna.mailed(Recipient.dates(Gate.INTERNAL))).getHeaders())
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("x-robots-tag", "noindex, nofollow")
        .containsKey("strict-transport-security")
        .hasEntrySatisfying(
            "content-security-policy",
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .endsWith("form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                    .doesNotContain("unsafe-inline"));
  }

  @Test
  void a_form_without_a_choice_changes_nothing() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    assertThat(anna.post(token, "move=m1&move=m2").getStatusCode()).isEqualTo(422);
    assertThat(anna.post(token, "").getStatusCode()).isEqualTo(422);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void of_200_posts_at_once_one_decides_and_the_others_are_told_so() throws Exception {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    try (var pool = Executors.newFixedThreadPool(32)) {
      List<Future<APIGatewayV2HTTPResponse>> answers =
          pool.invokeAll(
              Collections.nCopies(200, () -> anna.post(token, "choice=confirm&move=m1")));
      int already = 0;
      for (Future<APIGatewayV2HTTPResponse> answer : answers) {
        assertThat(answer.get().getStatusCode()).isEqualTo(200);
        already += answer.get().getBody().contains("Already confirmed") ? 1 : 0;
      }
      assertThat(already).isEqualTo(199);
    }
    assertThat(world.links.executions).hasSize(1);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_post_from_another_site_is_refused() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    assertThat(
            anna.function()
                .handleRequest(
                    Samples.http(
                        "POST",
                        "/decide/{token}",
                        Map.of("token", token),
                        Map.of("Sec-Fetch-Site", "cross-site"),
                        "choice=confirm&move=m1"),
                    NoContext.HERE)
                .getStatusCode())
        .isEqualTo(403);
    assertThat(anna.post(token, "x".repeat(64 * 1024 + 1)).getStatusCode()).isEqualTo(413);
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void declining_takes_a_reason() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    assertThat(anna.post(token, "choice=decline").getStatusCode()).isEqualTo(422);
    assertThat(
            anna.post(token, "choice=decline&reason=not-now&comment=After+the+fair")
                .getStatusCode())
        .isEqualTo(200);
    assertThat(anna.decided())
        .isEqualTo(new Decision.Decline(DeclineReason.NOT_NOW, "After the fair"));
  }

  @Test
  void a_snooze_ends_at_the_start_of_a_working_day() {
    world.now = Instant.parse("2026-11-20T10:00:00Z"); // a Friday
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    anna.post(token, "choice=snooze&snooze=next-day");
    assertThat(anna.decided())
        .isEqualTo(new Decision.Snooze(Instant.parse("2026-11-23T09:00:00Z")));
  }

  @Test
  void it_is_passed_on_only_to_somebody_of_the_workspace() {
    people(Samples.ANNA, "ben@example.com");
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    assertThat(anna.post(token, "choice=reassign&reassign=eve@evil.example").getStatusCode())
        .isEqualTo(422);
    assertThat(anna.post(token, "choice=reassign&reassign=Ben@Example.com").getStatusCode())
        .isEqualTo(200);
    assertThat(anna.decided()).isEqualTo(new Decision.Reassign("ben@example.com"));
  }

  @Test
  void an_expired_link_decides_nothing_and_brings_a_fresh_one_to_its_recipient() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    world.now = world.now.plus(Duration.ofDays(8));
    assertThat(anna.get("GET", token).getBody()).contains("This link has expired");
    anna.post(token, "choice=confirm&move=m1");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    assertThat(anna.post(token, "choice=fresh").getStatusCode()).isEqualTo(200);
    assertThat(world.mails).singleElement().matches(mail -> mail.to().equals(Samples.ANNA));
    Matcher fresh = Pattern.compile("/decide/([\\w-]{43})").matcher(world.mails.getFirst().text());
    assertThat(fresh.find()).isTrue();
    assertThat(anna.post(fresh.group(1), "choice=confirm&move=m1").getStatusCode()).isEqualTo(200);
    assertThat(world.links.executions).hasSize(1);
  }

  @Test
  void a_superseded_link_shows_so_and_a_reassigned_one_gives_no_fresh_link() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    Proposal newer =
        Samples.proposal(
            2, Gate.INTERNAL, List.of(Samples.date("m1", Recipient.LATER, Gate.INTERNAL)));
    world.store.hold(World.WORKSPACE, newer);
    assertThat(anna.get("GET", token).getBody()).contains("There is a newer version");
    anna.post(token, "choice=confirm&move=m1");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
    world.store.hold(World.WORKSPACE, Samples.in(newer, ProposalState.PENDING, "ben@example.com"));
    assertThat(anna.get("GET", token).getBody()).contains("Somebody else has been asked");
    anna.post(token, "choice=fresh");
    assertThat(world.mails).isEmpty();
  }

  @Test
  void moves_that_changed_under_the_same_version_are_not_confirmed() {
    String token = anna.mailed(Recipient.dates(Gate.INTERNAL));
    Move other = Samples.date("m1", Optional.of("2026-12-24"), Gate.INTERNAL);
    world.store.hold(World.WORKSPACE, Samples.proposal(1, Gate.INTERNAL, List.of(other)));
    anna.post(token, "choice=confirm&move=m1");
    assertThat(world.links.executions).isEmpty();
  }

  private void people(String... addresses) {
    LogEntry entry =
        new LogEntry(
            "people#1",
            world.now,
            List.of(
                new Fact.PeoplePut(
                    world.now,
                    java.util.stream.Stream.of(addresses)
                        .map(
                            address ->
                                new Person(
                                    address,
                                    address,
                                    Optional.empty(),
                                    Map.of(),
                                    Optional.empty(),
                                    List.of()))
                        .toList())));
    assertThat(new Advancer(world.store).advance(World.WORKSPACE, List.of(entry))).isEmpty();
  }
}
