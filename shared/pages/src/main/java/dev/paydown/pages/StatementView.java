package dev.paydown.pages;

import dev.paydown.brain.ledger.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A statement of account as the mail and the page show it: every amount in words, nothing left to
 * work out, each figure with the address of the entries behind it.
 */
public record StatementView(
    String heading,
    String lead,
    String period,
    String asOf,
    boolean provisional,
    List<Row> summary,
    String check,
    boolean reconciles,
    List<Bar> ageing,
    String closing,
    List<Group> groups,
    String change,
    String changeMoney,
    String changeUrl,
    List<Row> seams,
    String seamsMore,
    String delay,
    List<Owed> open,
    String openMore,
    List<Owed> nonAccruing,
    String nonAccruingMore,
    List<String> basis,
    boolean priced,
    Optional<Link> dashboard) {
  /**
   * How much is listed at most; what is left out is said.
   *
   * @param entries of the week, over all kinds; each kind shows at least one
   * @param owed of what is still owed, and as many of what no longer accrues
   */
  public record Most(int entries, int owed, int seams) {}

  /**
   * A named amount; the money is empty where no rate is set, the address where there is no
   * dashboard.
   */
  public record Row(String sign, String label, String amount, String money, String url) {}

  /** One ageing bucket; the width is 0 to 100. */
  public record Bar(String label, String amount, String money, int width, String url) {}

  /** All entries of one kind, and what they come to. */
  public record Group(
      String kind, List<Posting> postings, String change, String money, String url) {
    /** What its last line is called. */
    public String sum() {
      return kind + ", change";
    }
  }

  /** One entry. */
  public record Posting(
      String day, String item, String what, String amount, String money, String url) {}

  /** One liability still owed; the delay is empty where it delays nobody. */
  public record Owed(
      String item,
      String kind,
      String because,
      String age,
      String delay,
      String amount,
      String money,
      String url) {}

  /** The statement in words. */
  public static StatementView of(
      Statement statement, Times times, Optional<Board> board, Most most) {
    Optional<Money> rate = statement.costPerHour().flatMap(Money::rate);
    return new StatementWriter(statement, times, board, rate).view(most);
  }
}
