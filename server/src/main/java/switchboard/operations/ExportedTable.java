package switchboard.operations;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import switchboard.domain.NumericId;
import switchboard.store.IdAsNumber;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table that is exported, with a column for each component of its records.
 *
 * @param pieces the rows, read piece by piece, so that memory is bounded however many there are
 */
public record ExportedTable<R extends Record>(Class<R> type, Stream<List<R>> pieces) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(NumericId.class, IdAsNumber.class)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  public static <R extends Record> ExportedTable<R> of(Class<R> type, List<R> rows) {
    return new ExportedTable<>(type, Stream.of(rows));
  }

  /** Writes the table and returns the number of its rows. */
  public long write(TableFormat format, Writer out) throws IOException {
    var columns = columns();
    long rows = 0;
    out.write(format.begin(columns));
    for (var piece : (Iterable<List<R>>) pieces::iterator) {
      for (var row : piece) {
        out.write(format.row(JSON.valueToTree(row), columns, rows == 0));
        rows++;
      }
    }
    out.write(format.end());
    out.flush();
    return rows;
  }

  /** The names that the components have in JSON. */
  private List<String> columns() {
    return Arrays.stream(type.getRecordComponents())
        .map(part -> part.getName().replaceAll("[A-Z]", "_$0").toLowerCase(Locale.ROOT))
        .toList();
  }
}
