package dev.paydown.local.practice;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The description that a vendor publishes of its API, to hold requests against. */
public final class Described {
  /** Reading one takes long. */
  private static final Map<Path, OpenApiInteractionValidator> READ = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator description;
  private final String base;

  private Described(OpenApiInteractionValidator description, String base) {
    this.description = description;
    this.base = base;
  }

  /**
   * The description in that file beside the checkout; empty, with a notice, where it is not there.
   *
   * @param base what the paths of requests begin with before those that are described
   */
  public static Optional<Described> of(String file, String base) {
    Optional<Path> found = find(Path.of("shared", "specs", file));
    if (found.isEmpty()) {
      System.out.println("skipped: ../shared/specs/" + file + " is not beside this checkout");
      return Optional.empty();
    }
    OpenApiInteractionValidator description = READ.computeIfAbsent(found.get(), Described::read);
    return Optional.of(new Described(description, base));
  }

  private static OpenApiInteractionValidator read(Path file) {
    try {
      return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find(Path path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(path))) {
        return Optional.of(at.resolve(path));
      }
    }
    return Optional.empty();
  }

  /** What of the request the vendor does not describe. */
  public List<String> faults(OutgoingHttp.Request request) {
    String path = request.uri().getRawPath().substring(base.length());
    SimpleRequest.Builder built = new SimpleRequest.Builder(Method.valueOf(request.method()), path);
    request.headers().forEach(built::withHeader);
    String query = request.uri().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        built.withQueryParam(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    if (request.body().length > 0) {
      built.withBody(request.body());
    }
    return description.validateRequest(built.build()).getMessages().stream()
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }
}
