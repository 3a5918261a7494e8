package dev.paydown.brain.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What became, by now, of what happened in some time at some seams.
 *
 * @param decided items decided then: they had an owner and a date, or an approval granted, or are
 *     decisions; done + leaked + inFlight
 * @param done of those, finished by now
 * @param leaked of those, cancelled; or never begun and past their date (without one, their
 *     decision) for longer than debt accrues
 * @param inFlight of those, the others
 * @param started items started then
 * @param unfinished of those, not finished by now
 * @param handoffs handoffs picked up then
 * @param handoffsNotCaught handoffs of which the term ran out then
 * @param threadsDark threads of which the term ran out then, unanswered
 * @param daysSaved working days saved by confirmations of then, as {@link Savings} counts them
 */
public record Figures(
    int decided,
    int done,
    int leaked,
    int inFlight,
    int started,
    int unfinished,
    Latency handoffs,
    int handoffsNotCaught,
    int threadsDark,
    long daysSaved) {

  static Figures of(List<Happened> happened) {
    int done = 0;
    int leaked = 0;
    int inFlight = 0;
    int started = 0;
    int unfinished = 0;
    int notCaught = 0;
    int dark = 0;
    long saved = 0;
    List<Long> seconds = new ArrayList<>();
    for (Happened one : happened) {
      switch (one) {
        case Happened.Decided decided -> {
          switch (decided.outcome()) {
            case DONE -> done++;
            case LEAKED -> leaked++;
            case IN_FLIGHT -> inFlight++;
          }
        }
        case Happened.Started start -> {
          started++;
          unfinished += start.isFinished() ? 0 : 1;
        }
        case Happened.PickedUp pickedUp -> seconds.add(pickedUp.seconds());
        case Happened.NotCaught _ -> notCaught++;
        case Happened.WentDark _ -> dark++;
        case Happened.Saved days -> saved += days.days();
      }
    }
    return new Figures(
        done + leaked + inFlight,
        done,
        leaked,
        inFlight,
        started,
        unfinished,
        Latency.of(seconds),
        notCaught,
        dark,
        saved);
  }
}
