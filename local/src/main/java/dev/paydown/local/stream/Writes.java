package dev.paydown.local.stream;

import dev.paydown.local.Signal;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts our own writes to the table, so that the stream is read at once after one and left alone
 * otherwise. A write that failed counts too: its answer may be what was lost.
 */
public final class Writes implements ExecutionInterceptor {
  private final AtomicLong count = new AtomicLong();
  private final Signal signal;

  /** Counts, and raises the signal with each. */
  public Writes(Signal signal) {
    this.signal = signal;
  }

  /** How many there were. */
  public long count() {
    return count.get();
  }

  @Override
  public void afterExecution(
      Context.AfterExecution context, ExecutionAttributes executionAttributes) {
    note(context.request());
  }

  @Override
  public void onExecutionFailure(
      Context.FailedExecution context, ExecutionAttributes executionAttributes) {
    note(context.request());
  }

  private void note(Object request) {
    boolean isWrite =
        request instanceof PutItemRequest
            || request instanceof UpdateItemRequest
            || request instanceof DeleteItemRequest
            || request instanceof TransactWriteItemsRequest
            || request instanceof BatchWriteItemRequest;
    if (isWrite) {
      count.incrementAndGet();
      signal.raise();
    }
  }
}
