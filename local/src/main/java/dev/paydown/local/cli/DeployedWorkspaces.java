package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.DynamoDirectory;
import dev.paydown.aws.dynamo.DynamoWorkspaceStore;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.local.Workspaces;
import dev.paydown.tools.json.BrainJson;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Makes workspaces in a deployed table. No route does it there: whoever may write the table, by the
 * account's own credentials, may make a workspace.
 */
final class DeployedWorkspaces {
  private DeployedWorkspaces() {}

  /** Makes one and says its token. */
  static JsonNode create(String name, String tableName, Optional<String> region) {
    return in(tableName, region, workspaces -> workspaces.create(name));
  }

  /** Makes another token for one that is there. */
  static JsonNode token(String workspace, String tableName, Optional<String> region) {
    return in(
        tableName,
        region,
        workspaces ->
            workspaces
                .another(workspace)
                .orElseThrow(
                    () ->
                        new Failure("the table " + tableName + " has no workspace " + workspace)));
  }

  private static JsonNode in(
      String tableName, Optional<String> region, Function<Workspaces, Workspaces.Made> work) {
    SecureRandom random = new SecureRandom();
    StackOptions.use(region);
    try (DynamoDbClient client = new Clients().dynamo()) {
      client.describeTable(request -> request.tableName(tableName));
      Table table = new Table(client, tableName, random);
      Workspaces workspaces =
          new Workspaces(
              new DynamoWorkspaceStore(table), new DynamoDirectory(table, sealer(random)), random);
      return BrainJson.mapper().valueToTree(work.apply(workspaces));
    } catch (SdkException e) {
      throw new Failure(
          "the table " + tableName + " cannot be written: " + String.valueOf(e.getMessage()), e);
    }
  }

  /** A workspace has no secrets yet: the deployment's key stays where it is. */
  private static Sealer sealer(SecureRandom random) {
    return new Sealer(
        () -> {
          throw new IllegalStateException("the deployment's key is not needed here");
        },
        random);
  }
}
