package dev.paydown.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void what_each_gives_comes_in_their_order() {
    assertThat(SideBySide.all(List.<Supplier<Integer>>of(), 4)).isEmpty();
    assertThat(SideBySide.all(squares(200), 4))
        .isEqualTo(IntStream.range(0, 200).mapToObj(i -> i * i).toList());
  }

  @Test
  void no_more_are_under_way_than_may_be() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Supplier<Integer> work =
        () -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          return underWay.decrementAndGet();
        };
    SideBySide.all(IntStream.range(0, 300).mapToObj(_ -> work).toList(), 3);
    assertThat(most.get()).isBetween(1, 3);
    assertThat(underWay.get()).isZero();
  }

  @Test
  void one_alone_and_one_at_once_is_done_by_who_asks() {
    Thread here = Thread.currentThread();
    assertThat(
            SideBySide.all(
                List.<Supplier<Thread>>of(Thread::currentThread, Thread::currentThread), 1))
        .containsExactly(here, here);
    assertThat(SideBySide.all(List.<Supplier<Thread>>of(Thread::currentThread), 4))
        .containsExactly(here);
  }

  @Test
  void what_one_throws_is_thrown_after_the_others_are_done() {
    AtomicInteger done = new AtomicInteger();
    List<Supplier<Integer>> works =
        List.of(
            () -> {
              throw new IllegalArgumentException("broken");
            },
            done::incrementAndGet,
            done::incrementAndGet);
    assertThatThrownBy(() -> SideBySide.all(works, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken");
    assertThat(done.get()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                SideBySide.all(
                    List.<Supplier<Integer>>of(
                        () -> 1,
                        () -> {
                          throw new AssertionError("ended");
                        }),
                    2))
        .isInstanceOf(AssertionError.class)
        .hasMessage("ended");
  }

  private static List<Supplier<Integer>> squares(int count) {
    return IntStream.range(0, count).<Supplier<Integer>>mapToObj(i -> () -> i * i).toList();
  }
}
