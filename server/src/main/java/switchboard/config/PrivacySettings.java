package switchboard.config;

import java.time.Duration;

/**
 * What is kept about users, and who sees it.
 *
 * @param retentionDays age at which messages are deleted; 0 keeps them
 * @param maskMessages whether the console hides names and texts until a reason is given
 * @param smallNumbers the smallest count of people that everybody sees in figures; 0: all
 */
public record PrivacySettings(int retentionDays, boolean maskMessages, int smallNumbers) {

  private static final Duration REPLIES_FOR = Duration.ofDays(7);

  static PrivacySettings read(RawSettings words) {
    return new PrivacySettings(
        words.parse(
            Setting.RETENTION_DAYS,
            word -> RawSettings.between(word, 0, 36_500),
            "days, 0 to 36500"),
        words.choice(Setting.MASK_MESSAGES, "false", "true"),
        words.parse(
            Setting.SMALL_NUMBERS,
            word -> RawSettings.between(word, 0, 1_000),
            "a number, 0 to 1000"));
  }

  /** How long replies are kept: no longer than messages, whose text they may repeat. */
  public Duration repliesFor() {
    var messages = Duration.ofDays(retentionDays);
    return messages.isZero() || messages.compareTo(REPLIES_FOR) > 0 ? REPLIES_FOR : messages;
  }
}
