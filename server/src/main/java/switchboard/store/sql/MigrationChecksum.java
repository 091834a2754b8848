package switchboard.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** The checksum of a migration in Flyway's history: over the lines without their ends. */
public final class MigrationChecksum {

  private MigrationChecksum() {}

  public static int of(byte[] script) {
    var crc = new CRC32();
    new String(script, UTF_8).lines().forEach(line -> crc.update(line.getBytes(UTF_8)));
    return (int) crc.getValue();
  }
}
