package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Feed;
import dev.paydown.brain.store.Session;
import dev.paydown.brain.store.SignIn;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class DynamoSessionsTest {
  private static final Instant NOW = Records.NOW;
  private final String workspace = Database.workspace();
  private final DynamoSessions sessions = new DynamoSessions(Database.table());
  private final SignIn first = SignIn.first(workspace, "dana@example.com", "hash", NOW);

  @Test
  void a_session_is_read_back_whole_until_it_is_closed_and_only_in_its_workspace() {
    Session session = new Session(workspace, "a1", "dana@example.com", NOW.plusSeconds(60));
    sessions.open(session);
    assertThat(sessions.session(workspace, "a1")).contains(session);
    assertThat(sessions.session(Database.workspace(), "a1")).isEmpty();
    sessions.close(workspace, "a1");
    sessions.close(workspace, "a1");
    assertThat(sessions.session(workspace, "a1")).isEmpty();
  }

  @Test
  void a_code_is_put_only_where_it_stands_as_was_read() {
    assertThat(sessions.replace(Optional.empty(), first)).isTrue();
    assertThat(sessions.replace(Optional.empty(), first)).isFalse();
    assertThat(sessions.replace(Optional.of(first), first.tried())).isTrue();
    assertThat(sessions.replace(Optional.of(first), first.spent())).isFalse();
    assertThat(sessions.signIn(workspace, "dana@example.com")).contains(first.tried());
  }

  @Test
  void of_twenty_who_try_a_code_at_once_one_spends_a_try() throws Exception {
    assertThat(sessions.replace(Optional.empty(), first)).isTrue();
    assertThat(AtOnce.call(20, () -> sessions.replace(Optional.of(first), first.tried())))
        .satisfies(had -> assertThat(Collections.frequency(had, true)).isEqualTo(1));
  }

  @Test
  void the_feeds_of_a_person_are_theirs_alone_oldest_first() {
    Feed newer = new Feed(workspace, "f1", "dana@example.com", NOW.plusSeconds(1));
    Feed older = new Feed(workspace, "f2", "dana@example.com", NOW);
    Feed other = new Feed(workspace, "f3", "eli@example.com", NOW);
    sessions.add(newer);
    sessions.add(older);
    sessions.add(other);
    assertThat(sessions.feedsOf(workspace, "dana@example.com")).containsExactly(older, newer);
    assertThat(sessions.feed(workspace, "f3")).contains(other);
    sessions.revoke(older);
    sessions.revoke(older);
    assertThat(sessions.feedsOf(workspace, "dana@example.com")).containsExactly(newer);
  }
}
