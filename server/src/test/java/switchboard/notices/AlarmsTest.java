package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notices.NoticeSamples.NOW;
import static switchboard.notices.NoticeSamples.note;
import static switchboard.notices.NoticeSamples.urgent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;

class AlarmsTest {

  private static final Episode DARK = urgent(NoticeKind.WEBHOOK, "connection.trouble.webhook_lost");

  private final List<String> posted = new ArrayList<>();
  private boolean accepts = true;
  private Alarms alarms = new Alarms(this::post, () -> "shop_bot");
  private Instant now = NOW;
  private Predicate<NoticeKind> mine = _ -> true;

  private boolean post(Alarm alarm) {
    posted.add(alarm.kind().word() + (alarm.isOver() ? " over" : " begun"));
    return accepts;
  }

  private List<String> check(Episode... open) {
    posted.clear();
    var kinds = Arrays.stream(open).map(Episode::kind).collect(Collectors.toSet());
    alarms.post(List.of(open), kinds, mine, now);
    now = now.plusSeconds(20);
    return List.copyOf(posted);
  }

  @Test
  void beginAndEndArePostedOnceEach() {
    assertThat(check(DARK)).containsExactly("webhook begun");
    assertThat(check(DARK)).isEmpty();
    assertThat(check()).containsExactly("webhook over");
    assertThat(check()).isEmpty();
    assertThat(alarms.rows()).isEmpty();
  }

  @Test
  void afterARestartOnlyTheEndIsPosted() {
    check(DARK);
    var rows = alarms.rows();
    alarms = new Alarms(this::post, () -> "");
    alarms.load(rows);
    assertThat(check(DARK)).isEmpty();
    assertThat(check()).containsExactly("webhook over");
  }

  @Test
  void aPostIsRepeatedWithGrowingPausesAndThenGivenUp() {
    accepts = false;
    int attempts = 0;
    for (int i = 0; i < 100; i++) {
      attempts += check(DARK).size();
    }
    assertThat(attempts).isEqualTo(Alarms.MAX_ATTEMPTS);
    accepts = true;
    assertThat(check()).as("nobody knows of it").isEmpty();
    assertThat(check(DARK)).as("the next time").containsExactly("webhook begun");
  }

  @Test
  void anEndThatIsNotAcceptedIsForgottenInTheEnd() {
    check(DARK);
    accepts = false;
    for (int i = 0; i < 100; i++) {
      check();
    }
    assertThat(alarms.rows()).isEmpty();
  }

  @Test
  void theEndOfWhatOthersKnowAboutIsNotPosted() {
    check(DARK);
    mine = kind -> kind == NoticeKind.DATABASE;
    assertThat(check()).isEmpty();
    mine = _ -> true;
    assertThat(check()).containsExactly("webhook over");
  }

  @Test
  void aProblemThatBecomesUrgentIsPostedAgain() {
    assertThat(check(note(NoticeKind.DISK, "notices.disk", 5L))).containsExactly("disk begun");
    var full = urgent(NoticeKind.DISK, "health.write.full");
    assertThat(check(full)).containsExactly("disk begun");
    assertThat(check(full)).isEmpty();
    assertThat(check()).containsExactly("disk over");
  }
}
