package switchboard.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.store.sql.ConnectionFactory;
import switchboard.store.sql.Pipeline;
import switchboard.store.sql.PlainText;
import switchboard.store.sql.Readers;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.Writer;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** What the writer and the readers do when PostgreSQL ends a transaction or a connection. */
@NeedsPostgres
class PostgresWriterTest {

  private static final String NAMES = "SELECT string_agg(name, ' ' ORDER BY name) FROM instance";

  @TempDir Path folder;
  private PostgresDatabase database;
  private ConnectionFactory<Handle> connections;

  @BeforeEach
  void connect() {
    database = TestPostgres.database(folder);
    connections = new ConnectionFactory<>(database, new PlainText(), Function.identity());
  }

  private static boolean add(Handle handle, String name) {
    return handle.execute("INSERT INTO instance VALUES (?, '')", name) == 1;
  }

  @Test
  void aDeadlockIsRepeated() throws Exception {
    try (var other = database.open();
        var blocker = other.createStatement();
        var writer = new Writer<>(connections, new Writer.Transactions() {})) {
      writer.submit(handle -> add(handle, "a") && add(handle, "b")).join();
      blocker.execute("BEGIN; SET LOCAL deadlock_timeout = '1min'"); // the writer is the victim
      blocker.execute("UPDATE instance SET content = 'x' WHERE name = 'b'");
      var holdsA = new CountDownLatch(1);
      var attempts = new AtomicInteger();
      var work =
          writer.submit(handle -> {
            attempts.incrementAndGet();
            handle.execute("UPDATE instance SET content = 'y' WHERE name = 'a'");
            holdsA.countDown();
            return handle.execute("UPDATE instance SET content = 'y' WHERE name = 'b'");
          });
      assertThat(holdsA.await(20, TimeUnit.SECONDS)).isTrue();
      blocker.execute(
          "UPDATE instance SET content = 'x' WHERE name = 'a'"); // until the writer fails
      blocker.execute("COMMIT");
      assertThat(work.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1);
      assertThat(attempts).hasValueGreaterThan(1);
      assertThat(text(other, "SELECT string_agg(content, '') FROM instance")).isEqualTo("yy");
    }
  }

  @Test
  void workThatConflictsForEverIsGivenUpAsUnavailable() throws Exception {
    try (var writer = new Writer<>(connections, new Writer.Transactions() {});
        var other = database.open()) {
      var attempts = new AtomicInteger();
      var work =
          writer.submit(handle -> {
            attempts.incrementAndGet();
            return handle.execute("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''40001''; END'");
          });
      assertThatThrownBy(() -> work.orTimeout(20, TimeUnit.SECONDS).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(StoreUnavailableException.class);
      assertThat(attempts).hasValueGreaterThan(3);
      assertThat(writer.submit(handle -> add(handle, "later")).join()).isTrue();
      assertThat(text(other, NAMES)).isEqualTo("later");
    }
  }

  @Test
  void connectionsThatEndedWhileIdleAreOpenedAgainUnnoticed() throws Exception {
    try (var writer = new Writer<>(connections, new Writer.Transactions() {});
        var readers = new Readers<>(connections, 1)) {
      assertThat(writer.submit(handle -> add(handle, "a")).join()).isTrue();
      assertThat(readers.submit(PostgresWriterTest::names).join()).isEqualTo("a");
      TestPostgres.disconnectAll(folder);
      assertThat(writer.submit(handle -> add(handle, "b")).join()).isTrue();
      assertThat(readers.submit(PostgresWriterTest::names).join()).isEqualTo("a b");
    }
  }

  @Test
  void aConnectionThatEndsDuringTheWorkFailsItAndNothingIsWritten() {
    try (var writer = new Writer<>(connections, new Writer.Transactions() {})) {
      var work =
          writer.submit(handle -> {
            var _ = add(handle, "a");
            TestPostgres.disconnectAll(folder);
            return add(handle, "b");
          });
      assertThatThrownBy(work::join).hasCauseInstanceOf(StoreUnavailableException.class);
      assertThat(writer.submit(PostgresWriterTest::names).join()).isNull();
    }
  }

  @Test
  void workWhoseConnectionIsLostIsRepeated() {
    try (var writer = new Writer<>(connections, new Writer.Transactions() {})) {
      assertThat(writer.submit(handle -> add(handle, "a")).join()).isTrue();
      var attempts = new AtomicInteger();
      var work =
          writer.submit(handle -> {
            var _ = add(handle, "b");
            if (attempts.getAndIncrement() == 0) {
              TestPostgres.disconnectAll(folder);
            }
            return add(handle, "c");
          });
      assertThat(work.join()).isTrue();
      assertThat(writer.submit(PostgresWriterTest::names).join()).isEqualTo("a b c");
      assertThat(attempts).hasValue(2);
    }
  }

  @Test
  void aReadWhoseConnectionIsLostIsRepeatedOnOneSnapshot() {
    try (var writer = new Writer<>(connections, new Writer.Transactions() {});
        var readers = new Readers<>(connections, 1)) {
      assertThat(writer.submit(handle -> add(handle, "a")).join()).isTrue();
      assertThat(readers.submit(PostgresWriterTest::names).join()).isEqualTo("a");
      var attempts = new AtomicInteger();
      var read =
          readers.submit(handle -> {
            var first = names(handle);
            if (attempts.getAndIncrement() == 0) {
              TestPostgres.disconnectAll(folder);
              assertThat(writer.submit(other -> add(other, "b")).join()).isTrue();
            }
            return first + ", " + names(handle);
          });
      assertThat(read.join()).isEqualTo("a b, a b");
      assertThat(attempts).hasValue(2);
    }
  }

  @Test
  void aStatementThatFailsWithTheCommitFailsItsOwnWorkOnly() {
    var people = List.of(new UserId(1));
    try (var writer = new Writer<>(connections, new Writer.Transactions() {})) {
      var works =
          List.of(
              writer.submit(handle -> add(handle, "a")),
              writer.submit(handle -> Pipeline.later(handle, "SELECT no_such_function(?)", people)),
              writer.submit(handle -> add(handle, "b")));
      assertThatThrownBy(works.get(1)::join)
          .hasCauseInstanceOf(UnableToExecuteStatementException.class);
      assertThat(List.of(works.get(0).join(), works.get(2).join())).containsOnly(true);
      assertThat(writer.submit(PostgresWriterTest::names).join()).isEqualTo("a b");
    }
  }

  private static String names(Handle handle) {
    return handle.createQuery(NAMES).mapTo(String.class).one();
  }

  private static String text(Connection connection, String sql) throws Exception {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }
}
