package dev.paydown.brain.debt;

import java.util.List;

/**
 * One row of the table of liabilities, or a few that are read off together: it finds every episode
 * that the facts show, whenever these arrived, ended ones and those whose term still runs included.
 * Nothing else that is held goes in, so that late facts open, end and unmake what they should.
 */
sealed interface Detector
    permits Approvals,
        Blockers,
        Contradictions,
        Cycles,
        Handoffs,
        Orphans,
        StuckWork,
        Threads,
        Zombies {

  /** The episodes; one that is the same matter again stands right after the one before it. */
  List<Episode> episodes();
}
