package dev.paydown.aws.mail;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.store.PreferenceLink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;

/**
 * Makes links to a person's preferences: the token goes into the mail and nowhere else, its hash
 * into the store.
 */
public final class PreferenceLinks {
  private static final int TOKEN_BYTES = 32;

  private PreferenceLinks() {}

  /** Keeps a new link to the preferences of this person, and says where it is. */
  public static String make(
      Deployment deployment, String workspace, String email, ZoneId zone, Instant now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    deployment.random().nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    deployment
        .links()
        .keep(new PreferenceLink(PreferenceLink.hash(token), workspace, email, zone, now));
    return deployment.publicUrl() + "/preferences/" + token;
  }
}
