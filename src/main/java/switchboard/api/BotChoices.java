package switchboard.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Preferences;

/** What the bot in use offers people to choose from; it changes when the bot file does. */
public interface BotChoices {

  List<String> languages();

  List<String> themes();

  /** What somebody has who has not chosen. */
  Preferences preset(long user, @Nullable String languageCode);
}
