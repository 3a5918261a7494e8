package dev.paydown.local.cloud;

import dev.paydown.local.Signal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Counts what is put on the bus or into a queue, so that a queue is read at once after what may be
 * for it, and left alone otherwise: an emulator takes as long for an empty answer as for any.
 */
final class Sends implements ExecutionInterceptor {
  private final AtomicLong onBus = new AtomicLong();
  private final Map<String, AtomicLong> inQueues = new ConcurrentHashMap<>();
  private final Signal signal;

  Sends(Signal signal) {
    this.signal = signal;
  }

  /** How often anything was sent that may be in that queue. */
  long count(String queueUrl) {
    return onBus.get() + inQueue(queueUrl).get();
  }

  private AtomicLong inQueue(String queueUrl) {
    return inQueues.computeIfAbsent(queueUrl, any -> new AtomicLong());
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
    if (request instanceof PutEventsRequest) {
      onBus.incrementAndGet();
      signal.raise();
    } else if (request instanceof SendMessageRequest sent) {
      inQueue(sent.queueUrl()).incrementAndGet();
      signal.raise();
    }
  }
}
