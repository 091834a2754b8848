package switchboard.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.TextFile;
import switchboard.store.Databases;
import switchboard.store.postgres.PostgresAddress;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.postgres.PostgresSchema;

/**
 * The databases on PostgreSQL.
 *
 * @param direct the data past a pooler
 * @param keys absent: in the database of the data
 */
public record DatabaseSettings(
    PostgresAddress data, @Nullable PostgresAddress direct, @Nullable PostgresAddress keys) {

  static final String SQLITE = "jdbc:sqlite:";

  /** Settings that only PostgreSQL has. */
  static final List<Setting> OF_POSTGRES =
      List.of(
          Setting.DATABASE_USER,
          Setting.DATABASE_PASSWORD,
          Setting.DATABASE_PASSWORD_FILE,
          Setting.DATABASE_DIRECT_URL,
          Setting.KEYS_DATABASE_URL);

  /** Returns null for SQLite, and after a mistake. */
  static @Nullable DatabaseSettings read(RawSettings words) {
    var url = words.word(Setting.DATABASE_URL);
    if (url == null || url.startsWith(SQLITE)) {
      refuseOtherFile(words, url);
      OF_POSTGRES.stream()
          .filter(words::has)
          .forEach(setting ->
              words.problem(
                  setting
                      + ": only for PostgreSQL. Set DATABASE_URL to "
                      + PostgresAddress.PREFIX
                      + "//…"));
      return null;
    }
    var login = Login.read(words);
    var data = address(words, Setting.DATABASE_URL, login);
    var direct = address(words, Setting.DATABASE_DIRECT_URL, login);
    var keys = address(words, Setting.KEYS_DATABASE_URL, login);
    return data == null ? null : new DatabaseSettings(data, direct, keys);
  }

  /** The files of SQLite have fixed names, which backups know. */
  private static void refuseOtherFile(RawSettings words, @Nullable String url) {
    var file = words.path(Setting.DATA_DIR).resolve(DataSettings.FILE).toAbsolutePath().normalize();
    if (url != null && !words.relative(url.substring(SQLITE.length())).equals(file)) {
      words.problem(
          "DATABASE_URL: an SQLite database is the file %s in DATA_DIR. Set DATA_DIR to its folder, and remove DATABASE_URL"
              .formatted(DataSettings.FILE));
    }
  }

  private static @Nullable PostgresAddress address(
      RawSettings words, Setting setting, Login login) {
    return words.parseIfSet(
        setting,
        url -> new PostgresAddress(url, login.user(), login.password()),
        PostgresAddress.FORM);
  }

  private record Login(@Nullable String user, @Nullable String password) {

    static Login read(RawSettings words) {
      return new Login(words.word(Setting.DATABASE_USER), password(words));
    }

    private static @Nullable String password(RawSettings words) {
      if (!words.has(Setting.DATABASE_PASSWORD_FILE)) {
        return words.word(Setting.DATABASE_PASSWORD);
      }
      if (words.has(Setting.DATABASE_PASSWORD)) {
        words.problem(
            "DATABASE_PASSWORD and DATABASE_PASSWORD_FILE are both set: remove one of them");
        return null;
      }
      try {
        return TextFile.read(words.path(Setting.DATABASE_PASSWORD_FILE)).strip();
      } catch (TextFile.UnreadableException e) {
        words.problem("DATABASE_PASSWORD_FILE: the file cannot be read: " + e.getMessage());
        return null;
      }
    }
  }

  Databases databases() {
    return new Databases.Served(
        new PostgresDatabase(data, direct, PostgresSchema.DATA),
        keys == null
            ? new PostgresDatabase(data, direct, PostgresSchema.KEYS)
            : new PostgresDatabase(keys, null, PostgresSchema.KEYS));
  }
}
