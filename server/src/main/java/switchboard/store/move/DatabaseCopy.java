package switchboard.store.move;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Replaces the rows of a database by those of another one: a snapshot of the source, in one
 * transaction of the target, which is committed after the two were compared. Rows are copied as
 * they are stored, so this needs no master key.
 */
public final class DatabaseCopy {

  /** What the databases hold. */
  public enum Contents {
    DATA(MovedTable.DATA),
    KEYS(MovedTable.KEYS);

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list of records
    final List<MovedTable> tables;

    Contents(List<MovedTable> tables) {
      this.tables = tables;
    }
  }

  private final Contents contents;
  private final Database from;
  private final Database to;
  private final Progress progress;
  private final Runnable beforeCommit;

  /** Told how far it has come; what it throws ends the copy. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long all);
  }

  /**
   * @param to at the same version of the schema
   * @param beforeCommit what it throws ends the copy
   */
  public DatabaseCopy(
      Contents contents, Database from, Database to, Progress progress, Runnable beforeCommit) {
    this.contents = contents;
    this.from = from;
    this.to = to;
    this.progress = progress;
    this.beforeCommit = beforeCommit;
  }

  /**
   * @throws StoreUnavailableException when a database failed, or the target does not hold the same
   *     afterwards; nothing was changed then
   */
  public void run() {
    var tables = there();
    try (var source = DatabaseView.holding(from, tables)) {
      var _ =
          DatabaseView.write(
              to,
              open -> {
                replace(tables, source, open);
                beforeCommit.run();
                return true;
              });
    }
  }

  private void replace(List<MovedTable> tables, DatabaseView source, Connection open)
      throws SQLException {
    empty(open, tables);
    var counted = counting(tables, source);
    var copied = new ArrayList<TableContents>();
    for (var table : tables) {
      copied.add(copy(source, open, table, counted));
    }
    if (contents == Contents.DATA) {
      IssuedIds.move(source, to, open);
    }
    for (int i = 0; i < tables.size(); i++) {
      demandSame(copied.get(i), new TablePages(to, open, tables.get(i)), counted);
    }
  }

  /** An older version of the schema, of which there are backups, lacks newer tables. */
  private List<MovedTable> there() {
    if (to.isShared()) {
      return contents.tables;
    }
    try (var view = DatabaseView.of(to)) {
      return contents.tables.stream().filter(table -> isIn(view, table)).toList();
    }
  }

  private static boolean isIn(DatabaseView view, MovedTable table) {
    return view.number(
            "SELECT count(*) FROM sqlite_schema WHERE name = '%s'".formatted(table.name()))
        > 0;
  }

  private void empty(Connection open, List<MovedTable> tables) throws SQLException {
    try (var statement = open.createStatement()) {
      if (to.isShared()) {
        statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        statement.execute(
            "TRUNCATE " + tables.stream().map(MovedTable::name).collect(Collectors.joining(", ")));
        return;
      }
      for (var table : tables.reversed()) {
        statement.execute("DELETE FROM " + table.name());
      }
    }
  }

  /** Each row is read and then compared. */
  private LongConsumer counting(List<MovedTable> tables, DatabaseView source) {
    long all =
        2
            * tables.stream()
                .map(source::pages)
                .mapToLong(pages -> source.read(_ -> pages.count()))
                .sum();
    var done = new long[1];
    return more -> {
      done[0] += more;
      progress.at(done[0], all);
    };
  }

  private TableContents copy(
      DatabaseView source, Connection open, MovedTable table, LongConsumer copied)
      throws SQLException {
    var pages = source.pages(table);
    var sum = new TableContents.Sum();
    var target = new RowInsert(to, open);
    for (var page = page(source, pages, null);
        !page.isEmpty();
        page = page(source, pages, pages.keyOf(page.getLast()))) {
      target.into(table, pages.columns(), page);
      sum.add(page);
      copied.accept(page.size());
    }
    return sum.of(table.name());
  }

  private static List<MovedRow> page(
      DatabaseView source, TablePages pages, @Nullable MovedRow last) {
    return source.read(_ -> pages.after(last));
  }

  private void demandSame(TableContents copied, TablePages written, LongConsumer read)
      throws SQLException {
    if (!TableContents.of(copied.table(), written, read).equals(copied)) {
      throw new StoreUnavailableException(
          "The copy of the table %s in %s differs from what was written."
              .formatted(copied.table(), to.place()),
          null);
    }
  }
}
