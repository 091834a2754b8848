package switchboard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/** Which of the two databases a file is, and the migrations that its schema comes from. */
enum Schema {
  DATA(
      "common",
      "V1__people_and_replies",
      "V2__api_tokens",
      "V3__activity",
      "V5__audit_log",
      "V6__accounts"),
  KEYS("keys", "V1__keys");

  private final String folder;

  @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
  private final List<String> migrations;

  /**
   * @param migrations in their order, as files are named
   */
  Schema(String folder, String... migrations) {
    this.folder = folder;
    this.migrations = List.of(migrations);
  }

  String location() {
    return "db/migration/" + folder;
  }

  List<String> migrations() {
    return migrations;
  }

  /** The number of the last migration that this version of the program knows. */
  int newest() {
    var last = migrations.getLast();
    return Integer.parseInt(last.substring(1, last.indexOf("__")));
  }

  /** Another one for any other text of the migrations; never 0. */
  int fingerprint() {
    var crc = new CRC32();
    migrations.forEach(migration -> crc.update(script(migration)));
    return (int) crc.getValue() | 1;
  }

  private byte[] script(String migration) {
    var path = "/" + location() + "/" + migration + ".sql";
    try (var script = Objects.requireNonNull(Schema.class.getResourceAsStream(path), path)) {
      return script.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
