package dev.paydown.pages;

import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A little work whose tools say what the test has them say. */
public final class Work {
  public static final String ADA = "ada@example.com";
  public static final String GUS = "gus@example.com";

  /** Titles of people who mean harm. */
  public static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script><img src=x onerror=alert(1)>",
          "invoice\u202Egnp.exe \u2066x\u2069",
          "Copy\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT\r\n",
          "=HYPERLINK(\"https://evil.example\",\"Open\")",
          "\t=1+1",
          "x;=1+1",
          "\uFF1Dcmd|' /C calc'!A0",
          "a\"];\n  click n1 \"javascript:alert(1)\"\n  end\n  n1[\"b",
          "%%{init: {\"securityLevel\": \"loose\"}}%% `**md**` #quot; fa:fa-car $$x$$ 1. list",
          "style x:y#35;\"] --> n9[\"z",
          "\\\"; evil [label=\"x\\",
          "<b>html</b> &lt; &amp; \\N \\G",
          "\u0000\u001b[2J\u200b\ufeff",
          "long ".repeat(2000));

  private WorkspaceState state = WorkspaceState.empty("acme");
  private int entries;
  private Instant now;

  public Work(String now) {
    this.now = Instant.parse(now);
    emit(new Fact.ConnectionMade(this.now, "studio", "events"));
  }

  /**
   * Ada's checkout waits for Gus's design, which is late by the Monday after; both are part of a
   * launch.
   */
  public static Work checkout() {
    return new Work("2026-11-02T08:00:00Z")
        .open("design-1", GUS, "TITLE", "Design the checkout", "DUE", "2026-11-05")
        .open(
            "build-1",
            ADA,
            "TITLE",
            "Build the checkout",
            "URL",
            "https://studio.example/build-1",
            "START",
            "2026-11-06",
            "DUE",
            "2026-11-09")
        .open("launch", ADA, "TITLE", "Launch, at last; all of it", "KIND", "initiative")
        .link("design-1", "build-1", LinkKind.BLOCKS)
        .link("launch", "build-1", LinkKind.CONTAINS)
        .at("2026-11-09T08:00:00Z");
  }

  public Work emit(Fact... facts) {
    LogEntry entry = new LogEntry("e" + (10_000 + entries++), now, List.of(facts));
    state = Advance.step(state, List.of(entry));
    return this;
  }

  /** It is that time now, and everybody knows. */
  public Work at(String instant) {
    now = Instant.parse(instant);
    return emit(new Fact.Ticked(now));
  }

  private static ItemRef.Own ref(String key) {
    return new ItemRef.Own("studio", key);
  }

  public static String node(String key) {
    return ref(key).node();
  }

  public Work open(String key, String owner, String... pairs) {
    change(key, "KEY", key);
    change(key, "OWNER", owner);
    return change(key, pairs);
  }

  /** Each pair is a field and its value. */
  public Work change(String key, String... pairs) {
    List<FieldChange> changes = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      changes.add(FieldChange.set(ItemField.valueOf(pairs[i]), pairs[i + 1]));
    }
    return emit(new Fact.ItemChanged(ref(key), now, 0, Actor.HUMAN, changes));
  }

  public Work turn(String key, Transition to) {
    return emit(new Fact.StatusChanged(ref(key), now, 0, Actor.HUMAN, to, Optional.empty()));
  }

  public Work link(String from, String to, LinkKind kind) {
    return link(from, to, kind, LinkType.FS, 0);
  }

  public Work link(String from, String to, LinkKind kind, LinkType type, int lagDays) {
    return emit(
        new Fact.LinkMade(
            ref(from),
            ref(to),
            kind,
            type,
            lagDays,
            LagUnit.WORKING,
            Provenance.NATIVE,
            now,
            0,
            Actor.HUMAN));
  }

  public Work cut(String from, String to, LinkKind kind) {
    return emit(new Fact.LinkCut(ref(from), ref(to), kind, now, 0, Actor.HUMAN));
  }

  public Instant now() {
    return now;
  }

  public WorkspaceState state() {
    return state;
  }

  public Picture picture() {
    return Picture.of(state);
  }
}
