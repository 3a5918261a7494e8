package dev.paydown.brain.erasure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts stand-ins where a text names a person. Each identifier has a stand-in of its own, so what
 * was the same stays the same and what was different stays different; renaming twice changes
 * nothing more.
 *
 * <p>Addresses, aliases, mentions ({@code @id}) and names of two words or more are found anywhere
 * in a text, in any case, but only whole. A user id by itself is found anywhere only where it can
 * be nothing else: from eight characters on, with a letter and a digit. A shorter one is a word
 * like others ({@code main}), as is a name of one word ({@code Will}): these are found where a
 * field says that it is a person's, and such a name also in Paydown's own words.
 */
public final class Renaming {
  private static final int LONG_ID = 8;
  private static final int SHORTEST_NAME = 3;
  private static final String PERSON = "Erased person";

  private static final String WHOLE_FROM = "(?<![\\p{L}\\p{N}_])";
  private static final String WHOLE_TO = "(?![\\p{L}\\p{N}_])";
  // Not the end of a longer address, nor its beginning.
  private static final String ADDRESS_FROM = "(?<![\\p{L}\\p{N}_%+.-])";
  private static final String ADDRESS_TO = "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])";
  // Not a longer id, nor the owner in the name of a repository.
  private static final String ALIAS_FROM = "(?<![\\p{L}\\p{N}_.-])";
  private static final String ID_TO = "(?![\\p{L}\\p{N}_]|[-./@][\\p{L}\\p{N}])";

  // No part of an id, an address or a path.
  private static final String WORD_FROM = "(?<![\\p{L}\\p{N}_:/@#.-])";
  private static final String WORD_TO = "(?![\\p{L}\\p{N}_]|[-./:@#][\\p{L}\\p{N}])";

  /**
   * One text to be found.
   *
   * @param isOwnWord whether only what Paydown itself worded is searched for it, and that as it is
   *     written
   */
  private record Term(String text, String from, String to, String standIn, boolean isOwnWord) {
    String pattern() {
      String anyCase = from + Pattern.quote(text) + to;
      return isOwnWord ? "(?-i:" + anyCase + ")" : anyCase;
    }
  }

  private final Erasure erasure;
  private final Map<String, String> userIds = new TreeMap<>();
  private final Words tools;
  private final Words own;

  /** What stands for this person. */
  public Renaming(Erasure erasure) {
    this.erasure = erasure;
    int place = 0;
    for (String alias : erasure.who().aliases()) {
      userIds.put(alias, erasure.userId(place++));
    }
    List<Term> terms =
        Stream.of(addresses(), aliases(), names(), others()).flatMap(each -> each).toList();
    this.tools = new Words(terms.stream().filter(term -> !term.isOwnWord()).toList());
    this.own = new Words(terms);
  }

  /** The text with stand-ins, where it names the person. */
  public String applied(String text) {
    return tools.applied(text);
  }

  /** The same of what Paydown worded itself, where a name of one word counts too. */
  public String appliedToOwn(String text) {
    return own.applied(text);
  }

  /** Whether the text names the person. */
  public boolean isIn(String text) {
    return tools.isIn(text);
  }

  /** Whether the text is the person's address or alias, whole, or what stands for it. */
  public boolean isPerson(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    return erasure.who().address().filter(folded::equals).isPresent()
        || erasure.address().equals(folded)
        || userIds.keySet().stream().anyMatch(text::equalsIgnoreCase)
        || userIds.entrySet().stream()
            .anyMatch(one -> text.equals(connection(one.getKey()) + ":" + one.getValue()));
  }

  /** What stands for a user id of that connection, if it is theirs. */
  public Optional<String> userId(String connection, String userId) {
    return Optional.ofNullable(userIds.get(connection + ":" + userId));
  }

  /** What stands for any name of theirs. */
  public String name() {
    return PERSON;
  }

  private Stream<Term> addresses() {
    return erasure.who().address().stream()
        .map(each -> new Term(each, ADDRESS_FROM, ADDRESS_TO, erasure.address(), false));
  }

  private Stream<Term> aliases() {
    return userIds.entrySet().stream()
        .flatMap(
            one -> {
              String connection = connection(one.getKey());
              String id = one.getKey().substring(connection.length() + 1);
              Term whole =
                  new Term(
                      one.getKey(), ALIAS_FROM, ID_TO, connection + ":" + one.getValue(), false);
              Term mention = new Term("@" + id, ADDRESS_FROM, ID_TO, "@" + one.getValue(), false);
              boolean isLong =
                  id.length() >= LONG_ID
                      && id.chars().anyMatch(Character::isLetter)
                      && id.chars().anyMatch(Character::isDigit);
              return isLong
                  ? Stream.of(whole, new Term(id, WHOLE_FROM, WHOLE_TO, one.getValue(), false))
                  : Stream.of(whole, mention);
            });
  }

  private Stream<Term> names() {
    return erasure.who().names().stream()
        .filter(name -> name.length() >= SHORTEST_NAME)
        .map(
            name -> {
              boolean isOneWord = name.chars().noneMatch(Character::isWhitespace);
              return isOneWord
                  ? new Term(name, WORD_FROM, WORD_TO, PERSON, true)
                  : new Term(name, WHOLE_FROM, WHOLE_TO, PERSON, false);
            });
  }

  private Stream<Term> others() {
    return Stream.concat(
        erasure.also().stream()
            .map(text -> new Term(text.strip(), WHOLE_FROM, WHOLE_TO, PERSON, false)),
        erasure.ids().entrySet().stream()
            .map(one -> new Term(one.getKey(), WHOLE_FROM, WHOLE_TO, one.getValue(), false)));
  }

  private static String connection(String alias) {
    return alias.substring(0, alias.indexOf(':'));
  }

  /** The terms as one pattern, the longest first. */
  private static final class Words {
    private final Map<String, String> standIns;
    private final Optional<Pattern> pattern;

    Words(List<Term> terms) {
      this.standIns =
          terms.stream()
              .collect(
                  Collectors.toMap(
                      term -> folded(term.text()), Term::standIn, (first, _) -> first));
      this.pattern =
          terms.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  Pattern.compile(
                      terms.stream()
                          .sorted((a, b) -> Integer.compare(b.text().length(), a.text().length()))
                          .map(Term::pattern)
                          .collect(Collectors.joining("|")),
                      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    boolean isIn(String text) {
      return pattern.filter(each -> each.matcher(text).find()).isPresent();
    }

    String applied(String text) {
      return pattern.map(each -> each.matcher(text).replaceAll(this::standIn)).orElse(text);
    }

    private String standIn(MatchResult found) {
      return Matcher.quoteReplacement(standIns.getOrDefault(folded(found.group()), PERSON));
    }

    /** As the pattern compares. */
    private static String folded(String text) {
      return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
  }
}
