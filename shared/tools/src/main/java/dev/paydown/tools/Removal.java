package dev.paydown.tools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Hooks being taken away, place after place. One that is refused keeps none of the others standing;
 * once the tool does not answer, it is asked for nothing more, so that whoever waits is told.
 *
 * @param <H> how the tool's connector knows one
 */
final class Removal<H> {
  /** A tool that answered, and what it answered is no use, is to be left alone for so long. */
  private static final Duration ANSWERED = Duration.ofHours(1);

  private final Function<String, List<H>> ours;
  private final Predicate<H> remove;
  private final List<Listening.Kept> kept = new ArrayList<>();
  private boolean isSilent;
  private String silence = "";
  private int count;

  Removal(Function<String, List<H>> ours, Predicate<H> remove) {
    this.ours = ours;
    this.remove = remove;
  }

  void out(String place) {
    if (isSilent) {
      kept.add(new Listening.Kept(place, silence));
      return;
    }
    List<ToolUnavailable> faults = new ArrayList<>();
    for (H hook : listed(place, faults)) {
      try {
        count += !isSilent && remove.test(hook) ? 1 : 0;
      } catch (ToolUnavailable e) {
        failed(e, faults);
      }
    }
    if (!faults.isEmpty()) {
      kept.add(new Listening.Kept(place, String.valueOf(faults.getFirst().getMessage())));
    }
  }

  private List<H> listed(String place, List<ToolUnavailable> faults) {
    try {
      return ours.apply(place);
    } catch (ToolUnavailable e) {
      failed(e, faults);
      return List.of();
    }
  }

  private void failed(ToolUnavailable fault, List<ToolUnavailable> faults) {
    faults.add(fault);
    if (!fault.isRefusal() && fault.after().compareTo(ANSWERED) < 0) {
      isSilent = true;
      silence = String.valueOf(fault.getMessage());
    }
  }

  Listening.Unhooked end() {
    return kept.isEmpty() ? new Listening.Gone(count) : new Listening.Left(count, kept);
  }
}
