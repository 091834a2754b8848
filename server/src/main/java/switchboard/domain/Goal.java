package switchboard.domain;

import java.time.Duration;
import java.util.List;

/**
 * What users should reach in the bot.
 *
 * @param id in figures; it never changes
 * @param label what operators read
 * @param steps the ids of the screens that lead there, in order; at least one
 * @param within the time in which an attempt has to reach the last one
 */
public record Goal(String id, LocalizedText label, List<String> steps, Duration within) {

  public static final Duration DEFAULT_WITHIN = Duration.ofDays(1);
}
