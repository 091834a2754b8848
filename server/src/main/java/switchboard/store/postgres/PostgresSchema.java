package switchboard.store.postgres;

/** The schemas of the two databases, each with its migrations. */
public enum PostgresSchema {
  /** In the schema that the connection starts with, usually {@code public}. */
  DATA("db/migration/postgres/data", 4),
  KEYS("db/migration/postgres/keys", 1);

  /** The name of the schema of the keys. */
  static final String KEYS_NAME = "keys";

  /** The folder with the migrations, among the resources. */
  final String folder;

  /** The number of the last migration known to this version. */
  final int newest;

  PostgresSchema(String folder, int newest) {
    this.folder = folder;
    this.newest = newest;
  }
}
