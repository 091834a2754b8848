package switchboard.store.move;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is stored: ciphertext stays ciphertext.
 *
 * @param values numbers, texts, bytes and nulls
 */
record MovedRow(List<@Nullable Object> values) {

  private static final int OVERHEAD = 16;

  static MovedRow read(ResultSet from, List<MovedColumn> columns) throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(from, i + 1, columns.get(i).type()));
    }
    return new MovedRow(values);
  }

  private static @Nullable Object value(ResultSet from, int index, int type) throws SQLException {
    return switch (type) {
      case Types.BIGINT -> {
        long number = from.getLong(index);
        yield from.wasNull() ? null : number;
      }
      case Types.BINARY -> from.getBytes(index);
      default -> from.getString(index);
    };
  }

  void bind(PreparedStatement to, List<MovedColumn> columns) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      switch (values.get(i)) {
        case null -> to.setNull(i + 1, columns.get(i).type());
        case Long number -> to.setLong(i + 1, number);
        case byte[] bytes -> to.setBytes(i + 1, bytes);
        case Object text -> to.setString(i + 1, text.toString());
      }
    }
  }

  /** Adds the row so that no two different rows add the same. */
  void digest(MessageDigest to) {
    for (var value : values) {
      switch (value) {
        case null -> to.update((byte) 0);
        case Long number -> to.update(ByteBuffer.allocate(9).put((byte) 1).putLong(number).flip());
        case byte[] bytes -> digest(to, 2, bytes);
        case Object text -> digest(to, 3, text.toString().getBytes(UTF_8));
      }
    }
  }

  private static void digest(MessageDigest to, int kind, byte[] bytes) {
    to.update(ByteBuffer.allocate(5).put((byte) kind).putInt(bytes.length).flip());
    to.update(bytes);
  }

  /** About how much memory it takes. */
  long bytes() {
    long bytes = 0;
    for (var value : values) {
      bytes +=
          switch (value) {
            case byte[] content -> OVERHEAD + content.length;
            case String text -> OVERHEAD + 2L * text.length();
            case null, default -> OVERHEAD;
          };
    }
    return bytes;
  }
}
