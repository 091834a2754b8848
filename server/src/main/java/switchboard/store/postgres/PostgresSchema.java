package switchboard.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import switchboard.store.sql.MigrationChecksum;

/** The schemas of the two databases, each with its migrations. */
public enum PostgresSchema {
  /** In the schema that the connection starts with, usually {@code public}. */
  DATA(
      "db/migration/postgres/data",
      "V1__schema",
      "V2__instances",
      "V3__login_limits",
      "V4__activity",
      "V5__one_index_of_messages",
      "V6__sent_media",
      "V7__media",
      "V8__waiting",
      "V9__words",
      "V10__staff",
      "V11__insight"),
  KEYS("db/migration/postgres/keys", "V1__schema");

  /** The name of the schema of the keys. */
  static final String KEYS_NAME = "keys";

  /** How often Flyway looks, once a second, whether another instance has migrated. */
  private static final int LOCK_TRIES = 900;

  /** The folder with the migrations, among the resources. */
  private final String folder;

  /** The number of the last migration known to this version. */
  final int newest;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<String> migrations;

  /**
   * @param migrations in order, named after their files
   */
  PostgresSchema(String folder, String... migrations) {
    this.folder = folder;
    this.migrations = List.of(migrations);
    newest = number(migrations[migrations.length - 1]);
  }

  private static int number(String migration) {
    return Integer.parseInt(migration.substring(1, migration.indexOf("__")));
  }

  /**
   * @param version number of the last migration; 0 when there was none
   */
  public boolean isNewerThan(int version) {
    return version > 0 && version < newest;
  }

  Flyway flyway(DataSource source) {
    var flyway =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:" + folder)
            .placeholderReplacement(false)
            .lockRetryCount(LOCK_TRIES)
            .ignoreMigrationPatterns(new String[0]);
    if (this == KEYS) {
      flyway.schemas(KEYS_NAME);
    }
    return flyway.load();
  }

  /** The checksums in Flyway's history once all migrations are done. */
  List<Integer> checksums() {
    return migrations.stream().map(this::checksum).toList();
  }

  private int checksum(String migration) {
    var path = "/" + folder + "/" + migration + ".sql";
    try (var script = PostgresSchema.class.getResourceAsStream(path)) {
      return MigrationChecksum.of(Objects.requireNonNull(script, path).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
