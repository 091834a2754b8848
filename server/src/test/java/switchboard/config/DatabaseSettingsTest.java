package switchboard.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

  private static final String URL = "jdbc:postgresql://db.example.org:5432/bot";
  private static final String HIDDEN = "dont-show-this";

  @TempDir Path folder;

  private Settings.Read read(Map<String, String> more) {
    var words = new HashMap<>(Map.of("BOT_TOKEN", "123456789:" + "AbCdE-_".repeat(5)));
    words.putAll(more);
    return SettingsReader.read(new SettingSources(Map.of(), words, DotEnvFile.NONE, folder));
  }

  private DataSettings good(Map<String, String> more) {
    var read = read(more);
    assertThat(read).isInstanceOf(Settings.Read.Good.class);
    return ((Settings.Read.Good) read).settings().data();
  }

  private List<String> problems(Map<String, String> more) {
    var read = read(more);
    assertThat(read).isInstanceOf(Settings.Read.Bad.class);
    var problems = ((Settings.Read.Bad) read).problems();
    assertThat(problems).noneMatch(problem -> problem.contains(HIDDEN));
    return problems;
  }

  @Test
  void theDefaultIsSqliteInTheDataFolder() {
    var data = good(Map.of());
    assertThat(data.postgres()).isNull();
    assertThat(data.makesBackups()).isTrue();
    var same = "jdbc:sqlite:" + folder.resolve("data/switchboard.db");
    assertThat(good(Map.of("DATABASE_URL", same)).postgres()).isNull();
    assertThat(good(Map.of("DATABASE_URL", "jdbc:sqlite:data/switchboard.db")).postgres()).isNull();
  }

  @Test
  void anotherFileOfSqliteIsAMistake() {
    assertThat(problems(Map.of("DATABASE_URL", "jdbc:sqlite:/var/lib/bot.db")))
        .singleElement()
        .asString()
        .startsWith("DATABASE_URL: an SQLite database is the file switchboard.db in DATA_DIR");
  }

  @Test
  void postgresqlHasUserAndPasswordAndNoBackupsOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("password"), HIDDEN + "\n");
    var data =
        good(
            Map.of(
                "DATABASE_URL",
                URL,
                "DATABASE_USER",
                "bot",
                "DATABASE_PASSWORD_FILE",
                "password",
                "DATABASE_DIRECT_URL",
                URL.replace("5432", "5433"),
                "KEYS_DATABASE_URL",
                URL + "?user=keys&password=" + HIDDEN));
    var postgres = requireNonNull(data.postgres());
    assertThat(postgres.data().user()).isEqualTo("bot");
    assertThat(postgres.data().password()).isEqualTo(HIDDEN);
    assertThat(data.makesBackups()).isTrue();
    assertThat(data.toString()).contains("bot on db.example.org").doesNotContain(HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://bot:dont-show-this@db.example.org/bot",
        "postgresql://db.example.org/bot",
        "jdbc:postgresql://bot:dont-show-this@db.example.org/bot",
        "jdbc:postgresql://db.example.org:many/bot?password=dont-show-this",
        "jdbc:postgresql://db.example.org?password=dont-show-this",
        "jdbc:postgresql:bot",
        "jdbc:mysql://db.example.org/bot",
        "db.example.org"
      })
  void aMalformedUrlIsExplainedAndNotShown(String url) {
    assertThat(problems(Map.of("DATABASE_URL", url)))
        .singleElement()
        .asString()
        .startsWith("DATABASE_URL: expected jdbc:postgresql://host:5432/database");
    assertThat(problems(Map.of("DATABASE_URL", URL, "KEYS_DATABASE_URL", url)))
        .singleElement()
        .asString()
        .startsWith("KEYS_DATABASE_URL: expected");
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_USER, bot",
    "DATABASE_PASSWORD, dont-show-this",
    "DATABASE_DIRECT_URL, jdbc:postgresql://h/d?password=dont-show-this",
    "KEYS_DATABASE_URL, jdbc:postgresql://h/d?password=dont-show-this"
  })
  void settingsOfPostgresqlAloneAreAMistake(String name, String value) {
    assertThat(problems(Map.of(name, value)))
        .containsExactly(name + ": only for PostgreSQL. Set DATABASE_URL to jdbc:postgresql://…");
  }

  @Test
  void thePasswordIsGivenOnceAndCanBeRead() {
    assertThat(
            problems(
                Map.of(
                    "DATABASE_URL", URL,
                    "DATABASE_PASSWORD", HIDDEN,
                    "DATABASE_PASSWORD_FILE", "password")))
        .containsExactly(
            "DATABASE_PASSWORD and DATABASE_PASSWORD_FILE are both set: remove one of them");
    assertThat(problems(Map.of("DATABASE_URL", URL, "DATABASE_PASSWORD_FILE", "nowhere")))
        .singleElement()
        .asString()
        .startsWith("DATABASE_PASSWORD_FILE: the file cannot be read");
  }

  /** Whatever setting the URL was put into by mistake. */
  @Test
  void aPasswordInAUrlIsMaskedInEachSetting() {
    assertThat(problems(Map.of("LISTEN", URL + "?user=bot&password=" + HIDDEN + "&ssl=true")))
        .singleElement()
        .asString()
        .contains("password=***&ssl=true");
  }
}
