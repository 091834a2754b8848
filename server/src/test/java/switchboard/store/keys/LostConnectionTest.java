package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;

/** Transactions that run twice, because PostgreSQL ends the connection during the first time. */
@NeedsPostgres
class LostConnectionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final UserId ANN = new UserId(5);
  private static final UserId BEN = new UserId(6);

  @TempDir Path folder;
  private final AtomicInteger attempts = new AtomicInteger();
  private Store store;
  private KeyDatabase keys;

  @BeforeEach
  void open() {
    store = TestDatabase.POSTGRES.open(folder);
    keys = store.keys().database();
    store.keys().ensure(List.of(ANN)); // only connections that were open before are opened again
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void disconnectTheFirstTime() {
    if (attempts.incrementAndGet() == 1) {
      TestPostgres.disconnectAll(folder);
    }
  }

  @Test
  void aTransactionThatWritesKeysIsDoneOnce() {
    boolean deleted =
        keys.write(tables -> {
          tables.ledger().begin(ANN, "R-1", NOW);
          disconnectTheFirstTime();
          return tables.dataKeys().delete(ANN);
        });
    assertThat(attempts).hasValue(2);
    assertThat(deleted).isTrue();
    assertThat(store.keys().underWay()).hasSize(1);
  }

  @Test
  void aTransactionThatReadsKeysReadsOneSnapshot() {
    long difference =
        keys.read(tables -> {
          long first = tables.dataKeys().count();
          disconnectTheFirstTime();
          if (attempts.get() == 1) {
            TestDatabase.POSTGRES.changeKeys(folder, "DELETE FROM data_keys");
          }
          return first - tables.dataKeys().count();
        });
    assertThat(attempts).hasValue(2);
    assertThat(difference).isZero();
  }

  @Test
  void aSingleStatementIsRepeated() {
    var found =
        keys.readOnce(tables -> {
          disconnectTheFirstTime();
          return tables.dataKeys().of(List.of(ANN));
        });
    assertThat(attempts).hasValue(2);
    assertThat(found).hasSize(1);
  }

  @Test
  void keysAreCreatedOnceThoughTheConnectionWasLostBefore() {
    TestPostgres.disconnectAll(folder);
    store.keys().ensure(List.of(ANN, BEN));
    assertThat(keys.<Long>read(tables -> tables.dataKeys().count())).isEqualTo(2);
  }
}
