package dev.paydown.functions.api;

import dev.paydown.brain.ledger.Account;
import dev.paydown.brain.ledger.Entry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands in the books of each liability, in seconds of working time, reversals netted.
 *
 * @param balance what is still owed
 */
record Balances(long principal, long interest, long paid, long writtenOff, long balance) {
  static final Balances NONE = new Balances(0, 0, 0, 0, 0);

  /** By liability. */
  static Map<String, Balances> of(Collection<Entry> entries) {
    Map<String, Balances> books = new HashMap<>();
    entries.forEach(
        entry ->
            books.put(
                entry.liability(),
                books.getOrDefault(entry.liability(), NONE).plus(entry)));
    return books;
  }

  private Balances plus(Entry entry) {
    return new Balances(
        principal + entered(entry, Account.INCURRED),
        interest + entered(entry, Account.INTEREST),
        paid - entered(entry, Account.PAID),
        writtenOff - entered(entry, Account.WRITTEN_OFF),
        balance + entry.owed());
  }

  /** What the entry adds to the debt out of that account. */
  private static long entered(Entry entry, Account account) {
    return entry.debit() == account || entry.credit() == account ? entry.owed() : 0;
  }
}
