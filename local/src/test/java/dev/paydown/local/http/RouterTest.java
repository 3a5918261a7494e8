package dev.paydown.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.local.template.Template.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final Route SHOW = new Route("GET", "/decide/{token}", "Page");
  private static final Route PROBE = new Route("HEAD", "/decide/{token}", "Page");
  private static final Route ANSWER = new Route("POST", "/decide/{token}", "Decide");
  private static final Route FIXED = new Route("GET", "/decide/help", "Help");
  private static final Route REST = new Route("GET", "/files/{rest+}", "Files");

  private final Router router = new Router(List.of(SHOW, PROBE, ANSWER, FIXED, REST));

  @Test
  void a_parameter_is_taken_from_the_path_and_decoded() {
    assertThat(router.match("GET", "/decide/a%2Fb+c"))
        .contains(new Router.Match(SHOW, Map.of("token", "a/b+c")));
  }

  @Test
  void head_goes_only_where_head_is_declared() {
    assertThat(router.match("HEAD", "/decide/x"))
        .contains(new Router.Match(PROBE, Map.of("token", "x")));
    assertThat(router.match("HEAD", "/decide/help"))
        .contains(new Router.Match(PROBE, Map.of("token", "help")));
    assertThat(router.match("HEAD", "/files/x")).isEmpty();
  }

  @Test
  void a_literal_path_wins_over_a_parameter() {
    assertThat(router.match("GET", "/decide/help")).contains(new Router.Match(FIXED, Map.of()));
  }

  @Test
  void a_greedy_parameter_takes_the_rest() {
    assertThat(router.match("GET", "/files/a/b%20c"))
        .contains(new Router.Match(REST, Map.of("rest", "a/b c")));
  }

  @Test
  void an_empty_or_a_further_segment_is_no_match() {
    assertThat(router.match("GET", "/decide/")).isEmpty();
    assertThat(router.match("GET", "/decide")).isEmpty();
    assertThat(router.match("GET", "/decide/a/b")).isEmpty();
    assertThat(router.match("DELETE", "/decide/a")).isEmpty();
  }

  @Test
  void two_routes_of_one_shape_are_an_error() {
    assertThatThrownBy(() -> new Router(List.of(SHOW, new Route("GET", "/decide/{other}", "X"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two routes are GET /decide/{other}");
  }
}
