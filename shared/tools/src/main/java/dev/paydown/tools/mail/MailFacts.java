package dev.paydown.tools.mail;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one mail says of the thread that it stands in. */
final class MailFacts {
  private static final String FORWARDS = "fwd|fw|wg|tr|rv|enc|i";

  /** What mail programs put before a subject, in the languages that they speak. */
  private static final Pattern AHEAD =
      Pattern.compile(
          "^\\s*(?:(" + FORWARDS + ")|re|aw|antw|sv|vs|ref|r|odp|ynt)(?:\\[[0-9]{1,3}])?\\s?:\\s*",
          Pattern.CASE_INSENSITIVE);

  private final ItemRef.Own item;
  private final Letter letter;
  private final Actor actor;
  private final Instant at;

  MailFacts(String connection, Letter letter, Instant receivedAt) {
    this.item = new ItemRef.Own(connection, letter.thread());
    this.letter = letter;
    this.actor = actor(letter);
    this.at = letter.sentAt().filter(sent -> sent.isBefore(receivedAt)).orElse(receivedAt);
  }

  private static Actor actor(Letter letter) {
    if (letter.isOurs()) {
      return Actor.US;
    }
    return letter.isAutomatic() ? Actor.BOT : Actor.HUMAN;
  }

  Reading reading() {
    if (letter.isReport()) {
      return new Reading.Nothing("a mail server's report about another mail");
    }
    OwnWords own = OwnWords.of(letter.text().written());
    Title title = Title.of(letter.subject());
    boolean isForward = title.isForward() || own.isForward() || letter.text().hasMail();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemChanged(item, at, 0, actor, shown(title, own)));
    facts.add(
        new Fact.ThreadPosted(
            item,
            at,
            0,
            actor,
            PersonRef.email(letter.from()),
            asks(own),
            isForward,
            Clip.text(own.text())));
    facts.addAll(OwnText.links(item, own.text(), "", at, actor));
    return new Reading.Facts(facts);
  }

  /** Its author owns a thread that begins by stating how it hangs together with other work. */
  private List<FieldChange> shown(Title title, OwnWords own) {
    List<FieldChange> shown = new ArrayList<>();
    shown.add(FieldChange.set(ItemField.KIND, "thread"));
    shown.add(FieldChange.set(ItemField.KEY, letter.thread()));
    // An automatic answer has a subject of its own, which is not the thread's.
    boolean tells = actor == Actor.HUMAN || letter.isFirst();
    if (tells && !title.text().isEmpty()) {
      shown.add(FieldChange.set(ItemField.TITLE, title.text()));
    }
    boolean states = !OwnText.links(item, own.text(), "", at, actor).isEmpty();
    if (letter.isFirst() && states && actor == Actor.HUMAN) {
      shown.add(FieldChange.set(ItemField.OWNER, PersonRef.email(letter.from()).value()));
    }
    return shown;
  }

  /**
   * Who is named as {@code @address}; and where the mail asks something, those it is to. Who is in
   * copy is told, not asked.
   */
  private List<PersonRef> asks(OwnWords own) {
    if (actor != Actor.HUMAN) {
      return List.of();
    }
    Set<PersonRef> asks = new LinkedHashSet<>(Asked.byAddress(own.text()));
    if (Asked.isQuestion(own.text())) {
      letter.to().stream()
          .filter(address -> Mailbox.connectionId(address).isEmpty())
          .filter(address -> ShownPerson.reachable(address).isPresent())
          .map(PersonRef::email)
          .forEach(asks::add);
    }
    asks.remove(PersonRef.email(letter.from()));
    return asks.stream().limit(Clip.LIST).toList();
  }

  /**
   * A subject without what answering and forwarding put before it.
   *
   * @param isForward whether the last that was put there is a forwarding
   */
  private record Title(String text, boolean isForward) {
    static Title of(String subject) {
      String rest = subject;
      boolean isForward = false;
      boolean isOutermost = true;
      Matcher ahead = AHEAD.matcher(rest);
      while (ahead.find()) {
        isForward |= isOutermost && ahead.group(1) != null;
        isOutermost = false;
        rest = rest.substring(ahead.end());
        ahead = AHEAD.matcher(rest);
      }
      return new Title(Clip.title(rest), isForward);
    }
  }
}
