package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Journal;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.List;

/** The log as it was folded, one entry a line, in pages that end where a function's answer must. */
final class LogPages {
  private static final int COMMITS = 20;
  private final Deployment deployment;
  private final int mostBytes;

  LogPages(Deployment deployment) {
    this(deployment, TextPage.MOST_BYTES);
  }

  LogPages(Deployment deployment, int mostBytes) {
    this.deployment = deployment;
    this.mostBytes = mostBytes;
  }

  /**
   * What has been handed out already.
   *
   * @param version every commit up to this one
   * @param entries and so many entries of the one after
   */
  private record Cursor(long version, int entries) {
    static Cursor parse(String text) {
      if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?")) {
        throw new Invalid("after", "is no cursor of the log");
      }
      int dot = text.indexOf('.');
      return dot < 0
          ? new Cursor(Long.parseLong(text), 0)
          : new Cursor(
              Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public String toString() {
      return entries == 0 ? Long.toString(version) : version + "." + entries;
    }
  }

  APIGatewayV2HTTPResponse page(String workspace, Request request) {
    Cursor cursor = request.query("after").map(Cursor::parse).orElse(new Cursor(0, 0));
    TextPage page = new TextPage(mostBytes);
    List<Journal.Folded> commits;
    do {
      commits = deployment.journal().commits(workspace, cursor.version(), COMMITS);
      for (Journal.Folded commit : commits) {
        if (!take(page, commit, cursor)) {
          return answer(page, request);
        }
        cursor = new Cursor(commit.version(), 0);
      }
    } while (!commits.isEmpty());
    return answer(page, request);
  }

  private static boolean take(TextPage page, Journal.Folded commit, Cursor from) {
    for (int i = from.entries(); i < commit.entries().size(); i++) {
      if (!page.take(
          line(commit, commit.entries().get(i)), new Cursor(from.version(), i).toString())) {
        return false;
      }
    }
    return true;
  }

  /**
   * One line.
   *
   * @param version of the commit that folded it
   * @param at when it was taken in
   */
  record Line(long version, String id, Instant at, List<Fact> facts) {}

  private static String line(Journal.Folded commit, LogEntry entry) {
    return BrainJson.write(
            new Line(commit.version(), entry.id(), entry.receivedAt(), entry.facts()))
        + "\n";
  }

  private APIGatewayV2HTTPResponse answer(TextPage page, Request request) {
    return Answers.text(
        "application/x-ndjson",
        page.text(),
        page.next()
            .map(after -> request.address(deployment.publicUrl()) + "/api/log?after=" + after));
  }
}
