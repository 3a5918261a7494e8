package dev.paydown.functions.dashboard;

import dev.paydown.brain.WorkspaceState;
import java.util.Locale;

/** Who may look at a workspace: its people, its steward and whom its statement goes to. */
final class Audience {
  private static final int LONGEST = 254;

  private Audience() {}

  static boolean has(WorkspaceState state, String email) {
    return state.people().people().stream().anyMatch(person -> person.email().equals(email))
        || state.settingsNow().steward().filter(email::equals).isPresent()
        || state.settingsNow().statement().to().contains(email);
  }

  /** The address as the workspace writes it; empty text where it is none. */
  static String address(String given) {
    String email = given.strip().toLowerCase(Locale.ROOT);
    boolean isOne =
        email.length() <= LONGEST
            && email.indexOf('@') > 0
            && email.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
    return isOne ? email : "";
  }
}
