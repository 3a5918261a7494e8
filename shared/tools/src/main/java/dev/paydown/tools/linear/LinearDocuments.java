package dev.paydown.tools.linear;

import java.util.List;

/** Every GraphQL document that is sent to Linear; nothing is ever put together from pieces. */
final class LinearDocuments {
  static final String ISSUE =
      """
      query PaydownIssue($id: String!) {
        issue(id: $id) {
          id identifier number title url description dueDate
          createdAt updatedAt startedAt completedAt canceledAt archivedAt trashed
          state { id type name }
          assignee { id email name }
          parent { id }
          project { id }
          team { id key states(first: 100) { nodes { id type position } } }
          relations(first: 100) {
            nodes { id type createdAt relatedIssue { id } }
            pageInfo { hasNextPage }
          }
          inverseRelations(first: 100) {
            nodes { id type createdAt issue { id } }
            pageInfo { hasNextPage }
          }
        }
      }
      """;

  static final String ISSUE_PAST =
      """
      query PaydownIssuePast($id: String!, $after: String) {
        issue(id: $id) {
          createdAt
          history(first: 100, after: $after) {
            nodes { createdAt fromDueDate toDueDate actor { id app } }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
      """;

  static final String PROJECT =
      """
      query PaydownProject($id: String!) {
        project(id: $id) {
          id slugId name url description content startDate targetDate
          createdAt updatedAt startedAt completedAt canceledAt archivedAt trashed
          status { id type name }
          lead { id email name }
        }
      }
      """;

  static final String USERS =
      """
      query PaydownUsers($email: String!) {
        users(first: 2, filter: {email: {eqIgnoreCase: $email}}) { nodes { id email active } }
      }
      """;

  static final String COMMENT =
      """
      query PaydownComment($id: String!) {
        comment(id: $id) { id body url issue { id } }
      }
      """;

  static final String UPDATE_ISSUE =
      """
      mutation PaydownUpdateIssue($id: String!, $input: IssueUpdateInput!) {
        issueUpdate(id: $id, input: $input) { success }
      }
      """;

  static final String UPDATE_PROJECT =
      """
      mutation PaydownUpdateProject($id: String!, $input: ProjectUpdateInput!) {
        projectUpdate(id: $id, input: $input) { success }
      }
      """;

  static final String CREATE_COMMENT =
      """
      mutation PaydownCreateComment($input: CommentCreateInput!) {
        commentCreate(input: $input) { success comment { id url } }
      }
      """;

  static final String CREATE_RELATION =
      """
      mutation PaydownCreateRelation($input: IssueRelationCreateInput!) {
        issueRelationCreate(input: $input) { success }
      }
      """;

  static final String DELETE_RELATION =
      """
      mutation PaydownDeleteRelation($id: String!) {
        issueRelationDelete(id: $id) { success }
      }
      """;

  static final String WEBHOOKS =
      """
      query PaydownWebhooks {
        webhooks(first: 250) { nodes { id url allPublicTeams team { key } } }
      }
      """;

  static final String CREATE_WEBHOOK =
      """
      mutation PaydownCreateWebhook($input: WebhookCreateInput!) {
        webhookCreate(input: $input) { success }
      }
      """;

  static final String UPDATE_WEBHOOK =
      """
      mutation PaydownUpdateWebhook($id: String!, $input: WebhookUpdateInput!) {
        webhookUpdate(id: $id, input: $input) { success }
      }
      """;

  static final String DELETE_WEBHOOK =
      """
      mutation PaydownDeleteWebhook($id: String!) {
        webhookDelete(id: $id) { success }
      }
      """;

  static final String ISSUES =
      """
      query PaydownIssues($after: String, $filter: IssueFilter, $archived: Boolean) {
        issues(
          first: 100, after: $after, filter: $filter, orderBy: updatedAt, includeArchived: $archived
        ) {
          nodes { id updatedAt }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;

  static final String PROJECTS =
      """
      query PaydownProjects($after: String, $filter: ProjectFilter, $archived: Boolean) {
        projects(
          first: 100, after: $after, filter: $filter, orderBy: updatedAt, includeArchived: $archived
        ) {
          nodes { id updatedAt }
          pageInfo { hasNextPage endCursor }
        }
      }
      """;

  /** All of them, for the test that holds them against Linear's schema. */
  static final List<String> ALL =
      List.of(
          ISSUE,
          ISSUE_PAST,
          PROJECT,
          USERS,
          COMMENT,
          UPDATE_ISSUE,
          UPDATE_PROJECT,
          CREATE_COMMENT,
          CREATE_RELATION,
          DELETE_RELATION,
          WEBHOOKS,
          CREATE_WEBHOOK,
          UPDATE_WEBHOOK,
          DELETE_WEBHOOK,
          ISSUES,
          PROJECTS);

  private LinearDocuments() {}
}
