package switchboard.console;

import java.util.List;
import org.springframework.web.servlet.View;
import switchboard.operations.ExportedTable;
import switchboard.operations.TableFormat;
import switchboard.web.StreamedFile;

/** The download of a table in the requested format. */
public final class TableDownload {

  private TableDownload() {}

  /**
   * @param name the file name without its ending
   */
  public static View of(ExportedTable<?> table, String format, String name) {
    var chosen = TableFormat.of(format);
    return new StreamedFile(
        chosen.mediaType(), name + "." + chosen.word(), out -> table.write(chosen, out));
  }

  public static <R extends Record> View of(
      Class<R> type, List<R> rows, String format, String name) {
    return of(ExportedTable.of(type, rows), format, name);
  }
}
