package dev.paydown.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SignedTest {
  @TestFactory
  Stream<DynamicTest> every_sample_is_taken_once_it_is_signed_and_by_nobody_elses_secret() {
    return Tools.all(Fixtures.NO_NETWORK).values().stream()
        .map(tool -> DynamicTest.dynamicTest(tool.slug(), () -> check(tool)));
  }

  private static void check(Tool tool) {
    Connection ours = Fixtures.connection(tool.slug(), Signed.SECRET, Optional.empty());
    Connection other =
        Fixtures.connection(tool.slug(), Signed.secret("another secret"), Optional.empty());
    Golden.sent(tool)
        .forEach(
            sample -> {
              Delivery signed = Signed.by(tool.slug(), Signed.SECRET, sample.delivery());
              assertThat(tool.verify(signed, ours))
                  .as(sample.name())
                  .isNotInstanceOf(Verdict.Refused.class);
              assertThat(tool.verify(signed, other))
                  .as(sample.name())
                  .isNotInstanceOf(Verdict.Genuine.class);
            });
  }
}
