package dev.paydown.brain.settings;

/**
 * Who owns what nobody is named on.
 *
 * @param match the beginning of an item id, {@code *} standing for anything: {@code jira:PROJ-*}
 */
public record Area(String match, String owner) {}
