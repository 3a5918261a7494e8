package dev.paydown.pages;

import java.util.List;

/** A mail that puts one or several proposals before somebody. */
record AskView(
    String subject, String title, String preheader, Reader reader, List<LetterView> letters) {

  boolean single() {
    return letters.size() == 1;
  }
}
