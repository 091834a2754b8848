package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Statements that SQLite ran, as traced by the JVM (JEP 520). One for many rows counts once.
 *
 * @param transactions of the store's writer: for each of its statements, the class outside the
 *     store that ran it; without BEGIN and COMMIT
 * @param others the same of all statements on other threads
 */
public record StatementTrace(List<List<String>> transactions, List<String> others) {

  /** The two methods of the driver that every prepared statement goes through. */
  private static final String DRIVER = "org.sqlite.core.DB";

  private static final String WRITER = "store-writer";

  private static final String METHODS = DRIVER + "::execute;" + DRIVER + "::executeBatch";

  /** Overloads call each other; these take the statement. */
  private static final String STATEMENT = "(Lorg/sqlite/core/";

  /**
   * A statement.
   *
   * @param caller empty for BEGIN, COMMIT and ROLLBACK
   */
  private record Statement(String thread, String caller) {

    static Statement of(RecordedEvent event) {
      var caller =
          event.getStackTrace().getFrames().stream()
              .map(frame -> frame.getMethod().getType().getName())
              .filter(name -> name.startsWith("switchboard.") && !name.contains(".store."))
              .findFirst()
              .orElse("");
      return new Statement(
          String.valueOf(event.getThread().getJavaName()),
          caller.replaceFirst("\\$\\$Lambda.*", "").replaceFirst("^.*\\.", ""));
    }
  }

  /** Traces the statements of all threads but this one during the work. */
  public static StatementTrace of(Path file, Runnable work) {
    try (var recording = new Recording()) {
      recording.enable("jdk.MethodTrace").with("filter", METHODS).withStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      return of(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StatementTrace of(List<Statement> statements) {
    var transactions = new ArrayList<List<String>>();
    var others = new ArrayList<String>();
    var own = Thread.currentThread().getName();
    List<String> open = new ArrayList<>();
    for (var statement : statements) {
      if (!statement.thread().equals(WRITER)) {
        if (!statement.thread().equals(own) && !statement.caller().isEmpty()) {
          others.add(statement.caller());
        }
      } else if (!statement.caller().isEmpty()) {
        open.add(statement.caller());
      } else if (!open.isEmpty()) {
        transactions.add(open);
        open = new ArrayList<>();
      }
    }
    return new StatementTrace(transactions, others);
  }

  private static List<Statement> read(Path file) throws IOException {
    var events = new ArrayList<RecordedEvent>();
    for (var event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().equals("jdk.MethodTrace")) {
        RecordedMethod method = event.getValue("method");
        if (method.getDescriptor().startsWith(STATEMENT)) {
          events.add(event);
        }
      }
    }
    events.sort(Comparator.comparing(RecordedEvent::getStartTime));
    return events.stream().map(Statement::of).toList();
  }
}
