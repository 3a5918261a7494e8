package dev.paydown.brain.forecast;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the brain expects of an item.
 *
 * @param span what the tool shows and how long it takes
 * @param earliest the day on which its predecessors let it start
 * @param start when it is expected to start
 * @param finish when it is expected to finish; for a finished item when it did
 * @param drivenBy the predecessor that pushes it, or the item below it that ends last, if one does
 * @param isOverdue its planned finish has passed and it is still open: expected today at the least
 * @param isInCycle it waits for itself: left out of shifting
 */
public record ItemForecast(
    String node,
    Span span,
    Optional<LocalDate> earliest,
    Optional<LocalDate> start,
    Optional<LocalDate> finish,
    Optional<String> drivenBy,
    boolean isOverdue,
    boolean isInCycle) {}
