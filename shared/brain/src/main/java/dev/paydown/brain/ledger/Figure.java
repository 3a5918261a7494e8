package dev.paydown.brain.ledger;

import dev.paydown.brain.settings.LiabilityKind;
import java.util.Optional;

/**
 * One figure of a week's statement, by which the entries behind it are asked for. Its label is what
 * addresses and exports call it: {@code closing}, {@code age:3–5}, {@code kind:slip}.
 */
public sealed interface Figure {
  /** What was owed when the week began. */
  record Opening() implements Figure {}

  /** What was incurred in the week. */
  record Incurred() implements Figure {}

  /** What interest the week cost. */
  record Interest() implements Figure {}

  /** What was paid in the week. */
  record Paid() implements Figure {}

  /** What was written off in the week. */
  record WrittenOff() implements Figure {}

  /** What is owed at the close. */
  record Closing() implements Figure {}

  /** What the entries of the week come to: closing less opening. */
  record Change() implements Figure {}

  /** The part of the closing balance of that age. */
  record Aged(String bucket) implements Figure {}

  /** The part of the closing balance at that seam. */
  record AtSeam(String seam) implements Figure {}

  /** What the week's entries of one kind come to. */
  record OfKind(LiabilityKind kind) implements Figure {}

  /** The figure of that label; empty where there is none such. */
  static Optional<Figure> of(String label) {
    return switch (label) {
      case "opening" -> Optional.of(new Opening());
      case "incurred" -> Optional.of(new Incurred());
      case "interest" -> Optional.of(new Interest());
      case "paid" -> Optional.of(new Paid());
      case "written-off" -> Optional.of(new WrittenOff());
      case "closing" -> Optional.of(new Closing());
      case "change" -> Optional.of(new Change());
      default -> ofPart(label);
    };
  }

  private static Optional<Figure> ofPart(String label) {
    int colon = label.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String which = label.substring(colon + 1);
    return switch (label.substring(0, colon)) {
      case "age" -> Optional.of(new Aged(which));
      case "seam" -> Optional.of(new AtSeam(which));
      case "kind" -> kind(which);
      default -> Optional.empty();
    };
  }

  private static Optional<Figure> kind(String label) {
    for (LiabilityKind kind : LiabilityKind.values()) {
      if (kind.label().equals(label)) {
        return Optional.of(new OfKind(kind));
      }
    }
    return Optional.empty();
  }

  /** What it is called. */
  default String label() {
    return switch (this) {
      case Opening() -> "opening";
      case Incurred() -> "incurred";
      case Interest() -> "interest";
      case Paid() -> "paid";
      case WrittenOff() -> "written-off";
      case Closing() -> "closing";
      case Change() -> "change";
      case Aged(var bucket) -> "age:" + bucket;
      case AtSeam(var seam) -> "seam:" + seam;
      case OfKind(var kind) -> "kind:" + kind.label();
    };
  }
}
