package switchboard.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;

@NeedsPostgres
class PostgresRowLockTest {

  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

  @TempDir Path folder;

  /** Two that lock the same people in opposite order do not wait for each other. */
  @Test
  void aSecondTransactionWaitsForTheFirstPersonItShares() throws Exception {
    var now = Instant.now();
    var users = LongStream.rangeClosed(1, 5).mapToObj(UserId::new).toList();
    try (var one = TestDatabase.POSTGRES.open(folder);
        var other = TestDatabase.POSTGRES.connect(folder);
        var statement = other.createStatement()) {
      one.run(tables ->
          tables
              .users()
              .save(
                  users.stream()
                      .map(user ->
                          new UserRow(
                              user,
                              null,
                              "P",
                              null,
                              null,
                              false,
                              new ChatId(user.value()),
                              now,
                              now,
                              true))
                      .toList()));
      statement.execute("BEGIN");
      statement.execute("SELECT 1 FROM users WHERE user_id = 3 FOR UPDATE");
      var locked =
          one.write(tables -> {
            tables.users().lock(List.of(users.get(4), users.get(2), users.get(0)));
            return true;
          });
      Eventually.holds(
          "it waits", () -> !TestDatabase.POSTGRES.rows(folder, WAITING).contains("0"));
      // It has locked the first, waits for the third, and has not touched the fifth.
      assertThat(isFree(1)).isFalse();
      assertThat(isFree(5)).isTrue();
      statement.execute("COMMIT");
      assertThat(locked.join()).isTrue();
    }
  }

  private boolean isFree(long user) {
    return TestDatabase.POSTGRES
        .rows(
            folder, "SELECT user_id FROM users WHERE user_id = " + user + " FOR UPDATE SKIP LOCKED")
        .contains(Long.toString(user));
  }
}
