package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.base.CommandException;
import switchboard.store.backup.RetentionPolicy;

class BackupSettingsTest {

  private static final Path FOLDER = Path.of("some/folder");

  private static DataSettings read(Map<String, String> words) {
    return SettingsReader.data(new SettingSources(Map.of(), words, DotEnvFile.NONE, FOLDER));
  }

  @Test
  void backupsLieBesideTheDataUnlessToldOtherwise() {
    assertThat(read(Map.of()).backups())
        .isEqualTo(
            new BackupSettings(FOLDER.resolve("data/backups"), new RetentionPolicy(7, 4, 12, 7)));
    assertThat(read(Map.of("DATA_DIR", "d")).backups().folder())
        .isEqualTo(FOLDER.resolve("d/backups"));
    var told = Map.of("BACKUP_DIR", "/b", "BACKUP_KEEP", "1/0/24", "KEY_BACKUP_DAYS", "30");
    assertThat(read(told).backups())
        .isEqualTo(new BackupSettings(Path.of("/b"), new RetentionPolicy(1, 0, 24, 30)));
  }

  @Test
  void theyCanBeOff() {
    var off = read(Map.of("BACKUP_DIR", "off")).backups();
    assertThat(off.folder()).isNull();
    assertThatThrownBy(off::folderOrRefuse).isInstanceOf(CommandException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "BACKUP_KEEP, 7, days/weeks/months",
    "BACKUP_KEEP, 7/4, days/weeks/months",
    "BACKUP_KEEP, -1/4/12, days/weeks/months",
    "KEY_BACKUP_DAYS, 0, 1 to 30",
    "KEY_BACKUP_DAYS, 31, 1 to 30",
    "KEY_BACKUP_DAYS, week, 1 to 30",
  })
  void whatCannotBeIsTold(String name, String word, String expected) {
    assertThatThrownBy(() -> read(Map.of(name, word)))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll(name + ": ", expected, word);
  }

  @Test
  void theMasterKeyDoesNotLieAmongThem() {
    assertThatThrownBy(() -> read(Map.of("BACKUP_DIR", "b", "KEY_FILE", "b/master.json")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("inside the backup folder");
  }
}
