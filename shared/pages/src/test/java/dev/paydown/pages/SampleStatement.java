package dev.paydown.pages;

import dev.paydown.brain.ledger.Account;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.ledger.Statement;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A week whose lines, ages and entries add up. */
public final class SampleStatement {
  private SampleStatement() {}

  static Statement.Line line(
      String id,
      LiabilityKind kind,
      String item,
      String day,
      Entry.Reason reason,
      Account account,
      long seconds) {
    boolean pays = account == Account.PAID || account == Account.WRITTEN_OFF;
    return new Statement.Line(
        new Entry(
            id,
            "l-1",
            LocalDate.parse(day),
            Instant.parse(day + "T16:00:00Z"),
            reason,
            pays ? Account.LIABILITY : account,
            pays ? account : Account.LIABILITY,
            seconds,
            "cause",
            Optional.empty(),
            new Entry.About(
                kind,
                item,
                "within linear",
                Instant.parse("2026-11-02T16:00:00Z"),
                0,
                List.of(),
                "because")),
        kind,
        item);
  }

  /** A week of ACME, priced if said. */
  public static Statement statement(Optional<String> costPerHour) {
    return new Statement(
        "acme",
        "2026-W45",
        LocalDate.parse("2026-11-02"),
        LocalDate.parse("2026-11-09"),
        Samples.BERLIN,
        Instant.parse("2026-11-08T23:00:00Z"),
        false,
        7200,
        5520,
        4157,
        4140,
        600,
        12137,
        List.of(
            new Statement.Bucket("0–2", 1380),
            new Statement.Bucket("3–5", 9377),
            new Statement.Bucket("6–10", 0),
            new Statement.Bucket("11–20", 0),
            new Statement.Bucket("over 20", 1380)),
        List.of(
            line(
                "e1",
                LiabilityKind.STALE_HANDOFF,
                "linear:ENG-12",
                "2026-11-05",
                Entry.Reason.PRINCIPAL,
                Account.INCURRED,
                1380),
            line(
                "e2",
                LiabilityKind.STALE_HANDOFF,
                "linear:ENG-12",
                "2026-11-06",
                Entry.Reason.INTEREST,
                Account.INTEREST,
                1380),
            line(
                "e3",
                LiabilityKind.SLIP,
                "studio:design-1",
                "2026-11-03",
                Entry.Reason.PRINCIPAL,
                Account.INCURRED,
                4140),
            line(
                "e4",
                LiabilityKind.SLIP,
                "studio:design-1",
                "2026-11-06",
                Entry.Reason.INTEREST,
                Account.INTEREST,
                2777),
            line(
                "e5",
                LiabilityKind.PENDING_APPROVAL,
                "linear:ENG-40",
                "2026-11-04",
                Entry.Reason.PAYMENT,
                Account.PAID,
                4140),
            line(
                "e6",
                LiabilityKind.PENDING_APPROVAL,
                "linear:ENG-41",
                "2026-11-04",
                Entry.Reason.WRITE_OFF,
                Account.WRITTEN_OFF,
                600)),
        List.of(
            new Statement.Owed(
                "l-2",
                LiabilityKind.SLIP,
                "studio:design-1",
                9377,
                4,
                6,
                "Forecast Mon 9 Nov, promised Thu 5 Nov"),
            new Statement.Owed(
                "l-1",
                LiabilityKind.STALE_HANDOFF,
                "linear:ENG-12",
                1380,
                1,
                0,
                "Offered Wed 4 Nov, not picked up")),
        List.of(
            new Statement.Owed(
                "l-0",
                LiabilityKind.ZOMBIE,
                "linear:ENG-3",
                1380,
                70,
                1,
                "Nobody has touched it since August")),
        List.of(
            new Statement.Seam("studio → linear", 9377), new Statement.Seam("within linear", 2760)),
        7,
        costPerHour);
  }
}
