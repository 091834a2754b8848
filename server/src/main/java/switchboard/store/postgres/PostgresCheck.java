package switchboard.store.postgres;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database can be used, and otherwise why not and what to do.
 *
 * @param used the database that the program works on
 * @param migrated the same, seen by the connection that migrates it
 */
record PostgresCheck(
    PostgresSchema schema, PostgresState used, PostgresState migrated, boolean hasDirectUrl) {

  private static final int OLDEST_VERSION = 17;

  /** One or two sentences without the last full stop; empty when it can be used. */
  Optional<String> refusal() {
    return Optional.ofNullable(server()).or(() -> Optional.ofNullable(tables()));
  }

  private @Nullable String server() {
    if (used.version() < OLDEST_VERSION) {
      return "its PostgreSQL has version %d. Install version %d or newer"
          .formatted(used.version(), OLDEST_VERSION);
    }
    if (!used.encoding().equals("UTF8")) {
      return "its encoding is %s. Create it with ENCODING 'UTF8'".formatted(used.encoding());
    }
    if (used.replica()) {
      return "it is a read-only replica. Set DATABASE_URL to its primary";
    }
    if (used.readOnly()) {
      return "its transactions are read-only. Set default_transaction_read_only to off for its user";
    }
    if (used.commitsLater()) {
      return "synchronous_commit is off, so a crash of the server would lose updates. Set it to on for its user";
    }
    if (migrated.pooled()) {
      return hasDirectUrl
          ? "DATABASE_DIRECT_URL leads to a connection pooler. Set it to PostgreSQL itself"
          : "a connection pooler stands in between. Set DATABASE_DIRECT_URL to PostgreSQL itself, for migrations";
    }
    return null;
  }

  private @Nullable String tables() {
    if (migrated.newest() > schema.newest) {
      return "a newer version of Switchboard has changed it: its schema is %d, and this version supports up to %d. Start the newer version"
          .formatted(migrated.newest(), schema.newest);
    }
    if (migrated.hasForeignTables()) {
      return "it belongs to another program: its tables are not those of Switchboard. Set DATABASE_URL to an empty database";
    }
    if (isFromBeforeTheFirstRelease()) {
      return "a version from before the first release wrote it, and this version cannot update it. Start the version that wrote it, or set DATABASE_URL to an empty database";
    }
    if (migrated.newest() == schema.newest) {
      return null;
    }
    if (migrated.schema() == null) {
      return schema == PostgresSchema.KEYS && migrated.mayCreateSchemas()
          ? null
          : "its user may not create the schema %s. Make the user the owner of the database"
              .formatted(schema == PostgresSchema.KEYS ? PostgresSchema.KEYS_NAME : "public");
    }
    return migrated.mayCreate()
        ? null
        : "its user may not create tables in the schema %s. Make the user the owner of the database"
            .formatted(migrated.schema());
  }

  /** The first migration still changed then. */
  private boolean isFromBeforeTheFirstRelease() {
    var checksums = migrated.checksums();
    return !checksums.isEmpty() && !checksums.getFirst().equals(schema.checksums().getFirst());
  }
}
