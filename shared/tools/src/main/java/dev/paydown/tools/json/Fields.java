package dev.paydown.tools.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One JSON object that somebody else wrote, its fields read with their types. A field that is
 * absent or {@code null} reads as empty; one of another type or form is a {@link BadField}.
 */
public final class Fields {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s\\p{Cc}\\p{Cf}\\p{Cs}@<>()\\[\\],;:\"\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final int QUOTED = 60;

  /** The milliseconds of the last instant that a time may name here, in the year 2200. */
  private static final long LAST_MILLIS = 7_289_654_400_000L;

  /** Of an object that is absent: shows nothing, and nobody changes it. */
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  /** What stands before the object's own name, and that name: put together for faults alone. */
  private final String within;

  private final String own;
  private final JsonNode node;

  private Fields(String within, String own, JsonNode node) {
    this.within = within;
    this.own = own;
    this.node = node;
  }

  /**
   * The fields of the object.
   *
   * @param path what messages put before a field's name: {@code data}, or nothing
   */
  public static Fields of(String path, JsonNode node) throws BadField {
    return of("", path, node);
  }

  private static Fields of(String within, String own, JsonNode node) throws BadField {
    if (!node.isObject()) {
      String path = joined(within, own);
      throw new BadField(path.isEmpty() ? "the body" : path, "is not a JSON object");
    }
    return new Fields(within, own, node);
  }

  /** Whether the object shows nothing at all. */
  public boolean isEmpty() {
    return node.isEmpty();
  }

  /** Whether the object has a field of that name, {@code null} or not. */
  public boolean shows(String name) {
    return node.has(name);
  }

  /** Whether the object has a field of that name that is {@code null}. */
  public boolean showsNull(String name) {
    return node.path(name).isNull();
  }

