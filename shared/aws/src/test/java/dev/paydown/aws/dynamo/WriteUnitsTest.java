package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.EventLog.Appended;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What one accepted event costs, as DynamoDB itself meters it. */
@Tag("contract")
class WriteUnitsTest {
  private final Meter meter = new Meter();
  private final DynamoEventLog log = new DynamoEventLog(table());

  /** Asks for each write's price, and adds it up. */
  private static final class Meter implements ExecutionInterceptor {
    double units;
    int writes;

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      return context.request() instanceof PutItemRequest put
          ? put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build()
          : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      if (context.response() instanceof PutItemResponse put) {
        units += put.consumedCapacity().capacityUnits();
        writes++;
      }
    }
  }

  private Table table() {
    DynamoDbClient plain = Database.table().client();
    DynamoDbClientBuilder metered =
        DynamoDbClient.builder()
            .region(plain.serviceClientConfiguration().region())
            .credentialsProvider(plain.serviceClientConfiguration().credentialsProvider())
            .overrideConfiguration(config -> config.addExecutionInterceptor(meter));
    plain.serviceClientConfiguration().endpointOverride().ifPresent(metered::endpointOverride);
    return new Table(metered.build(), Database.table().name(), new Random(1));
  }

  private static LogEntry moved(String id, String title) {
    return new LogEntry(
        id,
        Records.NOW,
        List.of(
            new Fact.ItemChanged(
                new ItemRef.Own("jira", "10042"),
                Records.NOW,
                0,
                Actor.HUMAN,
                List.of(
                    FieldChange.set(ItemField.TITLE, title),
                    FieldChange.set(ItemField.DUE, "2026-12-01"),
                    FieldChange.set(ItemField.OWNER, "ada@example.com")))));
  }

  @Test
  void an_event_whose_row_is_within_a_kilobyte_costs_one_unit() {
    String workspace = Database.workspace();
    for (int i = 0; i < 100; i++) {
      assertThat(log.append(workspace, moved("jira#" + i, "Test the new checkout")))
          .isEqualTo(Appended.NEW);
    }
    assertThat(meter.writes).isEqualTo(100);
    assertThat(meter.units / meter.writes).isEqualTo(1.0);
  }

  @Test
  void a_row_of_more_than_a_kilobyte_costs_another() {
    log.append(Database.workspace(), moved("jira#long", "x".repeat(1_024)));
    assertThat(meter.units).isEqualTo(2.0);
  }
}
