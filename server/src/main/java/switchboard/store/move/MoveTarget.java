package switchboard.store.move;

import java.sql.SQLException;
import java.sql.Statement;
import switchboard.base.CommandException;
import switchboard.base.CrashPoint;
import switchboard.store.Databases;
import switchboard.store.UnfinishedMove;

/**
 * Where the data is moved to.
 *
 * @param keys the name of the keys that are moved
 */
record MoveTarget(Databases databases, String keys) {

  private static final int BAD_TARGET = 2;

  /**
   * Refuses a target that has other data, before anything is changed.
   *
   * @throws CommandException with what to do
   */
  void demandFree() {
    var place = databases.data().place();
    var data = databases.dataFacts();
    var move = data.get(UnfinishedMove.FACT);
    if (move == null && (!data.isEmpty() || !databases.keyFacts().isEmpty())) {
      throw new CommandException(
          "--to: %s already has data of a bot. Give an empty one; nothing was changed."
              .formatted(place),
          BAD_TARGET);
    }
    if (move != null && !move.equals(keys)) {
      throw new CommandException(
          "--to: the data of another bot was moved to %s and is not complete. Give an empty one; nothing was changed."
              .formatted(place),
          BAD_TARGET);
    }
  }

  /** Marks it as incomplete and removes the rows that a new database has. */
  void begin() {
    var _ =
        DatabaseView.write(
            databases.data(),
            open -> {
              try (var statement = open.createStatement();
                  var mark =
                      open.prepareStatement(
                          "INSERT INTO instance (name, content) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")) {
                mark.setString(1, UnfinishedMove.FACT);
                mark.setString(2, keys);
                return mark.executeUpdate() == 0 ? 0 : clear(statement);
              }
            });
    CrashPoint.MOVE_BEGUN.reached();
    databases.keys().migrate();
  }

  private static int clear(Statement statement) throws SQLException {
    return statement.executeUpdate("DELETE FROM statistics");
  }
}
