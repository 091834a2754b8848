package switchboard.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Preferences;

/** The preferences that the current bot offers. They change with the bot file. */
public interface BotChoices {

  List<String> languages();

  List<String> themes();

  /** The defaults for a user without saved preferences. */
  Preferences preset(long user, @Nullable String languageCode);
}
