package dev.paydown.functions.preferences;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.MailGroup;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.brain.store.PreferenceLink;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's preferences, behind a link that is alive.
 *
 * @param unwanted the kinds of which they want no mail
 */
record Preferences(PreferenceLink link, Set<MailGroup> unwanted) {
  Preferences {
    unwanted = Set.copyOf(unwanted);
  }

  /**
   * What the link of this token opens; empty where there is none, or it was taken back.
   *
   * @param workspaces what is held of each
   */
  static Optional<Preferences> of(
      MagicLinkReader links, Function<String, Optional<WorkspaceState>> workspaces, String token) {
    return links
        .preferences(Hashes.sha256(token))
        .flatMap(link -> workspaces.apply(link.workspace()).flatMap(state -> alive(link, state)));
  }

  private static Optional<Preferences> alive(PreferenceLink link, WorkspaceState state) {
    WorkspaceState.PeopleSaid people = state.people();
    if (people.hasRevoked(link.email(), link.issuedAt())) {
      return Optional.empty();
    }
    Set<MailGroup> unwanted =
        Stream.of(MailGroup.values())
            .filter(group -> !people.wants(link.email(), group))
            .collect(Collectors.toSet());
    return Optional.of(new Preferences(link, unwanted));
  }
}
