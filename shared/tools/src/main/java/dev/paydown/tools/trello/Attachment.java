package dev.paydown.tools.trello;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people attach to a card: by an address, another card or the page of another tool, which it
 * mentions. Trello has no links that say more. What was uploaded is no work item.
 */
record Attachment(Event event) {
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\\p{C}\\p{Z}]{1,1000}");
  private static final Pattern UPLOADED =
      Pattern.compile(
          "https?://(?:trello-attachments\\.s3\\.amazonaws\\.com|(?:api\\.)?trello\\.com/1)/.*");

  Reading made() throws BadField {
    Optional<ItemRef> linked = linked("url");
    if (linked.isEmpty()) {
      return event.nothing("a file, and no page of another item");
    }
    List<Fact> facts = new ArrayList<>(new Card(event).shownOnly());
    facts.add(
        new Fact.LinkMade(
            event.card(),
            linked.get(),
            LinkKind.MENTIONS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.NATIVE,
            event.at(),
            0,
            event.actor()));
    return new Reading.Facts(facts);
  }

  /** Its address is then shown only where nobody gave it another name. */
  Reading gone() throws BadField {
    Optional<ItemRef> byUrl = linked("url");
    Optional<ItemRef> linked = byUrl.isPresent() ? byUrl : linked("name");
    return linked.isEmpty()
        ? event.nothing("no page that it is known to have linked")
        : new Reading.Facts(
            List.of(
                new Fact.LinkCut(
                    event.card(), linked.get(), LinkKind.MENTIONS, event.at(), 0, event.actor())));
  }

  private Optional<ItemRef> linked(String name) throws BadField {
    Fields attachment = event.data().object("attachment");
    return attachment
        .text(name)
        .map(String::strip)
        .filter(url -> WEB.matcher(url).matches() && !UPLOADED.matcher(url).matches())
        .map(ItemRef.Named::new);
  }
}
