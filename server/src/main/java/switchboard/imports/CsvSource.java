package switchboard.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.base.PluralForm;
import switchboard.imports.Found.Problem;

/** A list of people as CSV. */
public final class CsvSource implements Source {

  private final Path file;
  private final Times times;
  private final CsvColumns columns;
  private final int fields;

  /**
   * @param map which column is what; absent: the header has the names of the original bot
   * @throws CommandException when it cannot be read, or the map does not fit
   */
  public CsvSource(Path file, @Nullable String map, Times times) {
    this.file = file;
    this.times = times;
    try (var csv = CsvFile.open(file)) {
      var header = csv.header();
      if (header.isEmpty()) {
        throw new CommandException("The file %s is empty.".formatted(file));
      }
      columns = CsvColumns.of(map, header);
      fields = header.size();
    }
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void read(Sink sink) {
    var reader = new RowReader(times, sink);
    try (var csv = CsvFile.open(file)) {
      var _ = csv.header();
      csv.read(line -> {
        read(line, reader);
        sink.progress(csv.done(), csv.size());
      });
    }
  }

  private void read(CsvRecord line, RowReader reader) {
    var where = "line " + line.getStartingLineNumber();
    if (line.getFieldCount() != fields) {
      var detail =
          "%s, and %d in the header"
              .formatted(PluralForm.count(line.getFieldCount(), "field"), fields);
      reader.sink().take(Problem.skipped(where, Kind.PERSON, Reason.WRONG_FIELDS, detail));
      return;
    }
    var values = new HashMap<String, String>();
    columns.indexes().forEach((name, index) -> values.put(name, line.getField(index)));
    var language = values.get("language");
    if (language != null) {
      values.put("language_code", language);
    }
    var row = Row.ofTexts(where, values);
    var person = reader.person(row, true);
    reader.sink().take(person);
    if (person instanceof Found.Person && hasPreference(row)) {
      reader.sink().take(reader.preference(row));
    }
  }

  private static boolean hasPreference(Row row) {
    return Values.language(row.get("language")) != null
        || Values.flag(row.get("notifications")) != null;
  }
}
