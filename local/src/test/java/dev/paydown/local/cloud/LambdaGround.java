package dev.paydown.local.cloud;

import dev.paydown.aws.Deployment;
import dev.paydown.local.Ground;
import dev.paydown.local.Invoker;
import dev.paydown.local.Worker;
import dev.paydown.local.Workspaces;
import dev.paydown.local.inbox.ReceivedMails;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.local.template.Template;
import java.util.List;
import java.util.Optional;

/**
 * A deployed stack whose functions run as Lambdas. Streams, bus, queues and schedule call them
 * without this run's help; the front door alone hands its requests over, by Lambda's API.
 */
final class LambdaGround implements Ground {
  private final Invoker functions;
  private final SentMails mails;
  private final Workspaces workspaces;

  LambdaGround(Site site, Invoker functions, Deployment deployment, SentMails mails) {
    this.functions = functions;
    this.mails = mails;
    this.workspaces =
        new Workspaces(deployment.workspaces(), deployment.directory(), site.random());
  }

  @Override
  public Invoker functions() {
    return functions;
  }

  @Override
  public Workspaces workspaces() {
    return workspaces;
  }

  @Override
  public SentMails mails() {
    return mails;
  }

  @Override
  public Optional<ReceivedMails> received() {
    return Optional.empty();
  }

  @Override
  public List<Worker> workers() {
    return List.of();
  }

  @Override
  public List<Template.Schedule> schedules() {
    return List.of();
  }

  @Override
  public void deadLetter(String queue, String body) {
    throw new IllegalStateException("this run keeps no schedule");
  }

  @Override
  public void close() {}
}
