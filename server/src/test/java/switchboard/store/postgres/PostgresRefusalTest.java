package switchboard.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** Databases that cannot be used: each is refused with what to do, and unchanged. */
@NeedsPostgres
class PostgresRefusalTest {

  private String name;

  @BeforeEach
  void create() {
    name = TestPostgres.create("");
  }

  private void change(String sql) {
    TestPostgres.execute(name, sql.replace("{db}", name));
  }

  private PostgresDatabase database(PostgresSchema schema, @Nullable String user) {
    var url = TestPostgres.url(name);
    return new PostgresDatabase(
        new PostgresAddress(
            user == null ? url : url.replaceFirst("user=\\w+", "user=" + user), null, null),
        null,
        schema);
  }

  private void isRefused(PostgresSchema schema, @Nullable String user, String... words)
      throws SQLException {
    long before = tables();
    assertThatThrownBy(() -> database(schema, user).migrate())
        .isInstanceOf(StoreUnavailableException.class)
        .satisfies(e ->
            assertThat(e.getMessage())
                .startsWith("The database " + name + " on localhost cannot be used: ")
                .endsWith(".")
                .contains(words));
    assertThat(tables()).isEqualTo(before);
  }

  private long tables() throws SQLException {
    try (var connection = database(PostgresSchema.DATA, null).open();
        var statement = connection.createStatement();
        var count =
            statement.executeQuery(
                "SELECT count(*) FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'keys'))")) {
      count.next();
      return count.getLong(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "synchronous_commit, off, synchronous_commit is off",
    "default_transaction_read_only, on, its transactions are read-only"
  })
  void aDatabaseWithASettingThatBreaksAPromiseIsRefused(String setting, String value, String words)
      throws SQLException {
    change("ALTER DATABASE {db} SET %s = %s".formatted(setting, value));
    isRefused(PostgresSchema.DATA, null, words);
    isRefused(PostgresSchema.KEYS, null, words);
  }

  @Test
  void aUserWhoMayNotCreateTablesIsRefused() throws SQLException {
    change("CREATE ROLE weak_{db} LOGIN");
    isRefused(
        PostgresSchema.DATA, "weak_" + name, "may not create tables in the schema public", "owner");
    isRefused(PostgresSchema.KEYS, "weak_" + name, "may not create the schema keys", "owner");
    change("CREATE SCHEMA keys");
    change("GRANT USAGE ON SCHEMA keys TO weak_{db}");
    isRefused(
        PostgresSchema.KEYS, "weak_" + name, "may not create tables in the schema keys", "owner");
  }

  @Test
  void aWrongPasswordIsRefused() throws SQLException {
    change("CREATE ROLE guarded_{db} LOGIN PASSWORD 'right'");
    TestPostgres.demandPassword("guarded_" + name);
    isRefused(PostgresSchema.DATA, "guarded_" + name, "DATABASE_PASSWORD");
    var wrong =
        new PostgresAddress(
            TestPostgres.url(name).replaceFirst("user=\\w+", "user=guarded_" + name),
            null,
            "wrong");
    assertThatThrownBy(() -> new PostgresDatabase(wrong, null, PostgresSchema.DATA).migrate())
        .hasMessageContaining("it refuses the user or the password. Check DATABASE_USER")
        .hasMessageNotContaining("wrong");
  }

  @ParameterizedTest
  @CsvSource({"DATA, public", "KEYS, keys"})
  void aNewerSchemaIsRefused(PostgresSchema schema, String place) throws SQLException {
    database(schema, null).migrate();
    change(
        """
        INSERT INTO %s.flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 5, 'x', 1, true)
        """
            .formatted(place));
    isRefused(schema, null, "its schema is 99, and this version supports up to ");
  }

  @Test
  void tablesThatAnotherVersionHasChangedAreRefused() throws SQLException {
    database(PostgresSchema.DATA, null).migrate();
    change("UPDATE flyway_schema_history SET checksum = 5 WHERE version = '2'");
    isRefused(PostgresSchema.DATA, null, "another version of Switchboard has changed its tables");
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereTlsIsDemanded() {
    var address = new PostgresAddress(TestPostgres.url(name) + "&sslmode=require", null, null);
    assertThatThrownBy(() -> new PostgresDatabase(address, null, PostgresSchema.DATA).migrate())
        .hasMessageContaining("sslmode");
  }

  @Test
  void aParameterThatTheDriverRefusesIsNamed() {
    var address = new PostgresAddress(TestPostgres.url(name) + "&sslmode=maybe", null, null);
    assertThatThrownBy(() -> new PostgresDatabase(address, null, PostgresSchema.DATA).migrate())
        .hasMessageContaining("the parameters in its URL do not fit");
  }

  private static PostgresState state(int version, boolean replica, boolean pooled) {
    return new PostgresState(
        version, "UTF8", replica, false, false, pooled, true, "public", true, 0, List.of(), false);
  }

  /** What the server of the tests cannot show. */
  @Test
  void anOldServerAReplicaAndAPoolerAreRefused() {
    assertThat(refusal(state(16, false, false), false)).contains("has version 16");
    assertThat(refusal(state(17, true, false), false)).contains("replica");
    assertThat(refusal(state(17, false, true), false)).contains("Set DATABASE_DIRECT_URL");
    assertThat(refusal(state(17, false, true), true)).contains("leads to a connection pooler");
    assertThat(refusal(state(17, false, false), false)).isEmpty();
  }

  private static String refusal(PostgresState state, boolean direct) {
    return new PostgresCheck(PostgresSchema.DATA, state, state, direct).refusal().orElse("");
  }
}
