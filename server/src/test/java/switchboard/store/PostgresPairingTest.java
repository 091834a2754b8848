package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;
import switchboard.store.postgres.PostgresAddress;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.postgres.PostgresSchema;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** Data and keys on PostgreSQL that do not belong together are refused unchanged. */
@TestInstance(Lifecycle.PER_CLASS)
@NeedsPostgres
class PostgresPairingTest {

  private final String one = TestPostgres.create("");
  private final String other = TestPostgres.create("");
  private final Path folder;

  PostgresPairingTest(@TempDir Path folder) {
    this.folder = folder;
    fill(databases(one, one));
    fill(databases(other, other));
  }

  private static PostgresAddress address(String name) {
    return new PostgresAddress(TestPostgres.url(name), null, null);
  }

  private static Databases databases(String data, String keys) {
    return new Databases.Served(
        new PostgresDatabase(address(data), null, PostgresSchema.DATA),
        new PostgresDatabase(address(keys), null, PostgresSchema.KEYS));
  }

  private KeySource master() {
    return KeySource.file(folder.resolve("master.json"));
  }

  private void fill(Databases databases) {
    try (var store = Store.open(databases, master())) {
      var now = Instant.now();
      store.run(tables ->
          tables
              .users()
              .save(
                  List.of(
                      new UserRow(
                          new UserId(5),
                          "ann",
                          "Ann",
                          null,
                          "en",
                          false,
                          new ChatId(5),
                          now,
                          now,
                          true))));
      assertThat(store.bytes()).isPositive();
    }
  }

  private void isRefused(Databases databases, String... words) {
    assertThatThrownBy(() -> Store.open(databases, master()).close())
        .isInstanceOf(MasterKeyException.class)
        .satisfies(
            e -> assertThat(e.getMessage()).contains(words).endsWith("nothing was changed."));
  }

  @Test
  void aSecondStartFindsBoth() {
    fill(databases(one, one));
  }

  @Test
  void keysMayBeInADatabaseOfTheirOwn() {
    var data = TestPostgres.create("");
    var keys = TestPostgres.create("");
    fill(databases(data, keys));
    fill(databases(data, keys));
    isRefused(databases(data, data), "The keys for the database " + data, "KEYS_DATABASE_URL");
  }

  @Test
  void keysOfAnotherBotAreRefused() {
    isRefused(
        databases(one, other),
        "The schema keys in the database " + other,
        "does not hold the keys for the database " + one);
  }

  @Test
  void dataWithoutKeysIsRefused() {
    var copy = TestPostgres.create("TEMPLATE " + one);
    TestPostgres.execute(copy, "DROP SCHEMA keys CASCADE");
    isRefused(
        databases(copy, copy), "The keys for the database " + copy + " on localhost are missing");
  }

  @Test
  void keysOfPeopleWithoutTheirDataAreRefused() {
    var empty = TestPostgres.create("");
    isRefused(databases(empty, one), empty + " on localhost is empty", "the keys of 1 user");
  }

  @Test
  void anotherMasterKeyIsRefused() {
    var another = KeySource.file(folder.resolve("another.json"));
    assertThatThrownBy(() -> Store.open(databases(one, one), another).close())
        .hasMessageContaining("is missing, and without it nothing in the database " + one);
    try (var store =
        Store.open(databases(TestPostgres.create(""), TestPostgres.create("")), another)) {
      assertThat(store.keys().name()).isNotEmpty();
    }
    assertThatThrownBy(() -> Store.open(databases(one, one), another).close())
        .hasMessageContaining("is not the master key of these keys");
  }
}
