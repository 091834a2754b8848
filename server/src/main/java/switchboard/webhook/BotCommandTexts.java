package switchboard.webhook;

import java.util.List;
import switchboard.domain.Bot;
import switchboard.telegram.BotApi;

/** The bot's commands for Telegram's command menu. */
final class BotCommandTexts {

  private BotCommandTexts() {}

  static List<BotApi.CommandText> of(Bot bot, String language) {
    return bot.commands().stream()
        .map(command -> new BotApi.CommandText(command.name(), command.description().in(language)))
        .toList();
  }

  /** Telegram accepts two-letter codes only (Bot API, setMyCommands). */
  static boolean isTelegramLanguage(String language) {
    return language.length() == 2;
  }
}
