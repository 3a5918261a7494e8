package dev.paydown.local.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a visitor asserts of every page can fail: each planted fault is found. */
@ExtendWith(Chromium.class)
final class AxeTest {
  private static final String HEAD =
      "<!doctype html><html lang=\"en\"><head><title>A page</title><meta name=\"viewport\""
          + " content=\"width=device-width\"></head><body><main><h1>A page</h1>";
  private static final String FOOT = "</main></body></html>";

  private HttpServer server;
  private String body = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = (HEAD + body + FOOT).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("content-type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Visitor shows(Visitor visitor, String html) {
    body = html;
    return visitor.open("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Test
  void a_page_without_fault_looks_right(Visitor visitor) {
    shows(visitor, "<p>Some words to read.</p>").looksRight("axe-no-fault");
    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.weightBytes()).isEqualTo((HEAD + body + FOOT).length());
  }

  @Test
  void pale_text_is_found(Visitor visitor) {
    shows(visitor, "<p style=\"color:#aaa;background:#fff\">Some words to read.</p>");
    assertThatThrownBy(() -> visitor.looksRight("axe-pale")).hasMessageContaining("color-contrast");
  }

  @Test
  void small_targets_side_by_side_are_found(Visitor visitor) {
    shows(
        visitor,
        "<style>button{display:block;width:12px;height:12px;padding:0;border:0}</style>"
            + "<button aria-label=\"One\"></button><button aria-label=\"Two\"></button>");
    assertThatThrownBy(() -> visitor.looksRight("axe-small")).hasMessageContaining("target-size");
  }

  @Test
  void a_page_wider_than_a_small_phone_is_found(Visitor visitor) {
    shows(visitor, "<p style=\"width:400px\">Some words to read.</p>");
    assertThatThrownBy(() -> visitor.looksRight("axe-wide")).hasMessageContaining("320 px");
  }

  @Test
  void a_picture_from_elsewhere_is_found(Visitor visitor) {
    shows(visitor, "<img alt=\"\" src=\"http://127.0.0.1:9/p.png\"><p>Some words to read.</p>");
    assertThatThrownBy(visitor::assertStayed).hasMessageContaining("127.0.0.1:9");
  }
}
