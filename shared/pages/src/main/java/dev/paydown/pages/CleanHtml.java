package dev.paydown.pages;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Map;

/** Escapes by context, and strips what is hidden from every value that any template writes. */
public final class CleanHtml extends OwaspHtmlTemplateOutput {
  /** Nothing needs adding to a form: the token stands in the address. */
  public static final HtmlInterceptor AS_WRITTEN =
      new HtmlInterceptor() {
        @Override
        public void onHtmlTagOpened(
            String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
      };

  /** Writes there. */
  public CleanHtml(TemplateOutput output) {
    super(output);
  }

  @Override
  public void writeUserContent(String value) {
    super.writeUserContent(Text.visible(value));
  }
}
