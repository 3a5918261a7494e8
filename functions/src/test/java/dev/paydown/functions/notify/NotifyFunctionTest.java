package dev.paydown.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.PreferenceLink;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.links.Digest;
import dev.paydown.functions.links.Standing;
import dev.paydown.functions.page.StandingPage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NotifyFunctionTest {
  private static final String BY_HAND =
      "Yours to make by hand: Paydown cannot make it in this tool.";
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
                ZoneId.of("UTC"),
                Set.of(),
                Optional.empty()));
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry("mailed#x1", world.now, List.of(new Fact.MailSent(world.now, "x1"))));
  }

  @Test
  void what_its_tool_cannot_make_is_asked_as_by_hand_in_the_mail_and_on_its_page() {
    world.tool.makesMoves = false;
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(1, false));
    due();
    assertThat(world.mails)
        .singleElement()
        .matches(mail -> mail.text().contains("  " + BY_HAND))
        .matches(mail -> mail.html().contains(BY_HAND));
    assertThat(page(world.mails.getFirst().text())).contains(BY_HAND);
  }

  @Test
  void what_its_tool_can_make_is_asked_without_such_a_line() {
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(1, false));
    due();
    assertThat(world.mails).singleElement().matches(mail -> !mail.html().contains(BY_HAND));
    assertThat(page(world.mails.getFirst().text())).doesNotContain(BY_HAND);
  }

  private String page(String mail) {
    Matcher link = Pattern.compile("http://localhost:8080/decide/([\\w-]{43})").matcher(mail);
    assertThat(link.find()).isTrue();
    return StandingPage.shown(Standing.of(world.links, link.group(1), world.now), world.now)
        .getBody();
  }

  @Test
  void what_is_out_already_is_not_sent_again() {
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(1, true));
    due();
    assertThat(world.mails).isEmpty();
  }

  @Test
  void a_message_that_comes_again_before_the_brain_knows_that_it_is_out_sends_nothing() {
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(1, false));
    due();
    due();
    assertThat(world.mails).hasSize(1);
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
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
    due("x1");
  }

  private void due(String mailing) {
    assertThat(
            function
                .handleRequest(
                    Samples.sqs(
                        "{\"detail-type\":\"mail.due\",\"detail\":{\"workspace\":\"w1\",\"mailing\":\""
                            + mailing
                            + "\",\"kind\":\"ASK\"}}"),
                    NoContext.HERE)
                .getBatchItemFailures())
        .isEmpty();
  }

  private static Mailing mailing(Mailing.Kind kind) {
    return mailing("x1", kind);
  }

  private static Mailing mailing(String id, Mailing.Kind kind) {
    return new Mailing(
        id,
        kind,
        Samples.ANNA,
        Instant.parse("2026-11-18T10:00:00Z"),
        List.of(new Mailing.Ask("p1", 1)),
        "",
        false);
  }

  private void letting(String... kinds) {
    Settings plain = Settings.defaults();
    Settings settings =
        new Settings(
            plain.calendar(),
            plain.terms(),
            plain.tariff(),
            plain.shift(),
            plain.initiatives(),
            Set.of(kinds),
            plain.areas(),
            plain.clientFacing(),
            plain.steward(),
            plain.statement(),
            plain.costPerHour());
    new Advancer(world.store)
        .advance(
            World.WORKSPACE,
            List.of(
                new LogEntry(
                    "settings", world.now, List.of(new Fact.SettingsPut(world.now, settings)))));
  }

  @Test
  void what_a_workspace_lets_run_is_decided_in_its_name_and_nobody_is_mailed() {
    letting("shift-dates");
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.RUN));
    due();

    assertThat(world.mails).isEmpty();
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry(
                "decision#p1#1",
                world.now,
                List.of(
                    new Fact.Decided(
                        world.now, "p1", 1, new Decision.Run(Map.of("m1", "2026-11-24"))))),
            new LogEntry("mailed#x1", world.now, List.of(new Fact.MailSent(world.now, "x1"))));
    assertThat(world.links.executions)
        .singleElement()
        .matches(execution -> execution.recipient().equals(Decision.BY_SETTING));

    due();
    assertThat(world.links.executions).hasSize(1);
  }

  @Test
  void a_setting_taken_back_meanwhile_runs_nothing() {
    letting("pull-forward");
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.RUN));
    due();

    assertThat(world.links.executions).isEmpty();
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void the_link_of_an_undo_goes_like_any_other() {
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.REPLY));
    due();

    assertThat(world.mails).singleElement().matches(mail -> mail.text().contains("/decide/"));
  }

  @Test
  void the_result_of_what_ran_by_itself_says_where_it_can_be_undone() {
    letting("shift-dates");
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.RUN));
    due();
    LogEntry run = world.logged("decision#p1#1").orElseThrow();
    new Advancer(world.store).advance(World.WORKSPACE, List.of(run));
    world.store.hold(World.WORKSPACE, Samples.done(proposal));
    world.store.hold(World.WORKSPACE, mailing("x2", Mailing.Kind.RESULT));
    due("x2");

    assertThat(world.mails)
        .singleElement()
        .matches(mail -> mail.text().contains("See it, or undo it: http://localhost:8080/decide/"))
        .matches(mail -> mail.html().contains("See it, or undo it"));
  }

  @Test
  void the_result_of_somebodys_own_answer_brings_no_other_link() {
    world.store.hold(World.WORKSPACE, Samples.done(proposal));
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.RESULT));
    due();

    assertThat(world.mails).singleElement().matches(mail -> !mail.text().contains("/decide/"));
  }

  @Test
  void an_ask_can_be_stopped_by_one_click_and_an_answer_to_an_action_cannot() {
    world.store.hold(World.WORKSPACE, proposal);
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.ASK));
    due();
    world.store.hold(World.WORKSPACE, mailing("x2", Mailing.Kind.REPLY));
    due("x2");

    Matcher url =
        Pattern.compile("<http://localhost:8080/preferences/([\\w-]{43})\\?stop=dates>")
            .matcher(world.mails.get(0).headers().getOrDefault("List-Unsubscribe", ""));
    assertThat(url.matches()).isTrue();
    assertThat(world.links.preferences(Hashes.sha256(url.group(1))))
        .contains(
            new PreferenceLink(
                Hashes.sha256(url.group(1)),
                World.WORKSPACE,
                Samples.ANNA,
                ZoneId.of("UTC"),
                world.now));
    assertThat(world.mails.get(0).headers())
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    assertThat(world.mails.get(1).headers()).doesNotContainKey("List-Unsubscribe");
    assertThat(world.mails.get(1).text()).doesNotContain("/preferences/");
  }

  @Test
  void what_came_up_names_who_was_asked_before() {
    world.store.hold(World.WORKSPACE, Samples.raised(proposal));
    world.store.hold(
        World.WORKSPACE,
        new Mailing(
            "x0",
            Mailing.Kind.ASK,
            "before@example.org",
            Instant.parse("2026-11-11T10:00:00Z"),
            List.of(new Mailing.Ask("p1", 0)),
            "",
            true));
    world.store.hold(World.WORKSPACE, mailing(Mailing.Kind.ASK));
    due();

    assertThat(world.mails)
        .singleElement()
        .matches(mail -> mail.subject().startsWith("Came up to you: "))
        .matches(
            mail ->
                mail.text()
                    .contains(
                        "before@example.org was asked on Wed 11 Nov, 10:00 UTC and has not"
                            + " answered."));
  }
}
