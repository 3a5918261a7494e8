package dev.paydown.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.links.Digest;
import dev.paydown.functions.links.Hashes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NotifyFunctionTest {
  private final World world = new World();
  private final NotifyFunction function = new NotifyFunction(world.deployment());
  private final Proposal proposal =
      Samples.proposal(
          1, Gate.INTERNAL, List.of(Samples.date("m1", Optional.of("2026-11-24"), Gate.INTERNAL)));

  @Test
  void an_ask_is_mailed_with_a_link_that_only_its_hash_is_kept_of() {
    world.now = Instant.parse("2026-11-19T10:30:00Z"); // a Thursday
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(1, false));
    due();
    assertThat(world.mails).singleElement().matches(mail -> mail.to().equals(Samples.ANNA));
    Matcher link =
        Pattern.compile("http://localhost:8080/decide/([\\w-]{43})")
            .matcher(world.mails.getFirst().text());
    assertThat(link.find()).isTrue();
    assertThat(world.links.find(Hashes.sha256(link.group(1))))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(
            new MagicLink(
                Hashes.sha256(link.group(1)),
                World.WORKSPACE,
                "p1",
                1,
                Digest.ofMoves(proposal),
                Samples.ANNA,
                Instant.parse("2026-11-24T10:30:00Z"), // three working days on
                Optional.empty(),
                Optional.empty(),
                ZoneId.of("UTC")));
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry("mailed#x1", world.now, List.of(new Fact.MailSent(world.now, "x1"))));
  }

  @Test
  void what_is_out_already_is_not_sent_again() {
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(1, true));
    due();
    assertThat(world.mails).isEmpty();
  }

  @Test
  void an_ask_of_an_older_version_is_not_sent() {
    world.store.hold(World.WORKSPACE, Samples.proposal(2, Gate.INTERNAL, proposal.moves()));
    world.store.hold(World.WORKSPACE, mailing(1, false));
    due();
    assertThat(world.mails).isEmpty();
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  private static Mailing mailing(int version, boolean sent) {
    return new Mailing(
        "x1",
        Mailing.Kind.ASK,
        Samples.ANNA,
        Instant.parse("2026-11-18T10:00:00Z"),
        List.of(new Mailing.Ask("p1", version)),
        "",
        sent);
  }

  private void due() {
    assertThat(
            function
                .handleRequest(
                    Samples.sqs(
                        "{\"detail-type\":\"mail.due\",\"detail\":{\"workspace\":\"w1\",\"mailing\":\"x1\",\"kind\":\"ASK\"}}"),
                    NoContext.HERE)
                .getBatchItemFailures())
        .isEmpty();
  }
}
