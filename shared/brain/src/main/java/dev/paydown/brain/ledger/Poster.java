package dev.paydown.brain.ledger;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.ledger.Entry.About;
import dev.paydown.brain.ledger.Entry.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes entries, each under its one id and into a week that is still open. */
final class Poster {
  private final Picture picture;
  private final BookCalendar calendar;
  private final Downstream downstream;
  private final SortedMap<String, Entry> held;
  private Optional<TreeMap<String, Entry>> grown = Optional.empty();

  Poster(Picture picture, BookCalendar calendar) {
    this.picture = picture;
    this.calendar = calendar;
    this.downstream = new Downstream(picture);
    this.held = picture.state().entries();
  }

  /** All entries, those held before and those written. */
  SortedMap<String, Entry> entries() {
    return grown.isPresent() ? grown.get() : held;
  }

  /** When what is posted now is posted. */
  Instant now() {
    return picture.now();
  }

  /** What is posted of a liability. */
  Postings of(String liability) {
    // An id begins with its liability and a bar; the brace is the next character.
    return new Postings(entries().subMap(liability + "|", liability + "}").values());
  }

  /**
   * Writes one entry.
   *
   * @param at when it would be booked, if that week were still open
   * @param waiting the nodes of the items that waited
   */
  void post(
      Liability liability,
      Postings book,
      LocalDate day,
      Instant at,
      Reason reason,
      long seconds,
      String cause,
      List<String> waiting) {
    Account other =
        switch (reason) {
          case PRINCIPAL -> Account.INCURRED;
          case INTEREST, COMPOUNDING -> Account.INTEREST;
          case PAYMENT -> Account.PAID;
          case WRITE_OFF -> Account.WRITTEN_OFF;
          case REVERSAL, REOPENING ->
              throw new IllegalArgumentException(reason + " takes an entry back");
        };
    boolean settles = reason == Reason.PAYMENT || reason == Reason.WRITE_OFF;
    add(
        book,
        new Entry(
            id(liability, day, reason, cause),
            liability.id(),
            day,
            reason == Reason.COMPOUNDING ? at : booked(at),
            reason,
            settles ? Account.LIABILITY : other,
            settles ? other : Account.LIABILITY,
            seconds,
            cause,
            Optional.empty(),
            about(liability, waiting)));
  }

  /** Takes an entry back, whole and now. */
  void reverse(Liability liability, Postings book, Entry entry, Reason reason, String cause) {
    LocalDate day = reason == Reason.REOPENING ? calendar.dayOf(picture.now()) : entry.day();
    add(
        book,
        new Entry(
            id(liability, day, reason, cause),
            liability.id(),
            day,
            picture.now(),
            reason,
            entry.credit(),
            entry.debit(),
            entry.seconds(),
            cause,
            Optional.of(entry.id()),
            about(liability, List.of())));
  }

  /** One cause may post the same twice where the first was taken back; then the id counts on. */
  private String id(Liability liability, LocalDate day, Reason reason, String cause) {
    String id = Entry.id(liability.id(), day, reason, cause);
    String next = id;
    for (int i = 2; entries().containsKey(next); i++) {
      next = id + "#" + i;
    }
    return next;
  }

  private void add(Postings book, Entry entry) {
    TreeMap<String, Entry> all = grown.orElseGet(() -> new TreeMap<>(held));
    all.put(entry.id(), entry);
    grown = Optional.of(all);
    book.add(entry);
  }

  private About about(Liability liability, List<String> waiting) {
    boolean delays = liability.state() == LiabilityState.OPEN && liability.root().isEmpty();
    return new About(
        liability.kind(),
        liability.item(),
        Seams.between(picture.graph(), liability.node()),
        liability.openedAt(),
        delays ? downstream.delayDays(liability.node()) : 0,
        waiting,
        liability.because());
  }

  /** A closed week is never rewritten: what belongs into one counts from now. */
  private Instant booked(Instant at) {
    boolean isOpen = at.isBefore(picture.now()) && calendar.closes(at).isAfter(picture.now());
    return isOpen ? at : picture.now();
  }
}
