package dev.paydown.local.practice.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.Described;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.github.GitHubTool;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A practice GitHub with the real connector to it. */
final class GitHubBench {
  static final String ADA = "ada@example.com";
  static final String BOB = "bob@example.com";
  static final String FRIDAY = "2026-11-27";
  private final List<PracticeGitHub> opened = new ArrayList<>();
  final Bench bench =
      new Bench(
          "github",
          world -> {
            opened.add(new PracticeGitHub(world, Bench.TOKEN));
            return opened.getFirst();
          },
          GitHubTool::new);

  PracticeGitHub github() {
    return opened.getFirst();
  }

  /** What the delivery says to the real reader. */
  List<Fact> facts(Delivery delivery) {
    assertThat(bench.tool().verify(delivery, bench.connection()))
        .isInstanceOf(Verdict.Genuine.class);
    Reading reading = bench.tool().read(delivery, bench.connection());
    return reading instanceof Reading.Facts(List<Fact> facts) ? facts : List.of();
  }

  /** Every REST request that was sent is one that GitHub describes. */
  void holdsAgainstTheDescription() {
    Optional<Described> description = Described.find("github.openapi.json");
    if (description.isPresent()) {
      assertThat(bench.sent)
          .filteredOn(request -> !request.uri().getPath().endsWith("/graphql"))
          .allSatisfy(
              request ->
                  assertThat(
                          described(request, description.get())
                              .faults(request, "/github/api/v3", Map.of()))
                      .isEmpty());
    }
  }

  /** The description beside this checkout has no operation that takes something away. */
  private static Described described(OutgoingHttp.Request request, Described vendors) {
    return request.method().equals("DELETE") ? Described.ours("github") : vendors;
  }
}
