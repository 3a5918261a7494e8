package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Whom and what the tools named, and nobody has said who or what it is. */
@Command(
    name = "unmatched",
    description = {
      "Whom and what the tools named, and nobody has said who or what it is:",
      "tell people apart by their user ids in the people file."
    })
final class Unmatched extends ApiCommand {
  @Override
  JsonNode ask(Api api) {
    return api.get("/api/unmatched");
  }

  @Override
  String told(JsonNode answer) {
    Columns people = new Columns("USER", "SHOWN AS", "ITEMS");
    for (JsonNode one : answer.path("people")) {
      people.row(text(one, "alias"), text(one, "name"), text(one, "items"));
    }
    Columns references = new Columns("FROM", "LINK", "TO");
    for (JsonNode one : answer.path("references")) {
      references.row(text(one, "from"), text(one, "kind"), text(one, "to"));
    }
    return people.text("Everybody is known.") + "\n" + references.text("Every reference is known.");
  }
}
