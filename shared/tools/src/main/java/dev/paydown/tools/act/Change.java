package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One write, with what must hold before it and after it.
 *
 * @param made whether the target shows what the move wants
 * @param asProposed whether the target shows what the move was proposed on
 * @param shown what the target shows, in words
 * @param input what is written
 */
record Change(
    Predicate<Target> made,
    Predicate<Target> asProposed,
    Function<Target, String> shown,
    ObjectNode input) {}
