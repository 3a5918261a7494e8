package dev.paydown.tools.act;

import dev.paydown.tools.Attempt;
import dev.paydown.tools.http.Reply;
import java.util.function.Supplier;

/** How a tool lets something be changed. */
public sealed interface Way {

  /** One request does it. */
  record Send(Supplier<Reply> request) implements Way {}

  /** Its API cannot: a person has to. */
  record ByHand() implements Way {}

  /** It cannot be done now, or at all. */
  record Not(Attempt answer) implements Way {}

  /** That request. */
  static Way send(Supplier<Reply> request) {
    return new Send(request);
  }

  /** It cannot be done at all, for that reason. */
  static Way cannot(String why) {
    return new Not(Attempt.failed(why));
  }
}
