package switchboard.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import switchboard.domain.Incoming;
import switchboard.domain.StartLink;
import switchboard.store.LinkDao.LinkRow;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/**
 * The links that the commands of a batch follow. They are read in the batch's transaction, so that
 * a change takes effect at once on all instances; other batches read nothing.
 *
 * @param rows by their codes
 */
record FollowedLinks(Map<String, LinkRow> rows) {

  static FollowedLinks read(Tables tables, List<ReceivedUpdate> updates) {
    var codes =
        updates.stream()
            .map(ReceivedUpdate::incoming)
            .flatMap(incoming -> code(incoming).stream())
            .distinct()
            .toList();
    return new FollowedLinks(
        codes.isEmpty()
            ? Map.of()
            : tables.links().among(InListPadding.list(codes)).stream()
                .collect(Collectors.toMap(LinkRow::code, row -> row)));
  }

  /** The update with the link that it follows. */
  Incoming resolve(Incoming incoming) {
    return incoming instanceof Incoming.Command command && !rows.isEmpty()
        ? code(command)
            .map(rows::get)
            .<Incoming>map(row -> command.following(link(row, command.origin().receivedAt())))
            .orElse(command)
        : incoming;
  }

  private static StartLink link(LinkRow row, Instant at) {
    return new StartLink(row.code(), row.hasEnded(at) ? null : row.screen());
  }

  private static Optional<String> code(Incoming incoming) {
    return incoming instanceof Incoming.Command command
            && command.starts()
            && command.message().chat().isPrivate()
        ? StartLink.code(command.argument())
        : Optional.empty();
  }
}
