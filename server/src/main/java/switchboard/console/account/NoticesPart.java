package switchboard.console.account;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.console.Messages;
import switchboard.domain.NoticeKind;
import switchboard.notices.NoticeKinds;
import switchboard.store.StaffDao.StaffRow;

/**
 * The notices that an account gets in Telegram.
 *
 * @param staff absent: no chat is linked
 */
public record NoticesPart(@Nullable StaffRow staff) {

  private static final int MINUTES_AN_HOUR = 60;

  public boolean isLinked() {
    return staff != null;
  }

  public StaffRow linked() {
    if (staff == null) {
      throw new IllegalStateException("no chat is linked");
    }
    return staff;
  }

  public List<NoticeKind> kinds() {
    return Arrays.asList(NoticeKind.values());
  }

  public boolean chose(NoticeKind kind) {
    return chosen().contains(kind);
  }

  private Set<NoticeKind> chosen() {
    return NoticeKinds.read(linked().kinds());
  }

  public String title(NoticeKind kind) {
    return Messages.translate(NoticeKinds.title(kind));
  }

  /** A minute of the day, as an input of times has it; empty for none. */
  public String time(@Nullable Integer minute) {
    return minute == null
        ? ""
        : "%02d:%02d".formatted(minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
  }
}