  /** Whether the object has a field of that name that holds something. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** The field as it stands; missing where it is absent or {@code null}. */
  public JsonNode raw(String name) {
    JsonNode value = node.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /** The object in that field; an empty one where it is absent or {@code null}. */
  public Fields object(String name) throws BadField {
    JsonNode value = raw(name);
    return of(path(), name, value.isMissingNode() ? NOTHING : value);
  }

  /** A text, as written. */
  public Optional<String> text(String name) throws BadField {
    JsonNode value = raw(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw bad(name, "is not a text");
    }
    return Optional.of(value.textValue());
  }

  /** A text of one line that names something: no control characters, not blank. */
  public Optional<String> name(String name, int most) throws BadField {
    Optional<String> text = text(name).map(String::strip);
    if (text.isPresent()) {
      String value = text.get();
      if (value.isEmpty()) {
        throw bad(name, "is blank");
      }
      if (value.length() > most) {
        throw bad(name, "is longer than " + most + " characters");
      }
      if (holdsUnprintable(value)) {
        throw bad(name, "holds a control character");
      }
    }
    return text;
  }

  private static boolean holdsUnprintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return text.codePoints().anyMatch(Fields::isUnprintable);
      }
    }
    return false;
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** A date, {@code 2026-11-23}. */
  public Optional<LocalDate> date(String name) throws BadField {
    Optional<String> text = text(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(date(name, text.get()));
  }

  /** A date, alone or as the day of an instant: {@code 2026-11-23T00:00:00Z}. */
  public Optional<LocalDate> day(String name) throws BadField {
    Optional<String> text = text(name).map(Fields::beforeTime);
    return text.isEmpty() ? Optional.empty() : Optional.of(date(name, text.get()));
  }

  private static String beforeTime(String text) {
    int end = text.indexOf('T');
    return end < 0 ? text : text.substring(0, end);
  }

  private LocalDate date(String name, String text) throws BadField {
    Optional<LocalDate> plain = PlainTimes.date(text);
    if (plain.isPresent()) {
      return plain.get();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
        throw bad(name, quoted(text) + " is not within 1900 to 2200");
      }
      return date;
    } catch (DateTimeException e) {
      throw bad(name, quoted(text) + " is not a date");
    }
  }

  /** An instant with its offset, as RFC 3339 writes it. */
  public Optional<Instant> instant(String name) throws BadField {
    Optional<Instant> plain = PlainTimes.instant(raw(name).asText());
    if (plain.isPresent()) {
      return plain;
    }
    return instant(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME, "an RFC 3339 time");
  }

  /**
   * An instant with its offset, as that tool writes it.
   *
   * @param what what a message says that other texts are not
   */
  public Optional<Instant> instant(String name, DateTimeFormatter form, String what)
      throws BadField {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.get(), form);
      if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
        throw bad(name, quoted(text.get()) + " is not within 1900 to 2200");
      }
      return Optional.of(time.toInstant());
    } catch (DateTimeException e) {
      throw bad(name, quoted(text.get()) + " is not " + what);
    }
  }

  /** An instant in milliseconds since 1970. */
  public Optional<Instant> millis(String name) throws BadField {
    return whole(name, 0, LAST_MILLIS).map(Instant::ofEpochMilli);
  }

  /** An address like {@code ada@example.com}. */
  public Optional<String> email(String name) throws BadField {
    Optional<String> text = text(name).map(String::strip);
    if (text.isPresent() && !isEmail(text.get())) {
      throw bad(name, "is not an email address");
    }
    return text;
  }

  /** A list of addresses. */
  public List<String> emails(String name) throws BadField {
    List<String> emails = new ArrayList<>();
    for (String text : texts(name)) {
      if (!isEmail(text.strip())) {
        throw bad(name + "[" + emails.size() + "]", "is not an email address");
      }
      emails.add(text.strip());
    }
    return emails;
  }

  /** Whether the text looks like an email address. */
  public static boolean isEmail(String text) {
    return PlainAddresses.isEmail(text) || EMAIL.matcher(text).matches();
  }

  /** A list of objects; none where it is absent or {@code null}. */
  public List<Fields> objects(String name) throws BadField {
    List<Fields> objects = new ArrayList<>();
    JsonNode list = raw(name);
    if (!list.isMissingNode()) {
      if (!list.isArray()) {
        throw bad(name, "is not a list");
      }
      for (JsonNode element : list) {
        objects.add(of(path(), name + "[" + objects.size() + "]", element));
      }
    }
    return objects;
  }

  /** A list of texts. */
  public List<String> texts(String name) throws BadField {
    List<String> texts = new ArrayList<>();
    JsonNode list = raw(name);
    if (!list.isMissingNode()) {
      if (!list.isArray()) {
        throw bad(name, "is not a list");
      }
      for (JsonNode element : list) {
        if (!element.isTextual()) {
          throw bad(name + "[" + texts.size() + "]", "is not a text");
        }
        texts.add(element.textValue());
      }
    }
    return texts;
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) throws BadField {
    JsonNode value = raw(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw bad(name, "is neither true nor false");
    }
    return Optional.of(value.booleanValue());
  }

  /** A whole number within those bounds. */
  public Optional<Long> whole(String name, long least, long most) throws BadField {
    JsonNode value = raw(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw bad(name, "is not a whole number");
    }
    if (value.longValue() < least || value.longValue() > most) {
      throw bad(name, value.longValue() + " is not within " + least + " to " + most);
    }
    return Optional.of(value.longValue());
  }

  /** A number within those bounds. */
  public Optional<Double> number(String name, double least, double most) throws BadField {
    JsonNode value = raw(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw bad(name, "is not a number");
    }
    double number = value.doubleValue();
    if (!(number >= least && number <= most)) {
      throw bad(name, "is not within " + (long) least + " to " + (long) most);
    }
    return Optional.of(number);
  }

  /** A web address. */
  public Optional<String> url(String name) throws BadField {
    Optional<String> text = text(name).map(String::strip);
    if (text.isPresent() && !isWeb(text.get())) {
      throw bad(name, "is not an http or https address of at most 2,000 characters");
    }
    return text;
  }

  private static boolean isWeb(String text) {
    return PlainAddresses.isWeb(text) || isUri(text);
  }

  /** The JDK takes what RFC 3986 does not: signs that are not seen and turn round what is. */
  private static boolean isUri(String text) {
    if (holdsUnprintable(text)) {
      return false;
    }
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && text.length() <= 2_000;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The value, or the fault that there is none. */
  public <T> T required(String name, Optional<T> value) throws BadField {
    if (value.isEmpty()) {
      throw bad(name, "is missing");
    }
    return value.get();
  }

  /** The fault of that field. */
  public BadField bad(String name, String fault) {
    return new BadField(at(name), fault);
  }

  /** The text as a message shows it: quoted, short, on one line. */
  public static String quoted(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\"]", "?");
    return "\"" + (line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line) + "\"";
  }

  private String at(String name) {
    return joined(path(), name);
  }

  private String path() {
    return joined(within, own);
  }

  private static String joined(String within, String own) {
    return within.isEmpty() ? own : within + "." + own;
  }
}
