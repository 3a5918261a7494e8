package dev.paydown.brain.event;

import java.util.Locale;

/**
 * A person as a source names them: an email address (lower case) or a tool's own user id, written
 * {@code connection:userId}. Which person an alias means is settled when the graph is read, so a
 * later alias mends earlier facts.
 */
public record PersonRef(String value) implements Comparable<PersonRef> {
  public PersonRef {
    if (value.isBlank()) {
      throw new IllegalArgumentException("person is blank");
    }
  }

  /** A person known by address; case does not matter. */
  public static PersonRef email(String address) {
    return new PersonRef(address.strip().toLowerCase(Locale.ROOT));
  }

  /** A person known by a tool's own id. */
  public static PersonRef alias(String connection, String userId) {
    return new PersonRef(connection + ":" + userId);
  }

  /** Whether this is an address rather than an alias. */
  public boolean isEmail() {
    return value.indexOf('@') > 0;
  }

  @Override
  public int compareTo(PersonRef other) {
    return value.compareTo(other.value);
  }
}
