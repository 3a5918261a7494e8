package dev.paydown.brain.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The dates that the tool shows now, on working days, and how many working days the item takes.
 *
 * @param start the planned start: recorded, or counted back from the due date where a dated
 *     predecessor shows from where
 * @param finish the planned finish
 * @param days working days; 0 is a milestone
 * @param setAt when a person last set its dates
 * @param isKnown false where one day only stands in for a length nobody recorded
 */
public record Span(
    Optional<LocalDate> start,
    Optional<LocalDate> finish,
    int days,
    Instant setAt,
    boolean isKnown) {}
