/**
 * Liabilities: when one opens, what explains it, when it ends.
 *
 * <p>{@link dev.paydown.brain.debt.Debts} is the door. {@code Table} reads every row of the
 * design's table off a picture:
 *
 * <table>
 *   <caption>Where each kind is found</caption>
 *   <tr><th>kind</th><th>found by</th><th>on whose working time</th></tr>
 *   <tr><td>stale-handoff</td><td>Handoffs</td><td>the successor's owners</td></tr>
 *   <tr><td>dropped-thread</td><td>Threads, Conversation</td><td>who was asked</td></tr>
 *   <tr><td>pending-approval</td><td>Approvals</td><td>who was asked</td></tr>
 *   <tr><td>stuck-work</td><td>StuckWork, Usual</td><td>the item's owners</td></tr>
 *   <tr><td>blocker</td><td>Blockers</td><td>the clearer</td></tr>
 *   <tr><td>zombie</td><td>Zombies</td><td>the item's owners</td></tr>
 *   <tr><td>orphaned</td><td>Orphans</td><td>no term</td></tr>
 *   <tr><td>cycle</td><td>Cycles, Components</td><td>no term</td></tr>
 *   <tr><td>contradiction</td><td>Contradictions</td><td>no term</td></tr>
 *   <tr><td>not-started</td><td>NotStarted</td><td>whole days of the owner</td></tr>
 *   <tr><td>slip, date-conflict</td><td>Overruns</td><td>whole days of the owner</td></tr>
 * </table>
 *
 * <p>All but the last two rows follow from facts alone and are found afresh each time ({@code
 * Detector}), so that a late fact opens, ends or unmakes what it should; the last two follow from
 * forecasts and are held from the moment they open ({@code Held}). What happened when is read by
 * {@code Past}, {@code Timeline} and {@code Acts}; {@code WorkingTime} says when terms run out.
 * {@code Explanations} and {@code Delays} tell roots from what they explain.
 */
@NullMarked
package dev.paydown.brain.debt;

import org.jspecify.annotations.NullMarked;
