package dev.paydown.tools.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure DevOps signs nothing: the proof is the password of basic authentication. */
class AzureDevOpsSignatureTest {
  private static final String SECRET = "whsec_a+b/c:d=";
  private static final String BODY =
      "{\"id\":\"e-1\",\"subscriptionId\":\"s\",\"notificationId\":7}";
  private static final Verdict GENUINE = new Verdict.Genuine("e-1");
  private static final Verdict NO_PASSWORD =
      new Verdict.Refused("authorization is not sent once, as Basic with a user and a password");
  private static final Verdict WRONG =
      new Verdict.Refused("the password is not a secret of this connection");

  @Test
  void the_password_is_a_secret_whoever_the_user_is() {
    assertThat(verify(BODY, basic("paydown:" + SECRET))).isEqualTo(GENUINE);
    assertThat(verify(BODY, basic(":" + SECRET))).isEqualTo(GENUINE);
    assertThat(verify(BODY, basic("paydown:" + SECRET).replace("Basic", "bAsIC")))
        .isEqualTo(GENUINE);
    assertThat(verify(BODY, basic(SECRET + ":paydown"))).isEqualTo(WRONG);
    assertThat(verify(BODY, basic("paydown:" + SECRET + " "))).isEqualTo(WRONG);
    assertThat(verify(BODY, basic("paydown:"))).isEqualTo(WRONG);
  }

  @Test
  void either_of_two_secrets_is_taken_and_an_empty_one_never() {
    assertThat(verify(BODY, basic("a:new"), "new", SECRET)).isEqualTo(GENUINE);
    assertThat(verify(BODY, basic("a:" + SECRET), "new", SECRET)).isEqualTo(GENUINE);
    assertThat(verify(BODY, basic("a:new"), SECRET)).isEqualTo(WRONG);
    assertThat(verify(BODY, basic("a:"), "")).isEqualTo(WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic ",
        "Basic !",
        "Basic YTpi YTpi",
        "Bearer YTpi",
        "YTpi",
        " Basic YTpi",
        "Basic YTpi,",
        "Basic YWI",
        "Basic YTp",
        "Digest a=b"
      })
  void an_authorization_of_another_form_is_refused(String authorization) {
    assertThat(verify(BODY, authorization, "b")).isNotInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void an_authorization_that_is_absent_or_sent_twice_is_refused() {
    String right = basic("a:" + SECRET);
    assertThat(verify(BODY, Map.of())).isEqualTo(NO_PASSWORD);
    assertThat(verify(BODY, Map.of("authorization", List.of(right, right)))).isEqualTo(NO_PASSWORD);
    assertThat(verify(BODY, Map.of("x-paydown-secret", List.of(SECRET)))).isEqualTo(NO_PASSWORD);
  }

  @Test
  void the_id_is_the_events_else_the_notifications_else_of_the_body() {
    String right = basic("a:" + SECRET);
    assertThat(verify("{\"subscriptionId\":\"s\",\"notificationId\":7}", right))
        .isEqualTo(new Verdict.Genuine("s-7"));
    for (String body :
        List.of("{\"notificationId\":7}", "{\"id\":\"a b\"}", "{\"id\":{}}", "{", "[]", "")) {
      String digest = HexFormat.of().formatHex(Hmac.digest(body.getBytes(UTF_8)));
      assertThat(verify(body, right)).isEqualTo(new Verdict.Genuine("sha256-" + digest));
    }
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static Verdict verify(String body, String authorization, String... secrets) {
    String[] all = secrets.length == 0 ? new String[] {SECRET} : secrets;
    return verify(body, Map.of("authorization", List.of(authorization)), all);
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return verify(body, headers, new String[] {SECRET});
  }

  private static Verdict verify(String body, Map<String, List<String>> headers, String[] secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "azuredevops",
            "azuredevops",
            List.of(secrets),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Delivery delivery = new Delivery(headers, body.getBytes(UTF_8), Fixtures.NOW);
    return new AzureDevOpsTool(Fixtures.NO_NETWORK).verify(delivery, connection);
  }
}
