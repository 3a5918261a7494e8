package dev.paydown.functions.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BounceFunctionTest {
  private static final String AT = "2026-11-18T09:59:30.128Z";
  private final World world = new World();
  private final BounceFunction function = new BounceFunction(world.deployment());

  @Test
  void a_mailbox_that_refuses_for_good_is_noted_in_the_log_of_its_workspace() {
    assertThat(taken(bounce("Permanent", World.WORKSPACE, "Anna@Example.org"))).isTrue();
    assertThat(world.store.log(World.WORKSPACE))
        .extracting(LogEntry::facts)
        .containsExactly(List.of(new Fact.MailBounced(Instant.parse(AT), "anna@example.org")));
  }

  @Test
  void the_same_event_twice_is_noted_once() {
    taken(bounce("Permanent", World.WORKSPACE, "anna@example.org"));
    taken(bounce("Permanent", World.WORKSPACE, "anna@example.org"));
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void a_mail_called_spam_leaves_its_reader_unreachable_too() {
    assertThat(
            taken(
                event(
                    World.WORKSPACE,
                    """
                    "eventType": "Complaint", "complaint": {"timestamp": "%s",
                    "complainedRecipients": [{"emailAddress": "bo@example.org"}]}"""
                        .formatted(AT))))
        .isTrue();
    assertThat(world.store.log(World.WORKSPACE))
        .extracting(LogEntry::facts)
        .containsExactly(List.of(new Fact.MailBounced(Instant.parse(AT), "bo@example.org")));
  }

  @Test
  void a_mailbox_that_is_full_today_says_nothing_about_tomorrow() {
    assertThat(taken(bounce("Transient", World.WORKSPACE, "anna@example.org"))).isTrue();
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void what_is_no_mail_of_ours_or_of_another_stack_is_passed_over() {
    assertThat(taken(bounce("Permanent", "another", "anna@example.org"))).isTrue();
    assertThat(taken("{\"detail\":{\"eventType\":\"Bounce\",\"mail\":{\"tags\":{}}}}")).isTrue();
    assertThat(world.store.log("another")).isEmpty();
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void what_ses_does_not_document_comes_again_and_writes_nothing() {
    for (String detail :
        List.of(
            "\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\"}",
            "\"eventType\": \"Bounce\", \"bounce\": {\"bounceType\": \"Permanent\", \"timestamp\":"
                + " \"yesterday\", \"bouncedRecipients\": [{\"emailAddress\": \"a@b.c\"}]}",
            "\"eventType\": \"Complaint\", \"complaint\": {\"timestamp\": \""
                + AT
                + "\", \"complainedRecipients\": []}")) {
      assertThat(taken(event(World.WORKSPACE, detail))).as(detail).isFalse();
    }
    assertThat(taken("not JSON")).isFalse();
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  private boolean taken(String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("m");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return function.handleRequest(event, NoContext.HERE).getBatchItemFailures().isEmpty();
  }

  private static String bounce(String type, String workspace, String address) {
    return event(
        workspace,
        """
        "eventType": "Bounce", "bounce": {"bounceType": "%s", "bounceSubType": "General",
        "timestamp": "%s", "bouncedRecipients": [{"emailAddress": "%s"}]}"""
            .formatted(type, AT, address));
  }

  private static String event(String workspace, String detail) {
    return """
        {"source": "aws.ses", "detail-type": "Email Bounced", "detail": {%s,
        "mail": {"messageId": "0100", "tags": {"workspace": ["%s"]}}}}"""
        .formatted(detail, workspace);
  }
}
