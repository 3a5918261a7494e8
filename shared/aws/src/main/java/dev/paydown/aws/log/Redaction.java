package dev.paydown.aws.log;

import java.util.regex.Pattern;

/**
 * Takes out of a text what looks like an address or a token. Nobody logs either, and tests hold
 * them to it; this is for the day on which somebody does.
 */
final class Redaction {
  static final String HIDDEN = "[hidden]";

  /** A mail address, or whoever is named before a host in a URL. */
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>(),;:]+@[^\\s@\"'<>(),;:]+");

  /** 32 random bytes are 43 characters of base64url; ids of ours have 36 at most. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_+=-]{40,}");

  private Redaction() {}

  static String of(String text) {
    return TOKEN
        .matcher(ADDRESS.matcher(text).replaceAll(HIDDEN))
        .replaceAll(found -> isName(found.group()) ? found.group() : HIDDEN);
  }

  /** Names of classes and methods are long, and are all letters. */
  private static boolean isName(String found) {
    return found.chars().allMatch(Character::isLetter);
  }
}
