package switchboard.config;

import switchboard.base.CommandException;
import switchboard.notices.AlarmUrl;

/** Reads settings, collecting every mistake instead of stopping at the first. */
public final class SettingsReader {

  private SettingsReader() {}

  public static Settings.Read read(SettingSources sources) {
    var words = new RawSettings(sources);
    var telegram = TelegramSettings.read(words);
    var bot = BotSettings.read(words, sources.folder());
    var web = WebSettings.read(words);
    var data = DataSettings.read(words);
    var privacy = PrivacySettings.read(words);
    var media = MediaSettings.read(words);
    var alarmUrl = words.parseIfSet(Setting.ALARM_URL, AlarmUrl::parse, AlarmUrl.EXPECTED);
    boolean jsonLogs = words.choice(Setting.LOG_FORMAT, "text", "json");
    if (!words.areGood()) {
      return words.bad();
    }
    return telegram == null
        ? new Settings.Read.NoToken(words.warnings())
        : new Settings.Read.Good(
            new Settings(telegram, bot, web, data, privacy, media, alarmUrl, jsonLogs),
            words.warnings());
  }

  /**
   * Reads only the settings that locate the data.
   *
   * @throws CommandException with every mistake in them
   */
  public static DataSettings data(SettingSources sources) {
    var words = new RawSettings(sources);
    var data = DataSettings.read(words);
    if (!words.areGood()) {
      throw words.bad().exception();
    }
    return data;
  }

  /**
   * Reads only what is kept about users.
   *
   * @throws CommandException with every mistake in that
   */
  public static PrivacySettings privacy(SettingSources sources) {
    var words = new RawSettings(sources);
    var privacy = PrivacySettings.read(words);
    if (!words.areGood()) {
      throw words.bad().exception();
    }
    return privacy;
  }

  /**
   * Reads the settings that locate the data and where it is moved.
   *
   * @param to URL of a PostgreSQL database, or the folder of one of SQLite
   * @throws CommandException with every mistake in them
   */
  public static MoveSettings move(SettingSources sources, String to) {
    return MoveSettings.read(() -> new RawSettings(sources), to);
  }

  /**
   * Reads only the settings to talk to Telegram.
   *
   * @throws CommandException with every mistake in them
   */
  public static TelegramSettings telegram(SettingSources sources) {
    var words = new RawSettings(sources);
    if (!words.hasToken()) {
      throw new CommandException(
          "BOT_TOKEN is not set: put BOT_TOKEN=… (from @BotFather) into the file .env", 2);
    }
    var telegram = TelegramSettings.read(words);
    if (telegram == null || !words.areGood()) {
      throw words.bad().exception();
    }
    return telegram;
  }
}
