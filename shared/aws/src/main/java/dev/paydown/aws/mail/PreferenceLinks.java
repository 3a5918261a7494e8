package dev.paydown.aws.mail;

import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Tokens;
import dev.paydown.brain.store.PreferenceLink;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Makes links to a person's preferences: the token goes into the mail and nowhere else, its hash
 * into the store.
 */
public final class PreferenceLinks {

  private PreferenceLinks() {}

  /** Keeps a new link to the preferences of this person, and says where it is. */
  public static String make(
      Deployment deployment, String workspace, String email, ZoneId zone, Instant now) {
    String token = Tokens.fresh(deployment.random());
    deployment.links().keep(new PreferenceLink(Hashes.sha256(token), workspace, email, zone, now));
    return deployment.publicUrl() + "/preferences/" + token;
  }
}
