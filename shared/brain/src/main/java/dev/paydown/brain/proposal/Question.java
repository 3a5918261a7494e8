package dev.paydown.brain.proposal;

import java.util.List;

/** One kind of proposal: what it asks, of whom, as things now stand. */
interface Question {

  /** Everything of this kind that should be put before somebody now, in a fixed order. */
  List<Wish> wishes(Situation situation);
}
