package dev.paydown.brain.settings;

/**
 * What debt costs.
 *
 * @param refocusSeconds one refocus; 23 minutes unless set (Mark, Gudith, Klocke: The Cost of
 *     Interrupted Work, CHI 2008)
 * @param compoundPercent a week's interest on the balance for each handoff crossed
 * @param compoundPercentMax the most that a week can compound
 * @param accruesDays working days after which a liability stops accruing
 */
public record Tariff(
    int refocusSeconds, int compoundPercent, int compoundPercentMax, int accruesDays) {}
