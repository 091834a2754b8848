package switchboard.config;

import java.time.Duration;

/**
 * What is kept about users, and who sees it.
 *
 * @param retentionDays age at which messages are deleted; 0 keeps them
 * @param maskMessages whether the console hides names and texts until a reason is given
 */
public record PrivacySettings(int retentionDays, boolean maskMessages) {

  private static final Duration REPLIES_FOR = Duration.ofDays(7);

  static PrivacySettings read(RawSettings words) {
    return new PrivacySettings(
        words.parse(
            Setting.RETENTION_DAYS,
            word -> RawSettings.between(word, 0, 36_500),
            "days, 0 to 36500"),
        words.choice(Setting.MASK_MESSAGES, "false", "true"));
  }

  /** How long replies are kept: no longer than messages, whose text they may repeat. */
  public Duration repliesFor() {
    var messages = Duration.ofDays(retentionDays);
    return messages.isZero() || messages.compareTo(REPLIES_FOR) > 0 ? REPLIES_FOR : messages;
  }
}
