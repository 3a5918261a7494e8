package dev.paydown.aws.dynamo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON as it stands zipped in a row: gzip (RFC 1952) of its UTF-8. */
public final class Zip {
  private Zip() {}

  /** Zipped. */
  public static byte[] of(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 2);
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The JSON.
   *
   * @throws UncheckedIOException if it is not gzip
   */
  public static String text(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
