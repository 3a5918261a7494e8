package dev.paydown.functions.execute;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The context packet as the text of a comment: Markdown that reads well as plain text too. */
final class PacketText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 500;

  private PacketText() {}

  /** The headline, what the move itself says, and the packet's parts that hold something. */
  static String of(Execution execution) {
    Packet packet = execution.packet();
    List<String> parts = new ArrayList<>();
    parts.add("**" + line(execution.headline()) + "**");
    execution.move().to().filter(own -> !own.isBlank()).ifPresent(own -> parts.add(clean(own)));
    packet.why().ifPresent(why -> parts.add("**Why this started**\n" + clean(why)));
    packet.done().ifPresent(done -> parts.add("**What done looks like**\n" + clean(done)));
    listed(parts, "Still owed", packet.owed().stream().map(PacketText::line).toList());
    listed(
        parts,
        "What moved",
        packet.moved().stream()
            .map(moved -> TIME.format(moved.at()) + ": " + line(moved.what()))
            .toList());
    listed(
        parts,
        "Where to look",
        packet.places().stream()
            .map(place -> line(place.label()) + ": " + line(place.url()))
            .toList());
    parts.add("Sent by Paydown, on a person's confirmation.");
    return String.join("\n\n", parts);
  }

  private static void listed(List<String> parts, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      parts.add("**" + heading + "**\n- " + String.join("\n- ", lines));
    }
  }

  private static String line(String text) {
    String one = clean(text).replaceAll("\\s+", " ").strip();
    return one.length() <= LONGEST_LINE ? one : one.substring(0, LONGEST_LINE) + "…";
  }

  /** Without control and direction-changing characters, which could make it read as it is not. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "")
        .strip();
  }
}
