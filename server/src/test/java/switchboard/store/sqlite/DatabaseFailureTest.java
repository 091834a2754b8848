package switchboard.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import switchboard.store.backup.BackupFixture;
import switchboard.store.sql.StoreUnavailableException;

/** Each failure is named, with advice; damage is reported only if it exists. */
class DatabaseFailureTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("x.db");
  }

  private void isRefused(String... words) {
    assertThatThrownBy(() -> new SqliteDatabase(file, Schema.DATA).migrate())
        .isInstanceOf(StoreUnavailableException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(file.toString()).contains(words))
        .satisfies(e -> {
          if (!String.join(" ", words).contains("damaged")) {
            assertThat(e.getMessage()).doesNotContain("damaged");
          }
        });
  }

  @Test
  void aFileThatIsCutShort() throws IOException {
    new SqliteDatabase(file, Schema.DATA).migrate();
    long bytes = Files.size(file);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes - 4_096);
    }
    isRefused(
        "it is damaged",
        "truncated: " + (bytes - 4_096) + " of " + bytes + " bytes are present",
        "switchboard restore latest");
  }

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    Files.writeString(file, "BOT_TOKEN=x\n".repeat(100));
    isRefused("it is not an SQLite database");
  }

  @Test
  void theDatabaseOfAnotherProgram() {
    BackupFixture.meddle(file, "CREATE TABLE songs (name TEXT)");
    isRefused("it belongs to another program", "DATA_DIR");
  }

  @Test
  void aFolderInThePlaceOfTheFile() throws IOException {
    Files.createDirectory(file);
    isRefused("is a folder, but a file is needed there");
  }

  @Test
  void aFolderThatIsMissing() {
    file = folder.resolve("none/x.db");
    isRefused(folder.resolve("none") + " does not exist");
  }

  @Test
  void aLinkToNothing() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("gone.db"));
    isRefused("is a link to", "gone.db");
  }

  @Test
  void whatSqliteSaysIsGivenWhereNothingCanBeSeen() {
    assertThat(reason(SQLiteErrorCode.SQLITE_BUSY)).contains("another program");
    assertThat(reason(SQLiteErrorCode.SQLITE_FULL)).contains("the disk is full");
    assertThat(reason(SQLiteErrorCode.SQLITE_IOERR_SHMMAP))
        .contains("SQLITE_IOERR_SHMMAP", "network shares");
  }

  private String reason(SQLiteErrorCode code) {
    return String.valueOf(
        DatabaseFailure.of(file, new SQLiteException("", code)).unavailable().getMessage());
  }

  @Test
  void whatACommandWasAboutToDoIsToldWithTheReason() {
    var sqlite = new SqliteDatabase(file, Schema.DATA);
    assertThat(sqlite.unavailable(new SQLiteException("", SQLiteErrorCode.SQLITE_FULL)))
        .hasMessage(
            "The database %s cannot be used: the disk is full. Free some disk space.", file);
  }

  @Test
  void theLibraryIsUnpackedBesideTheProgram() throws IOException {
    NativeLibrary.unpack(folder.resolve("app/native"));
    assertThat(folder.resolve("app/native")).isNotEmptyDirectory();
  }
}
