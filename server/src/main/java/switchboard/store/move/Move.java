package switchboard.store.move;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import switchboard.base.CommandException;
import switchboard.base.CrashPoint;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditEntry;
import switchboard.store.Databases;
import switchboard.store.Store;
import switchboard.store.UnfinishedMove;
import switchboard.store.audit.AuditChain;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Copies data and keys to empty databases, compares both sides, and only then lets servers use the
 * copy. The source is not changed. After an interruption, the same move goes on.
 */
public final class Move {

  private final Databases from;
  private final Databases to;
  private final KeySource master;
  private final Progress progress;

  /** Told how far it has come. */
  @FunctionalInterface
  public interface Progress {
    void at(String what, long done, long all);
  }

  public Move(Databases from, Databases to, KeySource master, Progress progress) {
    this.from = from;
    this.to = to;
    this.master = master;
    this.progress = progress;
  }

  /**
   * @param entry for the audit log of the target
   * @return what the tables hold, on both sides
   * @throws CommandException when it is refused, or the two sides differ
   * @throws StoreUnavailableException when a database cannot be used
   */
  public List<TableContents> run(AuditEntry entry) {
    from.demandPair();
    var target = new MoveTarget(to, keysOf(from));
    target.demandFree();
    try (var source = StoppedServers.on(from);
        var held = StoppedServers.on(to)) {
      target.demandFree(); // which may have changed before it was held
      target.begin();
      var moved = copy();
      source.demandHeld();
      held.demandHeld();
      complete(entry);
      return moved;
    }
  }

  private static String keysOf(Databases databases) {
    var name = databases.dataFacts().get(KeyRing.KEYS);
    if (name == null) {
      throw new CommandException("There is no data in %s.".formatted(databases.data().place()), 2);
    }
    return name;
  }

  /** One of the two databases, on both sides. */
  private record Part(List<MovedTable> tables, DatabaseView source, Database target) {}

  private List<TableContents> copy() {
    try (var data = DatabaseView.of(from.data());
        var keys = DatabaseView.of(from.keys())) {
      refuseUnfinishedRotation(keys);
      var parts =
          List.of(
              new Part(MovedTable.DATA, data, to.data()),
              new Part(MovedTable.KEYS, keys, to.keys()));
      long rows = parts.stream().mapToLong(Move::rows).sum();
      parts.forEach(part -> copy(part, counting("rows copied", rows)));
      var _ =
          DatabaseView.write(
              to.data(),
              open -> {
                IssuedIds.move(data, to.data(), open);
                return true;
              });
      CrashPoint.ROWS_MOVED.reached();
      var count = counting("rows compared", 2 * rows);
      var moved = parts.stream().flatMap(part -> compare(part, count).stream()).toList();
      refuseChanged(data, keys);
      return moved;
    }
  }

  private static void refuseUnfinishedRotation(DatabaseView keys) {
    if (keys.number("SELECT count(DISTINCT master_id) FROM data_keys") > 1) {
      throw new CommandException(
          "The rotation of the master key is unfinished. Finish it first: switchboard key rotate");
    }
  }

  private static long rows(Part part) {
    return part.tables().stream()
        .mapToLong(table -> {
          var pages = part.source().pages(table);
          return part.source().read(_ -> pages.count());
        })
        .sum();
  }

  private LongConsumer counting(String what, long all) {
    var done = new long[1];
    return more -> {
      done[0] += more;
      progress.at(what, done[0], all);
    };
  }

  private static void copy(Part part, LongConsumer copied) {
    try (var copy = new TableCopy(part.source(), part.target())) {
      part.tables().forEach(table -> copy.run(table, copied));
    }
  }

  private static List<TableContents> compare(Part part, LongConsumer compared) {
    try (var target = DatabaseView.of(part.target())) {
      var equal = new ArrayList<TableContents>();
      for (var table : part.tables()) {
        var wanted = TableContents.of(part.source(), table, compared);
        var found = TableContents.of(target, table, compared);
        if (!wanted.equals(found)) {
          throw new CommandException(
              "The table %s differs: %,d rows here, %,d rows in %s. The data has changed since the move began. Delete what was copied, and run this again."
                  .formatted(table.name(), wanted.rows(), found.rows(), target.database().place()));
        }
        equal.add(found);
      }
      return equal;
    }
  }

  /** Other commands work without a server, and note in the audit log what they change. */
  private void refuseChanged(DatabaseView data, DatabaseView keys) {
    try (var dataNow = DatabaseView.of(from.data());
        var keysNow = DatabaseView.of(from.keys())) {
      boolean same =
          state(data::number).equals(state(dataNow::number))
              && keyState(keys::number).equals(keyState(keysNow::number));
      if (!same) {
        throw new CommandException(
            "Another command has changed the data while it was moved. Delete what was copied, and run this again.");
      }
    }
  }

  private static List<Long> state(Function<String, Long> number) {
    return List.of(
        number.apply("SELECT COALESCE(max(id), 0) FROM audit_log"),
        number.apply("SELECT count(*) FROM erasure_requests"));
  }

  private static List<Long> keyState(Function<String, Long> number) {
    return List.of(
        number.apply("SELECT count(*) FROM data_keys"),
        number.apply("SELECT COALESCE(max(master_id), 0) FROM data_keys"),
        number.apply("SELECT count(*) FROM erasures_under_way"));
  }

  private void complete(AuditEntry entry) {
    CrashPoint.MOVE_COMPARED.reached();
    try (var store = Store.open(to.data(), KeyRing.open(to.keys(), master))) {
      store.run(tables -> {
        var _ = AuditChain.append(tables, entry);
        tables.metadata().remove(UnfinishedMove.FACT);
      });
    }
  }
}
