package dev.paydown.tools.notion;

import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notion's texts, which come in pieces (Notion docs, Rich text; Block). */
final class RichText {
  private RichText() {}

  /** The text as people see it. */
  static String plain(List<Fields> pieces) throws BadField {
    StringBuilder text = new StringBuilder();
    for (Fields piece : pieces) {
      text.append(piece.text("plain_text").orElse(""));
    }
    return text.toString();
  }

  /** The text as Markdown, with its links. */
  static String markdown(List<Fields> pieces) throws BadField {
    StringBuilder text = new StringBuilder();
    for (Fields piece : pieces) {
      String plain = piece.text("plain_text").orElse("");
      Optional<String> link = piece.text("href").filter(href -> href.startsWith("https://"));
      boolean isBare = link.map(plain::equals).orElse(true);
      text.append(isBare ? plain : "[" + plain + "](" + link.orElse("") + ")");
    }
    return text.toString();
  }

  /** Whom the text asks: users whom it mentions, and addresses, each once. */
  static List<PersonRef> asked(List<Fields> pieces, NotionPeople people) throws BadField {
    Set<PersonRef> asked = new LinkedHashSet<>();
    for (Fields piece : pieces) {
      if (piece.text("type").orElse("").equals("mention")) {
        people.person(piece.object("mention").object("user")).ifPresent(asked::add);
      }
    }
    asked.addAll(Asked.byAddress(plain(pieces)));
    return asked.stream().limit(Clip.LIST).toList();
  }

  /** A page's content as Markdown: headings, checklists, lists, paragraphs. */
  static String content(List<Fields> blocks) throws BadField {
    StringBuilder text = new StringBuilder();
    for (Fields block : blocks) {
      String type = block.text("type").orElse("");
      Fields held = type.isEmpty() ? block : block.object(type);
      text.append(mark(type, held)).append(markdown(held.objects("rich_text"))).append('\n');
    }
    return text.toString();
  }

  private static String mark(String type, Fields held) throws BadField {
    return switch (type) {
      case "heading_1", "heading_2", "heading_3", "heading_4" -> "# ";
      case "to_do" -> held.flag("checked").orElse(false) ? "- [x] " : "- [ ] ";
      case "bulleted_list_item", "numbered_list_item" -> "- ";
      case "quote" -> "> ";
      case "code" -> "    ";
      default -> "";
    };
  }
}
