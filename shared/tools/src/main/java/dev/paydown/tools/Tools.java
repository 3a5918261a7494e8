package dev.paydown.tools;

import dev.paydown.tools.asana.AsanaTool;
import dev.paydown.tools.azuredevops.AzureDevOpsTool;
import dev.paydown.tools.bitbucket.BitbucketTool;
import dev.paydown.tools.events.EventsTool;
import dev.paydown.tools.figma.FigmaTool;
import dev.paydown.tools.gitea.GiteaTool;
import dev.paydown.tools.github.GitHubTool;
import dev.paydown.tools.gitlab.GitLabTool;
import dev.paydown.tools.googlecalendar.GoogleCalendarTool;
import dev.paydown.tools.http.DiscreetHttp;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.jira.JiraTool;
import dev.paydown.tools.linear.LinearTool;
import dev.paydown.tools.mail.MailTool;
import dev.paydown.tools.monday.MondayTool;
import dev.paydown.tools.notion.NotionTool;
import dev.paydown.tools.pagerduty.PagerDutyTool;
import dev.paydown.tools.sentry.SentryTool;
import dev.paydown.tools.slack.SlackTool;
import dev.paydown.tools.trello.TrelloTool;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every tool that Paydown speaks to. */
public final class Tools {
  private Tools() {}

  /** All of them, by slug; what opens a tool is taken out of its answers. */
  public static Map<String, Tool> all(OutgoingHttp network) {
    OutgoingHttp http = new DiscreetHttp(network);
    Map<String, Tool> tools = new TreeMap<>();
    Stream.of(
            new AsanaTool(http), // app.asana.com
            new AzureDevOpsTool(http), // Azure DevOps, service hooks
            new BitbucketTool(http), // Bitbucket Cloud, or a company's own Data Center
            new EventsTool(http), // any system that emits CloudEvents
            new FigmaTool(http), // Figma, webhooks of version 2
            new GiteaTool(http), // Gitea or Forgejo, a company's own
            new GitHubTool(http), // github.com, or a company's own
            new GitLabTool(http), // gitlab.com, or a company's own
            new GoogleCalendarTool(http), // Google Calendar, by channels
            new JiraTool(http), // Jira Cloud, webhooks of administrators and of apps
            new LinearTool(http), // linear.app
            new MailTool(), // threads that have one of our addresses in copy
            new MondayTool(http), // monday.com, webhooks of an app
            new NotionTool(http), // notion.so
            new PagerDutyTool(http), // PagerDuty, webhooks of version 3
            new SentryTool(http), // Sentry, internal integrations
            new SlackTool(http), // Slack, events and interactivity of an app
            new TrelloTool(http)) // Trello, webhooks on boards
        .forEach(tool -> tools.put(tool.slug(), tool));
    return Map.copyOf(tools);
  }
}
