package switchboard.brain;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Bot;
import switchboard.domain.Conversation.Browsing;
import switchboard.domain.Preferences;
import switchboard.domain.Session;
import switchboard.domain.UserId;

/** Sessions of users who are not known yet. */
record NewUsers(Bot bot) {

  Session meet(UserId user, @Nullable String languageCode) {
    return new Session(
        user,
        Session.Standing.NEW,
        preferences(languageCode),
        new Browsing(bot.homeScreen().id()),
        null,
        null);
  }

  Preferences preferences(@Nullable String languageCode) {
    var language =
        languageCode == null
            ? bot.defaultLanguage()
            : Languages.nearest(languageCode, bot.languages()).orElse(bot.defaultLanguage());
    return new Preferences(language, true, bot.themes().getFirst().id(), true, true);
  }
}
