package switchboard.config;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.domain.Policy;
import switchboard.notices.AlarmUrl;
import switchboard.store.SeenUpdateDao;

/**
 * The server's settings, checked, in groups. Each group parses its own.
 *
 * @param alarmUrl absent: no alarms
 */
public record Settings(
    TelegramSettings telegram,
    BotSettings bot,
    WebSettings web,
    DataSettings data,
    PrivacySettings privacy,
    MediaSettings media,
    @Nullable AlarmUrl alarmUrl,
    boolean jsonLogs) {

  /** Either settings, or every mistake in them. */
  public sealed interface Read {
    /**
     * @param warnings sentences about lines that have no effect
     */
    record Good(Settings settings, List<String> warnings) implements Read {}

    /**
     * @param problems sentences that name the setting and say what to do
     */
    record Bad(List<String> problems) implements Read {

      public CommandException exception() {
        return new CommandException(
            problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", "Invalid settings:\n", "")),
            2);
      }
    }

    /**
     * No token is set.
     *
     * @param warnings sentences about lines that have no effect
     */
    record NoToken(List<String> warnings) implements Read {}
  }

  /** The facts for the privacy page. */
  public Policy policy() {
    return new Policy(
        privacy.retentionDays(),
        (int) SeenUpdateDao.COUNTS_FOR.toHours(),
        (int) privacy.repliesFor().toDays(),
        data.backups().keeping().keyDays(),
        privacy.maskMessages(),
        data.figures(),
        media.policy());
  }
}
