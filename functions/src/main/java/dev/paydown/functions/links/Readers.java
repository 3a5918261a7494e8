package dev.paydown.functions.links;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.settings.Person;
import dev.paydown.pages.Reader;

/** Whom a mail goes to, with their name and zone as the workspace knows them. */
public final class Readers {
  private Readers() {}

  /** The reader at this address, known to the workspace or not. */
  public static Reader of(WorkspaceState state, String address) {
    String name =
        state.people().people().stream()
            .filter(person -> person.email().equals(address))
            .map(Person::name)
            .findFirst()
            .orElse("");
    return new Reader(address, name, LinkExpiry.of(state, address).zone());
  }
}
