package dev.paydown.brain.graph;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Stamp;
import java.util.Optional;

/**
 * A field's value with what set it; an empty value is a cleared field.
 *
 * @param value canonical text, as in {@link dev.paydown.brain.event.ItemField}
 */
public record Register(Optional<String> value, Stamp stamp, Actor actor) {}
