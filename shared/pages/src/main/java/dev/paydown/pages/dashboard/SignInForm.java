package dev.paydown.pages.dashboard;

import java.util.Optional;

/**
 * The page to sign in with: first it asks for the address, then for the code.
 *
 * @param action where it posts to
 * @param next the page that was wanted
 * @param email as it was given; empty: it is asked for
 * @param fault what was wrong with what was sent, in a sentence
 */
public record SignInForm(String action, String next, String email, Optional<String> fault) {}
