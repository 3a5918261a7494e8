package dev.paydown.local.inbox;

import dev.paydown.local.inbox.Inbox.Kept;
import java.util.List;
import java.util.Optional;

/** The mails that a run has handed over, to be read. */
public interface SentMails {

  /** Every mail, in the order sent, numbered from 1. */
  List<Kept> all();

  /** The mail of that number. */
  default Optional<Kept> mail(int number) {
    return all().stream().filter(kept -> kept.number() == number).findFirst();
  }
}
