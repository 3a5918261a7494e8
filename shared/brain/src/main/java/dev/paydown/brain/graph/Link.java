package dev.paydown.brain.graph;

import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import java.time.Instant;

/**
 * A link that stands, between two known items.
 *
 * @param from the node that blocks, contains or mentions
 * @param madeAt when it was made, by source time
 */
public record Link(
    String from,
    String to,
    LinkKind kind,
    LinkType type,
    int lagDays,
    LagUnit lagUnit,
    Provenance provenance,
    Instant madeAt) {}
