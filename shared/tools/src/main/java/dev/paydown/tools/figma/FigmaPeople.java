package dev.paydown.tools.figma;

import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;

/**
 * Figma's users as persons: by id, for webhooks show no addresses. The handle is a name that
 * everybody chooses for themselves, and proves nothing.
 */
final class FigmaPeople {
  private static final int NAME = 200;

  private FigmaPeople() {}

  static ShownPerson shown(Fields user) throws BadField {
    return new ShownPerson(
        FigmaForm.id(user, "id"),
        user.text("email").map(String::strip).filter(Fields::isEmail),
        Clip.line(user.text("handle").orElse(""), NAME));
  }
}
