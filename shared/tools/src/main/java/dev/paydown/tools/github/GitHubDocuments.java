package dev.paydown.tools.github;

import java.util.List;

/**
 * Every GraphQL document that is sent to GitHub (GitHub docs, GraphQL API, Reference); nothing is
 * ever put together from pieces.
 */
final class GitHubDocuments {
  /** Where an issue or pull request is, and what it has in projects. */
  static final String ITEM =
      """
      query PaydownItem($id: ID!) {
        node(id: $id) {
          ... on Issue {
            number
            repository { nameWithOwner }
            projectItems(first: 20) { nodes { ...PaydownCard } pageInfo { hasNextPage } }
          }
          ... on PullRequest {
            number
            repository { nameWithOwner }
            projectItems(first: 20) { nodes { ...PaydownCard } pageInfo { hasNextPage } }
          }
        }
      }
      fragment PaydownCard on ProjectV2Item {
        id
        isArchived
        project {
          id
          closed
          fields(first: 50) {
            nodes {
              ... on ProjectV2Field { id name dataType }
              ... on ProjectV2SingleSelectField { id name dataType options { id name } }
            }
          }
        }
        fieldValues(first: 50) {
          nodes {
            ... on ProjectV2ItemFieldDateValue {
              date
              updatedAt
              field { ... on ProjectV2Field { id } }
            }
            ... on ProjectV2ItemFieldSingleSelectValue {
              name
              updatedAt
              field { ... on ProjectV2SingleSelectField { id } }
            }
          }
        }
      }
      """;

  static final String SET_FIELD =
      """
      mutation PaydownSetField($input: UpdateProjectV2ItemFieldValueInput!) {
        updateProjectV2ItemFieldValue(input: $input) { projectV2Item { id } }
      }
      """;

  static final String CLEAR_FIELD =
      """
      mutation PaydownClearField($input: ClearProjectV2ItemFieldValueInput!) {
        clearProjectV2ItemFieldValue(input: $input) { projectV2Item { id } }
      }
      """;

  /** All of them, for the test that holds them against a schema. */
  static final List<String> ALL = List.of(ITEM, SET_FIELD, CLEAR_FIELD);

  private GitHubDocuments() {}
}
