package dev.paydown.brain.forecast;

/**
 * What a {@link Plan} is made of. Positions are in topological order.
 *
 * @param ends how the ends of links are told
 * @param intoAt where each position's incoming links begin, and one more where the last end
 * @param into the source of each
 * @param outAt where each position's outgoing links begin, and one more where the last end
 * @param out the target of each
 * @param start the expected start: none until worked out, as the expected finish
 * @param traits see {@link Plan}
 */
@SuppressWarnings("ArrayRecordComponent") // carried over, never compared
record PlanArrays(
    Ends ends,
    int[] intoAt,
    int[] into,
    int[] outAt,
    int[] out,
    Planned planned,
    DayColumn committed,
    DayColumn start,
    DayColumn finish,
    byte[] traits) {}
