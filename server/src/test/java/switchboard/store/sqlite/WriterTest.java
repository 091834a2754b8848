package switchboard.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.store.keys.ColumnCipher;
import switchboard.store.keys.KeyRing;

class WriterTest {

  @TempDir Path folder;

  @Test
  void anErrorWhenTheDatabaseIsOpenedFailsTheWorkAndTheNextIsTriedAgain() {
    var sqlite = new SqliteDatabase(folder.resolve("switchboard.db"), Schema.DATA);
    sqlite.migrate();
    var broken = new AtomicBoolean(true);
    try (var keys =
            KeyRing.open(folder.resolve("keys.db"), KeySource.file(folder.resolve("master.json")));
        var writer =
            new Writer(
                () -> {
                  if (broken.get()) {
                    throw new UnsatisfiedLinkError("the driver's native part is not there");
                  }
                  return sqlite.open();
                },
                new ColumnCipher(keys),
                () -> {})) {
      var failed = writer.submit(tables -> tables.outbox().highestId());
      assertThatThrownBy(() -> failed.orTimeout(20, TimeUnit.SECONDS).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(StoreUnavailableException.class);
      broken.set(false);
      assertThat(
              writer
                  .submit(tables -> tables.outbox().highestId())
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join())
          .isZero();
    }
  }
}
