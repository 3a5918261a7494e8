package dev.paydown.local.policy;

/**
 * One method, as a class file names it.
 *
 * @param owner with slashes
 * @param descriptor of parameters and result
 */
record Call(String owner, String name, String descriptor) {}
