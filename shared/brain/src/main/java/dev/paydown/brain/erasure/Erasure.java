package dev.paydown.brain.erasure;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Debts;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * That one person is to be forgotten, and by which texts they are found and replaced. While it is
 * under way this is the one place that says who stands behind the stand-ins; with its end it is
 * destroyed.
 *
 * @param token what the stand-ins are made of: random letters and digits, so that they say nothing
 * @param also other texts by which whoever asked wants them found: a nickname, a page of theirs
 * @param ids names of rows that were made of the person's identifiers, and what they are now
 */
public record Erasure(
    String token, Identifiers who, SortedSet<String> also, SortedMap<String, String> ids) {
  public Erasure {
    if (!token.matches("[a-z0-9]{8,}")) {
      throw new IllegalArgumentException("a token is eight small letters and digits, or more");
    }
    also = Collections.unmodifiableSortedSet(new TreeSet<>(also));
    ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
    for (String each : also) {
      if (each.strip().length() < 3) {
        throw new IllegalArgumentException(
            "a text of less than three letters is found where nobody is meant: \"" + each + "\"");
      }
    }
  }

  /** The same, with the ids that were found since. */
  public Erasure with(SortedMap<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(ids);
    all.putAll(more);
    return new Erasure(token, who, also, all);
  }

  /** The same, with other texts that name the person. */
  public Erasure andAlso(SortedSet<String> texts) {
    SortedSet<String> all = new TreeSet<>(also);
    all.addAll(texts);
    return new Erasure(token, who, all, ids);
  }

  /** The ids in what is held that are made of the person's identifiers, and what they become. */
  public SortedMap<String, String> idsIn(WorkspaceState held) {
    Renaming renaming = new Renaming(this);
    return Debts.approvalIds(
        Picture.of(held),
        of ->
            Optional.of(renaming.applied(of))
                .filter(now -> renaming.isPerson(of) && !now.equals(of)));
  }

  /** The address that stands for theirs: of a domain that no mail goes to (RFC 2606). */
  public String address() {
    return "erased-" + token + "@erased.invalid";
  }

  /** What stands for their user id where it is the place-th of theirs, from 0. */
  String userId(int place) {
    return "erased-" + token + (place == 0 ? "" : "-" + (place + 1));
  }
}
