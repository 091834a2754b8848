package switchboard.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import switchboard.base.CommandException;
import switchboard.store.postgres.PostgresAddress;

/**
 * Where the data is, and where it is moved. One of them is on PostgreSQL, and its user, password
 * and other databases are in the usual settings.
 */
public record MoveSettings(DataSettings from, DataSettings to) {

  private static final int BAD_ARGUMENT = 2;

  static MoveSettings read(Supplier<RawSettings> settings, String to) {
    var source = settings.get();
    var target = settings.get();
    boolean isToPostgres = isPostgres(to);
    var url = source.word(Setting.DATABASE_URL);
    if (isToPostgres == (url != null && isPostgres(url))) {
      throw refusal(
          isToPostgres
              ? "the data is on PostgreSQL, and can only be moved to SQLite: give a folder"
              : "the data is on SQLite, and can only be moved to PostgreSQL: give "
                  + PostgresAddress.FORM);
    }
    if (isToPostgres) {
      target.change(Setting.DATABASE_URL, checked(to));
      withoutPostgres(source);
    } else {
      target.change(Setting.DATA_DIR, folder(to));
      target.change(Setting.DATABASE_URL, null);
      withoutPostgres(target);
    }
    return new MoveSettings(read(source), read(target));
  }

  private static boolean isPostgres(String place) {
    return !place.startsWith(DatabaseSettings.SQLITE)
        && (place.startsWith("jdbc:") || place.contains("://"));
  }

  private static String checked(String url) {
    try {
      var _ = new PostgresAddress(url, null, null);
      return url;
    } catch (IllegalArgumentException e) {
      throw refusal("expected " + e.getMessage());
    }
  }

  private static String folder(String to) {
    if (!to.startsWith(DatabaseSettings.SQLITE)) {
      return to;
    }
    var file = Path.of(to.substring(DatabaseSettings.SQLITE.length()));
    if (!file.endsWith(DataSettings.FILE)) {
      throw refusal(
          "an SQLite database is the file %s in a folder: give the folder"
              .formatted(DataSettings.FILE));
    }
    return Objects.requireNonNullElse(file.getParent(), Path.of(".")).toString();
  }

  private static CommandException refusal(String reason) {
    return new CommandException("--to: " + reason, BAD_ARGUMENT);
  }

  private static void withoutPostgres(RawSettings settings) {
    DatabaseSettings.OF_POSTGRES.forEach(setting -> settings.change(setting, null));
  }

  private static DataSettings read(RawSettings settings) {
    var data = DataSettings.read(settings);
    if (!settings.areGood()) {
      throw settings.bad().exception();
    }
    return data;
  }
}
