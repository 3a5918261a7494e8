package dev.paydown.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The rival: takes the same delivery by the same three calls, as one writes it who takes the SDK's
 * clients as they come. Which HTTP client that is follows from the class path.
 */
public final class NewcomersHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final DynamoDbClient dynamo = DynamoDbClient.create();
  private final SecretsManagerClient secrets = SecretsManagerClient.create();
  private final ObjectMapper json = new ObjectMapper();
  private final String table = System.getenv("TABLE");

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    String id = event.getPathParameters().get("id");
    Map<String, AttributeValue> key =
        Map.of("pk", AttributeValue.fromS("C#" + id), "sk", AttributeValue.fromS("CONNECTION"));
    Map<String, AttributeValue> connection =
        dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    String secret =
        secrets.getSecretValue(get -> get.secretId(System.getenv("KEY_SECRET_ID"))).secretString();
    if (secret.isEmpty() || connection.isEmpty()) {
      return answer(404, "Nothing is here.");
    }
    byte[] body = event.getBody().getBytes(UTF_8);
    if (!isSigned(body, event.getHeaders().getOrDefault("sentry-hook-signature", ""))) {
      return answer(401, "The delivery is not signed as it should be.");
    }
    JsonNode said;
    try {
      said = json.readTree(body);
    } catch (IOException e) {
      return answer(400, "The delivery is no JSON.");
    }
    Map<String, AttributeValue> row =
        Map.of(
            "pk", AttributeValue.fromS("W#" + id),
            "sk", AttributeValue.fromS(event.getHeaders().get("request-id")),
            "at", AttributeValue.fromS(Instant.now().toString()),
            "issue", AttributeValue.fromS(said.at("/data/comment/issue_id").asText()),
            "body", AttributeValue.fromS(said.toString()));
    dynamo.putItem(
        put -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(pk)"));
    return answer(202, "Taken in.");
  }

  private static boolean isSigned(byte[] body, String signature) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(System.getenv("SIGNED_WITH").getBytes(UTF_8), "HmacSHA256"));
      return MessageDigest.isEqual(
          HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8), signature.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static APIGatewayV2HTTPResponse answer(int status, String body) {
    return APIGatewayV2HTTPResponse.builder().withStatusCode(status).withBody(body).build();
  }
}
