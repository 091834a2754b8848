package switchboard.engine;

import java.util.List;
import switchboard.domain.Bot;
import switchboard.telegram.BotApi;

/** A bot's commands as Telegram's menu shows them. */
final class CommandTexts {

  private CommandTexts() {}

  static List<BotApi.CommandText> of(Bot bot, String language) {
    return bot.commands().stream()
        .map(command -> new BotApi.CommandText(command.name(), command.description().in(language)))
        .toList();
  }

  /** Telegram takes two-letter codes only (Bot API, setMyCommands). */
  static boolean isTelegramLanguage(String language) {
    return language.length() == 2;
  }
}
