package switchboard.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.BotChoices;
import switchboard.domain.Bot;
import switchboard.domain.Preferences;
import switchboard.domain.UserId;
import switchboard.engine.CurrentBrain;

/** The languages, themes and default preferences of the bot in use. */
record CurrentBotChoices(CurrentBrain brain) implements BotChoices {

  @Override
  public List<String> languages() {
    return brain.setup().bot().languages();
  }

  @Override
  public List<String> themes() {
    return brain.setup().bot().themes().stream().map(Bot.Theme::id).toList();
  }

  @Override
  public Preferences preset(long user, @Nullable String languageCode) {
    return brain.brain().stranger(new UserId(user), languageCode).preferences();
  }
}
