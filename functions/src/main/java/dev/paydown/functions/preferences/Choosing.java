package dev.paydown.functions.preferences;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.store.PreferenceLink;
import dev.paydown.functions.http.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes what a person says about their mails: an entry in the log, where it changes anything. */
final class Choosing {
  private final Deployment deployment;
  private final Instant now;

  Choosing(Deployment deployment, Instant now) {
    this.deployment = deployment;
    this.now = now;
  }

  /** What became of it. */
  sealed interface Outcome {}

  /** These kinds do not come any more, by one click. */
  record Stopped(Set<MailGroup> unwanted, List<MailGroup> groups) implements Outcome {}

  /** It is as they say. */
  record Saved(Set<MailGroup> unwanted) implements Outcome {}

  /** Every link mailed so far is dead. */
  record Revoked() implements Outcome {}

  /** Nothing changed: no button of ours was pressed. */
  record Fault() implements Outcome {}

  /**
   * The outcome.
   *
   * @param stop the kinds that the link names, for one click
   */
  Outcome take(Preferences held, Form form, List<MailGroup> stop) {
    if (form.one("List-Unsubscribe").filter("One-Click"::equals).isPresent()) {
      return new Stopped(set(held, without(held, stop)), stop);
    }
    return switch (form.one("choice").orElse("")) {
      case "save" -> new Saved(set(held, unwanted(groups(form.all("wanted")))));
      case "again" -> new Saved(set(held, with(held, groups(form.all("again")))));
      case "revoke" -> {
        append(held.link(), List.of(new Fact.PreferencesRevoked(now, held.link().email())));
        yield new Revoked();
      }
      default -> new Fault();
    };
  }

  /** The kinds of these labels; what is no label is passed over. */
  static List<MailGroup> groups(List<String> labels) {
    return labels.stream()
        .flatMap(label -> MailGroup.labelled(label).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static Set<MailGroup> without(Preferences held, List<MailGroup> stop) {
    Set<MailGroup> unwanted = new TreeSet<>(held.unwanted());
    unwanted.addAll(stop);
    return unwanted;
  }

  private static Set<MailGroup> with(Preferences held, List<MailGroup> again) {
    Set<MailGroup> unwanted = new TreeSet<>(held.unwanted());
    unwanted.removeAll(again);
    return unwanted;
  }

  private static Set<MailGroup> unwanted(List<MailGroup> wanted) {
    return new TreeSet<>(
        Stream.of(MailGroup.values()).filter(group -> !wanted.contains(group)).toList());
  }

  private Set<MailGroup> set(Preferences held, Set<MailGroup> unwanted) {
    List<Fact> changes = new ArrayList<>();
    for (MailGroup group : MailGroup.values()) {
      if (held.unwanted().contains(group) != unwanted.contains(group)) {
        changes.add(
            new Fact.MailChosen(now, held.link().email(), group, !unwanted.contains(group)));
      }
    }
    if (!changes.isEmpty()) {
      append(held.link(), changes);
    }
    return unwanted;
  }

  private void append(PreferenceLink link, List<Fact> facts) {
    String id = "mail-choice#" + Hashes.sha256(link.tokenHash() + facts + now).substring(0, 32);
    deployment.log().append(link.workspace(), new LogEntry(id, now, facts));
  }
}
