package dev.paydown.aws.dynamo;

import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Raised;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.brain.store.PreferenceLink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Magic links as the page that shows a proposal sees them: it has no method that writes. */
public final class DynamoMagicLinkReader implements MagicLinkReader {
  private final Table table;

  /** The links of this table. */
  public DynamoMagicLinkReader(Table table) {
    this.table = table;
  }

  @Override
  public Optional<MagicLink> find(String tokenHash) {
    return table.get(Key.link(tokenHash)).map(DynamoMagicLinkReader::link);
  }

  @Override
  public Optional<PreferenceLink> preferences(String tokenHash) {
    return table
        .get(Key.preferences(tokenHash))
        .map(
            row ->
                new PreferenceLink(
                    Row.text(row, "id"),
                    Row.text(row, "ws"),
                    Row.text(row, "recipient"),
                    ZoneId.of(Row.text(row, "zone")),
                    Instant.parse(Row.text(row, "issuedAt"))));
  }

  @Override
  public Optional<ProposalRow> proposal(String workspace, String id) {
    return table
        .get(Key.proposal(workspace, id))
        .map(row -> new ProposalRow(Row.record(row, Proposal.class), answer(row)));
  }

  private static Optional<Answer> answer(Map<String, AttributeValue> row) {
    return Row.maybeNumber(row, "answeredVersion")
        .map(
            version ->
                new Answer(
                    Math.toIntExact(version),
                    Instant.parse(Row.text(row, "answeredAt")),
                    Row.text(row, "answeredWhat")));
  }

  private static MagicLink link(Map<String, AttributeValue> row) {
    return new MagicLink(
        Row.text(row, "id"),
        Row.text(row, "ws"),
        Row.text(row, "proposal"),
        Math.toIntExact(Row.number(row, "version")),
        Row.text(row, "digest"),
        Row.text(row, "recipient"),
        Instant.parse(Row.text(row, "expiresAt")),
        Row.maybeInstant(row, "usedAt"),
        Row.maybe(row, "codeHash")
            .map(
                hash ->
                    new MagicLink.Code(
                        hash,
                        Instant.parse(Row.text(row, "codeExpiresAt")),
                        Math.toIntExact(Row.number(row, "codeTries")),
                        Row.text(row, "codeChoice"))),
        ZoneId.of(Row.text(row, "zone")),
        Row.maybe(row, "byHand").map(ids -> Set.of(ids.split(" "))).orElse(Set.of()),
        Row.maybe(row, "raisedFrom")
            .map(from -> new Raised(from, Instant.parse(Row.text(row, "raisedSince")))));
  }
}
