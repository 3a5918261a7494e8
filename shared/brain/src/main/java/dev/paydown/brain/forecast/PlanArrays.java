package dev.paydown.brain.forecast;

/**
 * What a {@link Plan} is made of. Positions are in topological order.
 *
 * @param intoAt where each position's incoming links begin, and one more where the last end
 * @param into the source of each whose terms are plain; of another, the complement of its place
 *     among the special ones
 * @param specialSource the source of each link whose terms are not plain
 * @param specialTerms the {@link Terms} of each of those
 * @param outAt where each position's outgoing links begin, and one more where the last end
 * @param out the target of each whose terms are plain, the complement of another's
 * @param start the expected start: none until worked out, as the expected finish
 * @param calendarOf by which of the plan's calendars each position counts
 * @param traits see {@link Plan}
 */
@SuppressWarnings("ArrayRecordComponent") // carried over, never compared
record PlanArrays(
    int[] intoAt,
    int[] into,
    int[] specialSource,
    int[] specialTerms,
    int[] outAt,
    int[] out,
    DayColumn plannedStart,
    DayColumn plannedFinish,
    DayColumn committed,
    DayColumn start,
    DayColumn finish,
    char[] spanDays,
    char[] calendarOf,
    byte[] traits) {}
