package dev.paydown.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BrainJson;
import java.time.LocalDate;
import java.util.List;

/** What every reading keeps to, whatever was sent. */
public final class Sound {
  private static final String UNPRINTABLE =
      "(?s).*[\\p{Cc}\\x{2028}\\x{2029}[\\p{Cf}&&[^\\x{200c}\\x{200d}]]].*";

  private Sound() {}

  /**
   * Items have ids; titles, keys and reasons are lines of plain text; fields hold what they say;
   * each fact is the same when it is read back from the log.
   */
  public static void check(Reading reading) {
    switch (reading) {
      case Reading.Facts(List<Fact> facts) -> {
        assertThat(facts).isNotEmpty();
        facts.forEach(Sound::check);
        facts.forEach(
            fact -> assertThat(BrainJson.read(BrainJson.write(fact), Fact.class)).isEqualTo(fact));
      }
      case Reading.Nothing(String why) -> assertThat(why).isNotBlank().doesNotMatch(UNPRINTABLE);
      case Reading.Unreadable(String why) ->
          assertThat(why).isNotBlank().doesNotMatch(UNPRINTABLE).hasSizeLessThan(500);
    }
  }

  private static void check(Fact fact) {
    switch (fact) {
      case Fact.ItemChanged changed -> {
        check(changed.item());
        changed.changes().forEach(Sound::check);
      }
      case Fact.OfItem said -> check(said.item());
      case Fact.LinkMade made -> {
        check(made.from());
        check(made.to());
      }
      case Fact.LinkCut cut -> {
        check(cut.from());
        check(cut.to());
      }
      case Fact.PersonSeen seen -> assertThat(seen.name()).doesNotMatch(UNPRINTABLE);
      case Fact.LinksRead read -> {
        check(read.item());
        read.links().forEach(Sound::check);
      }
      case Fact.ReadAsked asked -> check(asked.item());
      case Fact.Ticked _,
          Fact.SettingsPut _,
          Fact.PeoplePut _,
          Fact.MailBounced _,
          Fact.MailChosen _,
          Fact.PreferencesRevoked _,
          Fact.ConnectionMade _,
          Fact.Decided _,
          Fact.UndoAsked _,
          Fact.EffectRecorded _,
          Fact.MailSent _ ->
          throw new AssertionError("no tool says " + fact);
    }
  }

  private static void check(ItemRef ref) {
    switch (ref) {
      case ItemRef.Own own -> assertThat(own.uid()).isNotBlank().doesNotMatch(UNPRINTABLE);
      case ItemRef.Named(String text) -> assertThat(text).isNotBlank().doesNotMatch(UNPRINTABLE);
    }
  }

  private static void check(FieldChange change) {
    if (change.value().isPresent()) {
      String value = change.value().get();
      assertThat(value).isNotBlank();
      switch (change.field()) {
        case KIND, KEY, TITLE, URL, OWNER, PARENT -> assertThat(value).doesNotMatch(UNPRINTABLE);
        case START, DUE, MILESTONE_DUE -> assertThat(LocalDate.parse(value)).hasToString(value);
        case ESTIMATE_DAYS -> assertThat(Double.parseDouble(value)).isPositive();
        case PERCENT -> assertThat(Integer.parseInt(value)).isBetween(0, 100);
        case CLIENT_FACING, PINNED -> assertThat(value).isIn("true", "false");
        case WHY, DONE, OWED -> assertThat(value).hasSizeLessThan(20_000);
      }
    }
  }
}
