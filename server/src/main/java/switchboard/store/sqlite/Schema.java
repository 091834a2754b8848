package switchboard.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import switchboard.store.sql.MigrationChecksum;

/** The schemas of the two databases, each with its migrations. */
public enum Schema {
  DATA(
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
  KEYS("V1__schema");

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<String> migrations;

  /**
   * @param migrations in order, named after their files
   */
  Schema(String... migrations) {
    this.migrations = List.of(migrations);
  }

  /** The folder with the migrations, among the resources. */
  String folder() {
    return "db/migration/" + name().toLowerCase(Locale.ROOT);
  }

  /** The first migration as in Flyway's history: its script and checksum. */
  String first() {
    var first = migrations.getFirst();
    return first + ".sql " + MigrationChecksum.of(script(first));
  }

  List<String> migrations() {
    return migrations;
  }

  /** The number of the last migration known to this version. */
  public int newest() {
    return number(migrations.getLast());
  }

  static int number(String migration) {
    return Integer.parseInt(migration.substring(1, migration.indexOf("__")));
  }

  /** A checksum of the migration scripts; never 0. */
  int fingerprint() {
    var crc = new CRC32();
    migrations.forEach(migration -> crc.update(script(migration)));
    return (int) crc.getValue() | 1;
  }

  private byte[] script(String migration) {
    var path = "/" + folder() + "/" + migration + ".sql";
    try (var script = Objects.requireNonNull(Schema.class.getResourceAsStream(path), path)) {
      return script.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
