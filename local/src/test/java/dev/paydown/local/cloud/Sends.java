package dev.paydown.local.cloud;

import dev.paydown.local.Signal;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Counts what is put on the bus or into a queue, so that queues are read at once after it. */
final class Sends implements ExecutionInterceptor {
  private final AtomicLong count = new AtomicLong();
  private final Signal signal;

  Sends(Signal signal) {
    this.signal = signal;
  }

  long count() {
    return count.get();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    note(context.request());
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    note(context.request());
  }

  private void note(Object request) {
    if (request instanceof PutEventsRequest || request instanceof SendMessageRequest) {
      count.incrementAndGet();
      signal.raise();
    }
  }
}
