package switchboard.store.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/** The schemas of the two databases, each with its migrations. */
public enum Schema {
  DATA(
      "common/V1__people_and_replies",
      "common/V2__api_tokens",
      "common/V3__activity",
      "common/V5__audit_log",
      "common/V6__accounts",
      "common/V7__statistics",
      "sqlite/V8__statistics_kept",
      "common/V9__rollups",
      "sqlite/V10__rollup_triggers",
      "common/V11__notes",
      "common/V12__disclosures",
      "common/V13__few_people",
      "common/V14__answers",
      "common/V15__topics",
      "common/V16__albums",
      "common/V18__troubles"),
  KEYS("keys/V1__keys");

  static final String FOLDER = "db/migration/";

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list
  private final List<String> migrations;

  /**
   * @param migrations in order, named after their files; those in {@code common} are for every
   *     database system
   */
  Schema(String... migrations) {
    this.migrations = List.of(migrations);
  }

  /** The folders with the migrations. */
  List<String> folders() {
    return migrations.stream()
        .map(migration -> migration.substring(0, migration.indexOf('/')))
        .distinct()
        .toList();
  }

  List<String> migrations() {
    return migrations;
  }

  /** The number of the last migration known to this version. */
  public int newest() {
    var last = migrations.getLast();
    return Integer.parseInt(last.substring(last.indexOf("/V") + 2, last.indexOf("__")));
  }

  /** A checksum of the migration scripts; never 0. */
  int fingerprint() {
    var crc = new CRC32();
    migrations.forEach(migration -> crc.update(script(migration)));
    return (int) crc.getValue() | 1;
  }

  private byte[] script(String migration) {
    var path = "/" + FOLDER + migration + ".sql";
    try (var script = Objects.requireNonNull(Schema.class.getResourceAsStream(path), path)) {
      return script.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
