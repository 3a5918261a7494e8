package dev.paydown.tools.act;

import dev.paydown.tools.http.Reply;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One write, with what must hold before it and after it.
 *
 * @param made whether the target shows what the move wants
 * @param asProposed whether the target shows what the move was proposed on
 * @param shown what the target shows, in words
 * @param write sends it, once
 */
public record Change<T>(
    Predicate<T> made, Predicate<T> asProposed, Function<T, String> shown, Supplier<Reply> write) {}
