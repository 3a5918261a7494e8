package dev.paydown.brain.ledger;

import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One week's account: opening + incurred + interest - paid - written off = closing, in seconds of
 * working time.
 *
 * @param week ISO week, {@code 2026-W45}
 * @param from the Monday it begins on
 * @param to the Monday it ends before
 * @param zone the workspace's, in which both days begin
 * @param asOf up to when entries count: the week's end, or now for a week under way
 * @param provisional the week is not over
 * @param ageing of the closing balance, by working days since opened
 * @param lines every entry of the week
 * @param open what is still owed at the close and accrues, largest first
 * @param nonAccruing what is still owed and has grown too old to accrue: to finish or to kill
 * @param seams where between tools the balance sits, largest first; never people
 * @param delayDays working days that the roots still owed delay the items behind them, as {@link
 *     Downstream} counted at their last posting
 * @param costPerHour what an hour cost at the close, if the workspace said
 */
public record Statement(
    String workspace,
    String week,
    LocalDate from,
    LocalDate to,
    ZoneId zone,
    Instant asOf,
    boolean provisional,
    long opening,
    long incurred,
    long interest,
    long paid,
    long writtenOff,
    long closing,
    List<Bucket> ageing,
    List<Line> lines,
    List<Owed> open,
    List<Owed> nonAccruing,
    List<Seam> seams,
    long delayDays,
    Optional<String> costPerHour) {
  public Statement {
    ageing = List.copyOf(ageing);
    lines = List.copyOf(lines);
    open = List.copyOf(open);
    nonAccruing = List.copyOf(nonAccruing);
    seams = List.copyOf(seams);
  }

  /** Part of the closing balance, by age: {@code 0–2} working days and so on. */
  public record Bucket(String label, long balance) {}

  /** One entry with what it is about. */
  public record Line(Entry entry, LiabilityKind kind, String item) {}

  /**
   * One liability's balance at the close.
   *
   * @param ageDays working days since it opened
   * @param delayDays working days that it delays the items behind its own
   */
  public record Owed(
      String liability,
      LiabilityKind kind,
      String item,
      long balance,
      long ageDays,
      long delayDays,
      String because) {}

  /** The balance at one seam, such as {@code linear → events}. */
  public record Seam(String label, long balance) {}
}
