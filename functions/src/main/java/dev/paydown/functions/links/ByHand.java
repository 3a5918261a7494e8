package dev.paydown.functions.links;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.graph.Register;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import dev.paydown.tools.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which moves of a proposal no tool can make, so that they are proposed as by hand. */
public final class ByHand {
  private final Directory directory;
  private final Map<String, Tool> tools;

  /** By what these tools make over the connections of the directory. */
  public ByHand(Directory directory, Map<String, Tool> tools) {
    this.directory = directory;
    this.tools = tools;
  }

  /**
   * The ids of the moves that end by hand if they are confirmed, as far as that is known before: a
   * tool can still find that this one item does not let it.
   */
  public Set<String> of(WorkspaceState state, Proposal proposal) {
    List<Connection> connections = directory.connections(state.workspace());
    return proposal.moves().stream()
        .filter(move -> !move.action().isOurOwn())
        .filter(move -> isByHand(state, connections, move))
        .map(Move::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What is asked of a connection that is gone fails, and is nobody's to make by hand. */
  private boolean isByHand(WorkspaceState state, List<Connection> connections, Move move) {
    Optional<Connection> own =
        connections.stream().filter(one -> one.name().equals(move.connection())).findFirst();
    boolean isKnown = own.flatMap(this::tool).isPresent();
    return isKnown
        && !makes(own.orElseThrow(), move, kind(state, move))
        && !(move.action() == MoveAction.BOOK_SLOT && isBooked(connections, move));
  }

  /** Slots that the item's own tool does not book are booked by the workspace's first calendar. */
  private boolean isBooked(List<Connection> connections, Move move) {
    return connections.stream()
        .filter(one -> tool(one).filter(Tool::booksSlots).isPresent())
        .findFirst()
        .filter(calendar -> makes(calendar, move, Optional.empty()))
        .isPresent();
  }

  private boolean makes(Connection connection, Move move, Optional<String> kind) {
    return tool(connection).stream()
        .flatMap(tool -> tool.makes(connection).stream())
        .anyMatch(one -> one.holds(move, kind));
  }

  private Optional<Tool> tool(Connection connection) {
    return Optional.ofNullable(tools.get(connection.tool()));
  }

  private static Optional<String> kind(WorkspaceState state, Move move) {
    return Optional.ofNullable(state.items().get(move.node()))
        .flatMap(item -> Optional.ofNullable(item.registers().get(ItemField.KIND)))
        .flatMap(Register::value);
  }
}
