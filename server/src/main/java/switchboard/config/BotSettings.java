package switchboard.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.outbox.SendLimits;

/**
 * What the bot does.
 *
 * @param file absent: the built-in sample
 */
public record BotSettings(@Nullable Path file, SendLimits sendLimits) {

  static BotSettings read(RawSettings words, Path folder) {
    return new BotSettings(
        BotFileSetting.read(words, folder),
        words.parse(Setting.SEND_RATE, BotSettings::sendLimits, "a number from 1 to 1000, or off"));
  }

  private static SendLimits sendLimits(String word) {
    return word.equalsIgnoreCase("off")
        ? SendLimits.OFF
        : new SendLimits(RawSettings.between(word, 1, 1_000));
  }
}
