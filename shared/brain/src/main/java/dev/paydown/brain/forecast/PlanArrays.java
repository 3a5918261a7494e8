package dev.paydown.brain.forecast;

/**
 * What a {@link Plan} is made of. Positions are in topological order.
 *
 * @param intoAt where each position's incoming links begin, and one more where the last end
 * @param into the source of each, with {@link Plan#SPECIAL} where its terms are not plain
 * @param specialAt the links whose terms are not plain, ascending
 * @param specialTerms the {@link Terms} of each of those
 * @param outAt where each position's outgoing links begin, and one more where the last end
 * @param out the target of each
 * @param calendarOf by which of the plan's calendars each position counts
 * @param traits see {@link Plan}
 */
@SuppressWarnings("ArrayRecordComponent") // carried over, never compared
record PlanArrays(
    int[] intoAt,
    int[] into,
    int[] specialAt,
    int[] specialTerms,
    int[] outAt,
    int[] out,
    DayColumn plannedStart,
    DayColumn plannedFinish,
    DayColumn committed,
    char[] spanDays,
    char[] calendarOf,
    byte[] traits) {}
