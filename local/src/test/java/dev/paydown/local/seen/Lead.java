package dev.paydown.local.seen;

import dev.paydown.local.loop.Loop;

/** Somebody of a company who signs in to its dashboard. */
record Lead(Loop loop, Loop.Company company, String email) {

  /** Opens a page, signing in on the way to it. */
  Visitor signedIn(Visitor visitor, String page) {
    waits();
    visitor.open(company.dashboard() + page).sees("Sign in");
    visitor.page().getByLabel("Your work email").fill(email);
    visitor.press("Mail me a code").sees("Enter your code");
    visitor.page().getByLabel("Code").fill(code());
    return visitor.press("Sign in");
  }

  /** Codes go to one address twice a minute and five times an hour at the most. */
  void waits() {
    loop.until(loop.now().plusSeconds(900).toString());
  }

  /** The code that was mailed last. */
  String code() {
    return loop.code(email);
  }
}
