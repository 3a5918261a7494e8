package dev.paydown.tools.act;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a comment of an execution consists of, in order, whatever markup its tool has. What other
 * tools' people wrote is told apart from what Paydown says: renderers quote it, so that it links
 * nothing, calls nobody, and is not read back as a statement.
 */
public final class PacketParts {
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cntrl}&&[^\\n]]");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>|]{1,1000}");
  private static final int MOST = 4_000;

  private PacketParts() {}

  /** One part. */
  public sealed interface Part {
    /** Somebody's own words. */
    record Quote(String text) implements Part {}

    /** A heading of ours, over words of others. */
    record Section(String title, String text) implements Part {}

    /** Where to look; at least one place. */
    record Links(List<Packet.Place> places) implements Part {
      public Links {
        places = List.copyOf(places);
      }
    }

    /** Who confirmed it, and the mark by which it is found again. */
    record Closing(String recipient, String mark) implements Part {}
  }

  /**
   * The parts of the execution's comment: the recipient's words or the headline, and the packet.
   */
  public static List<Part> of(Execution execution) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Quote(visible(execution.move().to().orElse(execution.headline()))));
    Packet packet = execution.packet();
    packet.why().ifPresent(why -> parts.add(section("Why this started", why)));
    packet.done().ifPresent(done -> parts.add(section("What done looks like", done)));
    if (!packet.owed().isEmpty()) {
      parts.add(section("Still owed", "- " + String.join("\n- ", packet.owed())));
    }
    if (!packet.moved().isEmpty()) {
      StringBuilder moved = new StringBuilder();
      packet
          .moved()
          .forEach(one -> moved.append(one.at()).append(": ").append(one.what()).append('\n'));
      parts.add(section("What moved", moved.toString()));
    }
    List<Packet.Place> places =
        packet.places().stream()
            .filter(place -> ADDRESS.matcher(place.url()).matches())
            .map(place -> new Packet.Place(visible(place.label()), place.url()))
            .toList();
    if (!places.isEmpty()) {
      parts.add(new Part.Links(places));
    }
    parts.add(closing(execution));
    return parts;
  }

  /** The headline alone, for a comment that states something by itself. */
  public static List<Part> brief(Execution execution) {
    return List.of(new Part.Quote(visible(execution.headline())), closing(execution));
  }

  private static Part closing(Execution execution) {
    return new Part.Closing(visible(execution.recipient()), Addition.markInText(execution.id()));
  }

  private static Part section(String title, String text) {
    return new Part.Section(title, visible(text));
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(Clip.to(text.strip(), MOST)).replaceAll(" ");
  }
}
