package dev.paydown.tools.trello;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.util.ArrayList;
import java.util.List;

/** A comment on a card: a post where it is new; else it says something by the links it states. */
record Comment(Event event) {

  List<Fact> made() throws BadField {
    List<Fact> facts = new ArrayList<>(new Card(event).shownOnly());
    String text = Clip.text(event.data().text("text").orElse(""));
    if (!text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(
              event.card(),
              event.at(),
              0,
              event.actor(),
              event.author(),
              TrelloPeople.asked(event.connection(), text),
              false,
              text));
    }
    facts.addAll(links(text, ""));
    return facts;
  }

  List<Fact> changed() throws BadField {
    Fields comment = event.data().object("action");
    String formerly = event.data().object("old").text("text").orElse("");
    List<Fact> facts = new ArrayList<>(new Card(event).shownOnly());
    facts.addAll(links(comment.text("text").orElse(""), formerly));
    return facts;
  }

  Reading gone() throws BadField {
    List<Fact> links = links("", event.data().object("action").text("text").orElse(""));
    return links.isEmpty()
        ? event.nothing("no link that it is known to have stated")
        : new Reading.Facts(links);
  }

  private List<Fact> links(String text, String formerly) throws BadField {
    return OwnText.links(event.card(), text, formerly, event.at(), event.actor());
  }
}
