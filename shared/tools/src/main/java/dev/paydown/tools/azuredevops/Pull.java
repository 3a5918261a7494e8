package dev.paydown.tools.azuredevops;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pull request as a delivery shows it. Its number is the only one of its organization. */
record Pull(ItemRef.Own item, long number, Fields data, Identity author, List<Reviewer> reviewers) {
  private static final int NAME = 200;
  private static final Pattern IN_URL =
      Pattern.compile("/git/repositories/([0-9a-fA-F-]{36})/pullRequests/");

  Pull {
    reviewers = List.copyOf(reviewers);
  }

  /**
   * Somebody who is asked for a review.
   *
   * @param vote 10 approves, 5 approves with suggestions, -5 waits for the author, -10 rejects
   *     (Azure DevOps REST API, Pull request reviewers)
   */
  record Reviewer(Identity identity, long vote, boolean hasDeclined) {
    boolean isAwaited() {
      return vote == 0 && !hasDeclined;
    }
  }

  static Pull of(Event event, Fields data) throws BadField {
    long number = data.required("pullRequestId", data.whole("pullRequestId", 1, Long.MAX_VALUE));
    Optional<String> repository = data.object("repository").name("id", NAME);
    Matcher inUrl = IN_URL.matcher(data.text("url").orElse(""));
    if (repository.isEmpty() && inUrl.find()) {
      repository = Optional.of(inUrl.group(1));
    }
    String uid = data.required("repository.id", repository).toLowerCase(Locale.ROOT);
    List<Reviewer> reviewers = new ArrayList<>();
    for (Fields one : data.objects("reviewers")) {
      reviewers.add(
          new Reviewer(
              Identity.of(one),
              one.whole("vote", -10, 10).orElse(0L),
              one.flag("hasDeclined").orElse(false)));
    }
    return new Pull(
        new ItemRef.Own(event.connection(), uid + "/pr-" + number),
        number,
        data,
        Identity.in(data, "createdBy"),
        reviewers);
  }

  /** Everybody whom it shows. */
  List<Identity> people() throws BadField {
    List<Identity> people = new ArrayList<>(List.of(author, Identity.in(data, "closedBy")));
    reviewers.forEach(reviewer -> people.add(reviewer.identity()));
    return people;
  }
}
