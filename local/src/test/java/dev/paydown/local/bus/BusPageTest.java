package dev.paydown.local.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.paydown.local.Repository;
import dev.paydown.tools.json.BrainJson;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules that docs/bus.md shows take the event that it shows. */
final class BusPageTest {
  private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

  @Test
  void its_rules_take_its_event_and_the_one_for_debt_that_costs_no_other() throws Exception {
    Matcher blocks =
        BLOCK.matcher(Files.readString(Repository.root().resolve("docs").resolve("bus.md")));
    List<String> shown = new ArrayList<>();
    while (blocks.find()) {
      shown.add(blocks.group(1));
    }
    assertThat(shown).hasSize(3);
    String event = shown.getFirst();
    Patterns rules = new Patterns();
    rules.add("costs", shown.get(1));
    rules.add("lake", shown.getLast());
    assertThat(matching(rules, event)).containsExactlyInAnyOrder("costs", "lake");
    assertThat(matching(rules, event.replace("\"root\": null", "\"root\": \"slip-1\"")))
        .containsExactly("lake");
    assertThat(matching(rules, event.replace("liability.open", "mail.due"))).isEmpty();
  }

  private static List<String> matching(Patterns rules, String event)
      throws JsonProcessingException {
    return rules.matching(BrainJson.mapper().readTree(event));
  }
}
