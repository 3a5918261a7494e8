package dev.paydown.tools.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;

/**
 * JSON being written as one text. What somebody wrote at length goes there in runs, from one
 * character that JSON escapes to the next, which the JDK copies whole; Jackson looks at each
 * character of it, and copies it three times more. Most of a long row is such a text.
 */
final class JsonText extends Writer {
  /** From so many characters on, a look for what is escaped pays. */
  private static final int WORTHWHILE = 128;

  /** What is left for escapes and for what follows, so that the text is not moved for it. */
  private static final int RESERVE = 512;

  private static final long EACH = 0x0101010101010101L;
  private static final long HIGHEST = 0x8080808080808080L;

  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(char[] from, int offset, int length) {
    text.append(from, offset, length);
  }

  @Override
  public void write(String from, int offset, int length) {
    text.append(from, offset, offset + length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }

  private void escaped(String value, byte[] latin) {
    text.ensureCapacity(text.length() + value.length() + RESERVE);
    int done = 0;
    for (int at = special(latin, 0); at < latin.length; at = special(latin, done)) {
      text.append(value, done, at);
      done = at + 1;
      JsonStringEncoder.getInstance().quoteAsString(value.subSequence(at, done), text);
    }
    text.append(value, done, value.length());
  }

  /** Where the next character stands that JSON escapes, eight looked at in one; else the end. */
  private static int special(byte[] latin, int from) {
    ByteBuffer eights = ByteBuffer.wrap(latin);
    int at = from;
    while (at + Long.BYTES <= latin.length && !holdsSpecial(eights.getLong(at))) {
      at += Long.BYTES;
    }
    while (at < latin.length && !isSpecial(latin[at])) {
      at++;
    }
    return at;
  }

  /**
   * Whether one of eight bytes is a quotation mark, a backslash or below a space. A subtraction
   * from all eight leaves the highest bit set in what was too small for it. With the bit that
   * differs between a space and a quotation mark turned, the mark is a space, and only marks and
   * what is below a space are at most that; with the bits of a backslash turned, it alone is 0.
   */
  private static boolean holdsSpecial(long eight) {
    long low = (eight ^ (('"' ^ ' ') * EACH)) - ('"' - 1) * EACH;
    long slashes = (eight ^ ('\\' * EACH)) - EACH;
    return ((low | slashes) & ~eight & HIGHEST) != 0;
  }

  private static boolean isSpecial(byte latin) {
    return (latin >= 0 && latin < ' ') || latin == '"' || latin == '\\';
  }

  /** Writes texts so, where they go to one of these; elsewhere as Jackson does. */
  static final class Texts extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1;

    Texts() {
      super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator into, SerializerProvider provider)
        throws IOException {
      if (value.length() < WORTHWHILE || !(into.getOutputTarget() instanceof JsonText text)) {
        into.writeString(value);
        return;
      }
      // A letter of another alphabet becomes a question mark; a pair of surrogates becomes one too,
      // and then nothing stands where it stood.
      byte[] latin = value.getBytes(ISO_8859_1);
      if (latin.length != value.length()) {
        into.writeString(value);
        return;
      }
      into.writeRawValue("\"");
      into.flush();
      text.escaped(value, latin);
      into.writeRaw('"');
    }
  }
}
