package dev.paydown.local.cloud;

import dev.paydown.local.Ground;
import dev.paydown.local.Repository;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ses.SesClient;

/** template.yaml in LocalStack's CloudFormation, without what LocalStack lacks. */
record Deployed(DerivedTemplate derived, Stack stack, Map<String, String> parameters) {
  private static final URI ENDPOINT =
      URI.create(Objects.requireNonNull(System.getProperty("aws.endpointUrl"), "aws.endpointUrl"));

  /** Deploys it under a name that no other stack there has. */
  static Deployed asNew(String name) {
    String stackName = name + "-" + Long.toString(System.currentTimeMillis(), 36);
    String mailFrom = stackName + "@example.org";
    Map<String, String> parameters =
        Map.of(
            "MailFrom", mailFrom,
            "AlarmMail", "on-call@example.org",
            "AllowPrivateHosts", "true",
            "Stage", "dev");
    DerivedTemplate derived =
        DerivedTemplate.of(Repository.template())
            .without("AWS::CloudWatch::Dashboard", "it shows none")
            .withoutCondition("HasApiDomain", "no domain is given, and it lists them all the same")
            .without(
                "AWS::SES::ConfigurationSetEventDestination",
                "its configuration set would be made through SES v2, which it lacks")
            .withoutCondition(
                "ReceivesMail", "no domain is given, and it looks for them all the same")
            .withoutCondition("DeliversToFunction", "tools deliver to the API")
            .withoutCondition("LetsGoOfLogs", "logs are kept for ever")
            .without("AWS::Serverless::Function", "it runs no Lambda without Docker")
            .without("AWS::Serverless::HttpApi", "it has no HTTP API")
            .without("AWS::SES::EmailIdentity", "it makes one through SES v2, which it lacks")
            .without("AWS::SES::ConfigurationSet", "it makes one through SES v2, which it lacks");
    Stack stack = Stack.deploy(derived, stackName, parameters);
    try (SesClient ses = SesClient.create()) {
      ses.verifyEmailIdentity(verify -> verify.emailAddress(mailFrom));
    }
    return new Deployed(derived, stack, parameters);
  }

  /** A run's ground: what stands in the stack. */
  Ground lay(Ground.Site site) {
    return CloudGround.lay(site, stack, stack.variables(derived.root(), parameters), ENDPOINT);
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
