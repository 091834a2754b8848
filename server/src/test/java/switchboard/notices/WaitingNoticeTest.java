package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notices.NoticeSamples.NOW;
import static switchboard.notices.NoticeSamples.staff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import switchboard.domain.UserId;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.WaitingDao.WaitingRow;

class WaitingNoticeTest {

  private static final List<WaitingRow> WAITING =
      List.of(waiting(7, 50), waiting(8, 31), waiting(9, 29));

  private static final Map<UserId, String> NAMES =
      Map.of(new UserId(7), "Ann <3", new UserId(8), "Bob");

  private static WaitingRow waiting(long user, long minutes) {
    return WaitingRow.of(new UserId(user), NOW.minus(Duration.ofMinutes(minutes)), 1);
  }

  private static String told(StaffRow staff, List<WaitingRow> waiting) {
    return WaitingNotice.of(staff, waiting, NAMES, NOW)
        .map(episode -> episode.found().orElseThrow().problem().toString())
        .orElse("");
  }

  private static StaffRow withNames(StaffRow row) {
    return new StaffRow(
        row.accountId(),
        row.telegramId(),
        row.chatId(),
        row.language(),
        row.kinds(),
        row.waitMinutes(),
        row.quietFrom(),
        row.quietTo(),
        row.zone(),
        true,
        row.linkedAt(),
        row.noticedAt());
  }

  @Test
  void onlyThoseWhoWaitLongEnoughCount() {
    assertThat(told(staff("waiting"), WAITING)).isEqualTo("2 users wait, the first for 50 min.");
    assertThat(told(staff("waiting"), WAITING.subList(1, 3)))
        .isEqualTo("1 user waits, for 31 min.");
    assertThat(told(staff("waiting"), WAITING.subList(2, 3))).isEmpty();
  }

  @Test
  void namesAreShownOnlyIfAllowed() {
    assertThat(told(staff("waiting"), WAITING)).doesNotContain("Ann", "Bob");
    assertThat(told(withNames(staff("waiting")), WAITING))
        .isEqualTo("2 users wait, the first for 50 min. First in line: Ann <3, Bob");
  }
}
