package dev.paydown.aws;

import dev.paydown.brain.wire.Queue;
import java.util.Map;
import java.util.Optional;

/**
 * What template.yaml tells a function through its environment, each variable read here and nowhere
 * else. One that is missing is missed by name, when it is asked for and not before: a function is
 * given only what it uses. {@code AWS_ENDPOINT_URL} is the SDK's own.
 */
public final class Environment {
  private final Map<String, String> variables;

  /** These variables. */
  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Those of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** The stack's name, by which its metrics are told from another's. */
  public String stack() {
    return optional("STACK").orElse("paydown");
  }

  /** The table's name. */
  public String table() {
    return required("TABLE");
  }

  /** The bus's name. */
  public String bus() {
    return required("BUS");
  }

  /** The queue's URL. */
  public String queueUrl(Queue.Name name) {
    return switch (name) {
      case RECOMPUTE -> required("RECOMPUTE_QUEUE_URL");
      case SWEEPS -> required("SWEEPS_QUEUE_URL");
      case MOVES -> required("MOVES_QUEUE_URL");
    };
  }

  /** The address that mail comes from. */
  public String mailFrom() {
    return required("MAIL_FROM");
  }

  /** What SES counts the mail under, if anything. */
  public Optional<String> mailConfigurationSet() {
    return optional("MAIL_CONFIGURATION_SET");
  }

  /**
   * Where people and tools reach this deployment, without a slash at the end. Empty for a function
   * behind the API where nobody set it: template.yaml cannot tell it the API's own address, and it
   * takes the address from the request.
   */
  public String publicUrl() {
    return optional("PUBLIC_URL").orElse("").replaceAll("/+$", "");
  }

  /**
   * Where tools deliver, without a slash at the end, if that is not where people go: at the URL of
   * ingest itself. Empty otherwise.
   */
  public String hooksUrl() {
    return optional("HOOKS_URL").orElse("").replaceAll("/+$", "");
  }

  /** The secret that holds the deployment's key. */
  public String keySecretId() {
    return required("KEY_SECRET_ID");
  }

  /** The bucket of raw bodies. */
  public String quarantineBucket() {
    return required("QUARANTINE_BUCKET");
  }

  /** The bucket that SES puts mails into. */
  public String receivedMailBucket() {
    return required("RECEIVED_MAIL_BUCKET");
  }

  /** The bucket of full sweeps. */
  public String fullSweepBucket() {
    return required("FULL_SWEEP_BUCKET");
  }

  /** Whether tools may be at private addresses; only {@code true} says so. */
  public boolean allowsPrivateHosts() {
    return optional("ALLOW_PRIVATE_HOSTS").filter("true"::equals).isPresent();
  }

  private String required(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is not set"));
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
