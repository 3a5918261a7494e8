package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Sets a workspace up. Each change is an entry of the log like any other; it is folded before the
 * answer, so that what is read next is what was written.
 */
final class Puts {
  private final Deployment deployment;
  private final Recording recording;

  Puts(Deployment deployment, Recording recording) {
    this.deployment = deployment;
    this.recording = recording;
  }

  APIGatewayV2HTTPResponse people(String workspace, Request request) {
    List<Person> people = PeopleJson.read(Fields.json(request.body()));
    Instant at = after(held(workspace).people().stamp());
    recording.put(workspace, "people#" + at + "#" + tail(), at, new Fact.PeoplePut(at, people));
    return Answers.json(200, PeopleJson.write(people));
  }

  APIGatewayV2HTTPResponse settings(String workspace, Request request) {
    WorkspaceState held = held(workspace);
    Settings merged = SettingsJson.merged(held.settingsNow(), Fields.json(request.body()));
    Instant at =
        after(
            held.settings().isEmpty()
                ? Optional.empty()
                : Optional.of(held.settings().getLast().stamp()));
    recording.put(workspace, "settings#" + at + "#" + tail(), at, new Fact.SettingsPut(at, merged));
    return Answers.json(200, SettingsJson.write(merged));
  }

  private WorkspaceState held(String workspace) {
    return deployment.workspaces().load(workspace).orElseGet(() -> WorkspaceState.empty(workspace));
  }

  /** Now, or just after what was put before: of two puts of one instant the second has to win. */
  private Instant after(Optional<Stamp> before) {
    Instant now = deployment.clock().instant();
    return before
        .map(Stamp::at)
        .filter(at -> !at.isBefore(now))
        .map(at -> at.plusMillis(1))
        .orElse(now);
  }

  private String tail() {
    byte[] bytes = new byte[8];
    deployment.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
