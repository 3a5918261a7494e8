package dev.paydown.brain.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each liability has cost and still owes, in seconds: principal + interest - paid - written
 * off = balance.
 */
public final class Balances {
  private static final Balance NOTHING = new Balance(0, 0, 0, 0);
  private final Map<String, Balance> byLiability = new HashMap<>();

  private Balances() {}

  /**
   * One liability's figures.
   *
   * @param principal incurred
   */
  public record Balance(long principal, long interest, long paid, long writtenOff) {
    /** What is still owed. */
    public long owed() {
      return principal + interest - paid - writtenOff;
    }

    private Balance plus(Entry entry) {
      return new Balance(
          principal + entry.net(Account.INCURRED),
          interest + entry.net(Account.INTEREST),
          paid - entry.net(Account.PAID),
          writtenOff - entry.net(Account.WRITTEN_OFF));
    }
  }

  /** The balances after these entries. */
  public static Balances of(Collection<Entry> entries) {
    Balances balances = new Balances();
    for (Entry entry : entries) {
      balances.byLiability.merge(
          entry.liability(),
          NOTHING.plus(entry),
          (a, b) ->
              new Balance(
                  a.principal + b.principal,
                  a.interest + b.interest,
                  a.paid + b.paid,
                  a.writtenOff + b.writtenOff));
    }
    return balances;
  }

  /** The figures of a liability; all 0 where it has no entry. */
  public Balance of(String liability) {
    return byLiability.getOrDefault(liability, NOTHING);
  }

  /** The figures of all together. */
  public Balance total() {
    Balance total = NOTHING;
    for (Balance balance : List.copyOf(byLiability.values())) {
      total =
          new Balance(
              total.principal + balance.principal,
              total.interest + balance.interest,
              total.paid + balance.paid,
              total.writtenOff + balance.writtenOff);
    }
    return total;
  }
}
