package dev.paydown.pages;

import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** Plain text in which no value can start a line of its own. */
final class CleanText implements TemplateOutput {
  private final StringOutput output = new StringOutput(4096);

  @Override
  public void writeContent(String value) {
    output.writeContent(value);
  }

  @Override
  public void writeContent(String value, int begin, int end) {
    output.writeContent(value, begin, end);
  }

  @Override
  public void writeUserContent(String value) {
    output.writeContent(Text.visible(value));
  }

  /** What was written, with no more than one blank line in a row. */
  @Override
  public String toString() {
    return output.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip()
        + "\n";
  }
}
