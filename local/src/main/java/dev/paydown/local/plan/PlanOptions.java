package dev.paydown.local.plan;

import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.settings.ShiftMode;
import java.util.Optional;

/**
 * What the person at the terminal asks of a plan.
 *
 * @param mode what a slip does to followers, instead of what the file says
 */
public record PlanOptions(Optional<ShiftMode> mode) {

  /** The settings with what is asked. */
  Settings over(Settings settings) {
    return mode.map(settings::withShift).orElse(settings);
  }
}
