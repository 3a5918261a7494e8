package dev.paydown.tools.act;

import dev.paydown.tools.http.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A tool's own link by which one item of it blocks another.
 *
 * @param find what the tool knows it by, if it stands; of several the oldest
 * @param make makes it
 * @param cut takes the one away that is known so
 */
public record Bond(
    Supplier<Look<Optional<String>>> find, Supplier<Reply> make, Function<String, Reply> cut) {}
