package dev.paydown.bench.growth;

/**
 * What a deployment is charged for, by list prices of us-east-1 as they stood in November 2026,
 * without free tiers and beyond none of the discounts for volume.
 */
final class Bill {
  /** Requests of an HTTP API, by 512 KB. aws.amazon.com/api-gateway/pricing */
  private static final double API = 1.00e-6;

  /** aws.amazon.com/lambda/pricing: calls, and GB-seconds on arm64. */
  private static final double CALL = 0.20e-6;

  private static final double GB_SECOND = 0.0000133334;

  /** aws.amazon.com/dynamodb/pricing/on-demand: request units, as since November 2024. */
  private static final double WRITE_UNIT = 0.625e-6;

  private static final double READ_UNIT = 0.125e-6;

  /** A month of a GB in the table, and of its point-in-time recovery. */
  private static final double STORED_GB = 0.25 + 0.20;

  /** aws.amazon.com/eventbridge/pricing: custom events, by 64 KB. */
  private static final double EVENT = 1.00e-6;

  /** aws.amazon.com/sqs/pricing, standard queues. */
  private static final double QUEUE_REQUEST = 0.40e-6;

  /** aws.amazon.com/cloudwatch/pricing: logs taken in. */
  private static final double LOGGED_GB = 0.50;

  /** aws.amazon.com/ses/pricing. */
  private static final double MAIL = 100e-6;

  private static final double GB = 1e9;
  private static final double MEMORY_GB = 1.0 / 1024;

  double requests;
  double calls;
  double gbSeconds;
  double reads;
  double writes;
  double events;
  double queueRequests;
  double loggedBytes;
  double mails;
  double storedBytes;

  /** A call of a function of so much memory that takes so long. */
  void call(int memoryMegabytes, double seconds) {
    calls++;
    gbSeconds += memoryMegabytes * MEMORY_GB * Math.ceil(seconds * 1000) / 1000;
  }

  void add(Bill other, double times) {
    requests += other.requests * times;
    calls += other.calls * times;
    gbSeconds += other.gbSeconds * times;
    reads += other.reads * times;
    writes += other.writes * times;
    events += other.events * times;
    queueRequests += other.queueRequests * times;
    loggedBytes += other.loggedBytes * times;
    mails += other.mails * times;
    storedBytes += other.storedBytes * times;
  }

  double api() {
    return requests * API;
  }

  double lambda() {
    return calls * CALL + gbSeconds * GB_SECOND;
  }

  double table() {
    return reads * READ_UNIT + writes * WRITE_UNIT;
  }

  double wires() {
    return events * EVENT + queueRequests * QUEUE_REQUEST;
  }

  double logs() {
    return loggedBytes / GB * LOGGED_GB;
  }

  double mail() {
    return mails * MAIL;
  }

  double storage() {
    return storedBytes / GB * STORED_GB;
  }

  double all() {
    return api() + lambda() + table() + wires() + logs() + mail() + storage();
  }

  /** A line: what it is for, and each part in dollars. */
  void print(String what) {
    System.out.printf(
        "%-44s %8.3f %8.3f %8.3f %8.3f %8.3f %8.3f %8.3f %9.3f%n",
        what, api(), lambda(), table(), wires(), logs(), mail(), storage(), all());
  }

  static void head() {
    System.out.printf(
        "%-44s %8s %8s %8s %8s %8s %8s %8s %9s%n",
        "$", "API", "Lambda", "table", "wires", "logs", "mail", "storage", "all");
  }
}
