package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.ledger.Entry.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Posts what root liabilities cost. Every entry has one id for what it is about, so posting again
 * adds nothing; what a later fact disproves is taken back by a reversing entry now, and a closed
 * week stays as it was. What once cost stays a root: its entries stand.
 */
public final class Books {
  private final Map<String, Liability> before;
  private final BookCalendar calendar;
  private final Poster poster;
  private final Causes causes;
  private final Late late;
  private final Accrual accrual;

  private Books(WorkspaceState posted, Picture picture) {
    this.before = picture.state().liabilities();
    this.calendar = BookCalendar.of(picture.state(), picture.now());
    this.poster = new Poster(picture, calendar);
    this.causes = new Causes(picture);
    this.late = Late.between(posted, picture.state(), calendar.lastDayEnd(picture.now()));
    this.accrual = new Accrual(picture, calendar, poster, causes, late);
  }

  /**
   * The entries after posting everything up to the picture's now.
   *
   * @param posted what was held when this was last done: what differs since is news
   * @param liabilities as they stand now; the picture's state still holds them as they stood
   */
  public static SortedMap<String, Entry> post(
      WorkspaceState posted, Picture picture, Map<String, Liability> liabilities) {
    Books books = new Books(posted, picture);
    liabilities.values().forEach(books::post);
    return books.poster.entries();
  }

  private void post(Liability liability) {
    boolean isClosed =
        liability.state() != LiabilityState.OPEN && liability.equals(before.get(liability.id()));
    if (isClosed && late.isEmpty()) {
      return;
    }
    Postings book = poster.of(liability.id());
    if (isClosed
        && !late.rules()
        && !late.nodes().contains(liability.node())
        && !book.waited(late.nodes())) {
      return;
    }
    switch (liability.state()) {
      case REVERSED ->
          book.standing()
              .forEach(
                  entry ->
                      poster.reverse(
                          liability, book, entry, Reason.REVERSAL, causes.reopening(liability)));
      case OPEN -> {
        reopen(liability, book);
        accrue(liability, book);
      }
      case PAID -> {
        accrue(liability, book);
        end(liability, book, Reason.PAYMENT);
      }
      case WRITTEN_OFF -> {
        accrue(liability, book);
        end(liability, book, Reason.WRITE_OFF);
      }
    }
  }

  private void accrue(Liability liability, Postings book) {
    if (liability.root().isEmpty()) {
      Liability held = before.get(liability.id());
      boolean turnedRoot = held != null && held.root().isPresent() && book.isEmpty();
      accrual.settle(liability, book, turnedRoot);
    }
  }

  /** The same liability is open again: what ended it did not, and nothing in between is charged. */
  private void reopen(Liability liability, Postings book) {
    for (Entry settled : book.settlements()) {
      poster.reverse(liability, book, settled, Reason.REOPENING, causes.reopening(liability));
    }
  }

  /**
   * Pays or writes off the whole balance, on the day it ended. Where a later fact makes that
   * another balance, another day or another end, what was posted is taken back and posted anew.
   */
  private void end(Liability liability, Postings book, Reason reason) {
    Instant at = liability.endedAt().orElseThrow();
    LocalDate day = calendar.dayOf(at);
    long owed = book.accrued();
    List<Entry> settled = book.settlements();
    boolean isRight =
        settled.stream().mapToLong(Entry::seconds).sum() == owed
            && settled.stream()
                .allMatch(entry -> entry.reason() == reason && entry.day().equals(day));
    if (isRight) {
      return;
    }
    String cause = causes.ending(liability);
    settled.forEach(entry -> poster.reverse(liability, book, entry, Reason.REVERSAL, cause));
    if (owed > 0) {
      Instant booked = settled.isEmpty() ? at : poster.now();
      poster.post(liability, book, day, booked, reason, owed, cause, List.of());
    }
  }
}
