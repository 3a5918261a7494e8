package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each connector says which moves it can make, and that is what it does. */
class MakesTest {
  private static final Attempt BY_HAND =
      new Attempt.Ended(new EffectOutcome.ByHand(Optional.of("https://example.com/1")));

  /** Nothing is there to be taken away. */
  private static final Attempt ALREADY = Attempt.done(Optional.of("https://example.com/1"));

  /** Whatever is read, it shows an open item of nobody without a date. */
  private static final String SHOWN =
      """
      {"iid": "5", "id": 5, "name": "web", "owner": {"login": "acme"}, "state": "open",
       "html_url": "https://example.com/1", "web_url": "https://example.com/1",
       "data": {"item": {"iid": "5", "projectId": 7}, "gid": "5", "completed": false,
                "permalink_url": "https://example.com/1"}}
      """;

  private final List<OutgoingHttp.Request> sent = new ArrayList<>();
  private final Map<String, Tool> tools = Tools.all(this::answer);

  private OutgoingHttp.Outcome answer(OutgoingHttp.Request request) {
    sent.add(request);
    return new OutgoingHttp.Outcome.Answered(200, Map.of(), SHOWN.getBytes(UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> what_a_tool_does_not_list_is_by_hand_and_changes_nothing() {
    return each(
        tool -> {
          for (Move move : moves(uid(tool))) {
            if (tool.makes().stream().noneMatch(one -> one.holds(move, Optional.empty()))) {
              Attempt made = act(tool, move, Optional.of("token"));
              boolean isAway = move.action() == MoveAction.CLEAR && made.equals(ALREADY);
              assertThat(isAway ? BY_HAND : made).as(named(move)).isEqualTo(BY_HAND);
              assertThat(sent).as(named(move)).allMatch(MakesTest::onlyReads);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nothing_is_made_and_nobody_is_asked_without_a_token() {
    return each(
        tool -> {
          Connection closed = connection(tool, Optional.empty());
          for (Move move : tool.slug().equals("events") ? List.<Move>of() : moves(uid(tool))) {
            assertThat(tool.makes(closed)).isEmpty();
            assertThat(act(tool, move, Optional.empty())).as(named(move)).isEqualTo(BY_HAND);
          }
          assertThat(sent).isEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> what_a_tool_can_undo_has_its_way_back_among_its_moves() {
    return each(
        tool -> {
          for (Move move : moves("1")) {
            List<Makes> made =
                tool.makes().stream().filter(one -> one.holds(move, Optional.empty())).toList();
            assertThat(made).as(named(move)).hasSizeLessThan(2);
            for (Makes one : made) {
              Predicate<Makes> isBack =
                  back ->
                      wayBack(move).filter(back.action()::equals).isPresent()
                          && (move.field().equals("owner")
                              || back.fields().isEmpty()
                              || back.fields().contains(move.field()));
              assertThat(tool.makes().stream().anyMatch(isBack))
                  .as(named(move))
                  .isEqualTo(one.undoable());
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> the_page_of_every_tool_names_each_move_that_it_makes() {
    return each(
        tool -> {
          List<String> rows = rows(tool);
          for (Move move : moves("1")) {
            if (tool.makes().stream().anyMatch(one -> one.holds(move, Optional.empty()))) {
              Predicate<String> names = Pattern.compile("(?i)" + words(move)).asPredicate();
              String label = "`" + move.action().label() + "`";
              assertThat(rows)
                  .as(named(move))
                  .anyMatch(row -> names.test(row) || row.contains(label));
            }
          }
          if (tool.makes().isEmpty()) {
            assertThat(rows).allMatch(row -> row.contains("by hand") || row.contains("no thread"));
          }
        });
  }

  /** What the page says of making moves, without what it says is by hand. */
  private static List<String> rows(Tool tool) throws IOException {
    String page = Files.readString(Path.of("../../docs", tool.slug() + ".md"));
    boolean isMade = page.contains("**Made on confirmation");
    int from = page.indexOf(isMade ? "**Made on confirmation" : "**Moves come back");
    assertThat(from).isPositive();
    int to = page.indexOf("\n**", from);
    return (to < 0 ? page.substring(from) : page.substring(from, to))
        .lines()
        .filter(line -> !line.startsWith("|") || !line.contains("by hand, with the link"))
        .filter(line -> line.startsWith("|") || tool.makes().isEmpty())
        .toList();
  }

  private static String words(Move move) {
    return switch (move.action()) {
      case SET_DATE -> move.field() + " date";
      case CLEAR ->
          switch (move.field()) {
            case "owner" -> "owner.*taken away";
            case "reviewer" -> "review asked.*taken back";
            default -> move.field() + " date.*(taken away|likewise)";
          };
      case START -> "\\| .*\\bstart(ed|,)";
      case REOPEN -> "open(ed)? again|set back";
      case CANCEL -> "call(ed)? off";
      case ASSIGN -> "owner";
      case COMMENT -> "comment";
      case BOOK_SLOT -> "book a slot";
      case CUT_LINK -> "(link|dependency).* cut";
      case LINK -> "(link|dependency).* made";
      case REQUEST_REVIEW -> "review asked";
      case GRANT_APPROVAL, DENY_APPROVAL -> "approval";
      case UNBLOCK -> "unblock";
      case RE_COMMIT -> "commit";
    };
  }

  private static Optional<MoveAction> wayBack(Move move) {
    return switch (move.action()) {
      case SET_DATE -> Optional.of(MoveAction.SET_DATE);
      case CLEAR ->
          Optional.of(
              move.field().equals("reviewer") ? MoveAction.REQUEST_REVIEW : MoveAction.SET_DATE);
      case REQUEST_REVIEW -> Optional.of(MoveAction.CLEAR);
      case LINK -> Optional.of(MoveAction.CUT_LINK);
      case CUT_LINK -> Optional.of(MoveAction.LINK);
      case ASSIGN -> Optional.of(MoveAction.ASSIGN);
      case START -> Optional.of(MoveAction.REOPEN);
      case REOPEN -> Optional.of(MoveAction.START);
      case COMMENT, BOOK_SLOT, GRANT_APPROVAL, DENY_APPROVAL, UNBLOCK, CANCEL, RE_COMMIT ->
          Optional.empty();
    };
  }

  private static boolean onlyReads(OutgoingHttp.Request request) {
    return request.method().equals("GET") || request.uri().getPath().endsWith("/graphql");
  }

  private static String uid(Tool tool) {
    return switch (tool.slug()) {
      case "gitea" -> "7#5";
      case "gitlab" -> "issue-5";
      default -> "5";
    };
  }

  private Attempt act(Tool tool, Move move, Optional<String> token) {
    sent.clear();
    Execution whole = Fixtures.execution("one", "5");
    Execution execution =
        new Execution(
            whole.id(),
            whole.workspace(),
            whole.proposal(),
            1,
            whole.recipient(),
            whole.headline(),
            move,
            whole.packet(),
            whole.decidedAt(),
            Optional.empty());
    return tool.act(Fixtures.acting(connection(tool, token), execution));
  }

  private static Connection connection(Tool tool, Optional<String> token) {
    return new Connection(
        "id",
        "ws",
        "one",
        tool.slug(),
        List.of("secret"),
        token,
        Optional.of("https://tool.example.com"),
        Optional.empty());
  }

  /** One of each that a tool can be asked for. */
  private static List<Move> moves(String uid) {
    return Arrays.stream(MoveAction.values())
        .filter(action -> !action.isOurOwn())
        .flatMap(action -> fields(action).map(field -> move(action, field, uid)))
        .toList();
  }

  private static Stream<String> fields(MoveAction action) {
    return switch (action) {
      case SET_DATE -> Stream.of("start", "due");
      case CLEAR -> Stream.of("start", "due", "owner", "reviewer");
      case ASSIGN -> Stream.of("owner");
      case START, CANCEL, REOPEN, UNBLOCK -> Stream.of("status");
      case COMMENT -> Stream.of("comment");
      case BOOK_SLOT -> Stream.of("slot");
      case GRANT_APPROVAL, DENY_APPROVAL -> Stream.of("approval");
      case CUT_LINK, LINK -> Stream.of("blocked-by");
      case REQUEST_REVIEW -> Stream.of("reviewer");
      case RE_COMMIT -> Stream.of("committed");
    };
  }

  private static Move move(MoveAction action, String field, String uid) {
    String to =
        switch (action) {
          case SET_DATE -> "2026-12-01";
          case BOOK_SLOT -> "2026-12-01T10:00:00Z/2026-12-01T11:00:00Z";
          case CLEAR,
              ASSIGN,
              START,
              CANCEL,
              REOPEN,
              UNBLOCK,
              COMMENT,
              GRANT_APPROVAL,
              DENY_APPROVAL,
              CUT_LINK,
              REQUEST_REVIEW,
              LINK,
              RE_COMMIT ->
              "bob@example.com";
        };
    return new Move(
        "m1",
        action,
        "one/" + uid,
        "one",
        uid,
        "one:acme/web#5",
        "The design",
        Optional.of("https://example.com/1"),
        field,
        Optional.empty(),
        Optional.of(to),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.CONFIRMED);
  }

  private static String named(Move move) {
    return move.action().label() + " " + move.field();
  }

  private interface Held {
    void check(Tool tool) throws IOException;
  }

  private Stream<DynamicTest> each(Held held) {
    return tools.values().stream()
        .map(tool -> DynamicTest.dynamicTest(tool.slug(), () -> held.check(tool)));
  }
}
