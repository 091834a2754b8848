package switchboard.store.move;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds.
 *
 * @param sha256 over its rows in the order of their keys
 */
public record TableContents(String table, long rows, String sha256) {

  static TableContents of(DatabaseView view, MovedTable table, LongConsumer read) {
    var pages = view.pages(table);
    return view.read(_ -> of(table.name(), pages, read));
  }

  static TableContents of(String table, TablePages pages, LongConsumer read) throws SQLException {
    var sum = new Sum();
    @Nullable MovedRow last = null;
    for (var page = pages.after(last); !page.isEmpty(); page = pages.after(last)) {
      sum.add(page);
      last = pages.keyOf(page.getLast());
      read.accept(page.size());
    }
    return sum.of(table);
  }

  /** Adds up the rows of a table, in the order of their keys. */
  static final class Sum {

    private final MessageDigest digest = newDigest();
    private long rows;

    void add(List<MovedRow> page) {
      page.forEach(row -> row.digest(digest));
      rows += page.size();
    }

    TableContents of(String table) {
      return new TableContents(table, rows, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // each Java has it
    }
  }
}
