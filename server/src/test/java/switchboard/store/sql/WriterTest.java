package switchboard.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;
import switchboard.testing.CapturedLog;

class WriterTest {

  @TempDir Path folder;
  private final CapturedLog log = new CapturedLog(Writer.class).withNotes();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void anErrorWhenTheDatabaseIsOpenedFailsTheWorkAndTheNextIsTriedAgain() {
    var sqlite = new SqliteDatabase(folder.resolve("switchboard.db"), Schema.DATA);
    sqlite.migrate();
    var broken = new AtomicBoolean(true);
    var connections =
        new ConnectionFactory<>(
            sqlite,
            new PlainText(),
            handle -> {
              if (broken.get()) {
                throw new UnsatisfiedLinkError("the driver's native part is not there");
              }
              return handle.attach(MetadataDao.class);
            });
    try (var writer = new Writer<>(connections, new Writer.Transactions() {})) {
      for (int i = 0; i < 3; i++) {
        var failed = writer.submit(facts -> facts.find("name"));
        assertThatThrownBy(() -> failed.orTimeout(20, TimeUnit.SECONDS).join())
            .isInstanceOf(CompletionException.class)
            .hasCauseInstanceOf(StoreUnavailableException.class);
      }
      broken.set(false);
      assertThat(writer.submit(facts -> facts.find("name")).orTimeout(20, TimeUnit.SECONDS).join())
          .isEmpty();
    } // closed, so that the log is complete
    assertThat(log.lines()).hasSize(2);
    assertThat(log.values("unlogged")).containsExactly("0", "2");
  }
}
