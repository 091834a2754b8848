package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notices.NoticeSamples.NOW;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import switchboard.diagnosis.Finding;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;

class EpisodesTest {

  private static final Finding URGENT = Finding.wrong("connection.trouble.unreachable");

  private final Episodes episodes = new Episodes();
  private Instant now = NOW;

  private void check(Set<NoticeKind> unknown, NoticeKind... wrong) {
    var facts = Arrays.stream(wrong).collect(Collectors.toMap(kind -> kind, _ -> URGENT));
    episodes.update(new Facts(Map.copyOf(facts), unknown), now);
    now = now.plusSeconds(20);
  }

  private void check(NoticeKind... wrong) {
    check(Set.of(), wrong);
  }

  private Set<NoticeKind> open() {
    return episodes.open().stream().map(Episode::kind).collect(Collectors.toSet());
  }

  @Test
  void aProblemBeginsAfterFortySecondsAndEndsAfterTwenty() {
    check(NoticeKind.TELEGRAM);
    check(NoticeKind.TELEGRAM);
    assertThat(open()).isEmpty();
    check(NoticeKind.TELEGRAM);
    assertThat(open()).containsExactly(NoticeKind.TELEGRAM);
    assertThat(episodes.of(NoticeKind.TELEGRAM)).map(Episode::since).contains(NOW);
    check();
    assertThat(episodes.of(NoticeKind.TELEGRAM)).map(Episode::isSeen).contains(false);
    check();
    assertThat(open()).isEmpty();
  }

  @Test
  void aCallThatFailsOnceIsNoProblem() {
    for (int i = 0; i < 5; i++) {
      check(NoticeKind.TELEGRAM);
      check();
    }
    assertThat(open()).isEmpty();
  }

  @Test
  void storedFactsNeedNoSecondLook() {
    check(NoticeKind.QUARANTINE);
    assertThat(open()).containsExactly(NoticeKind.QUARANTINE);
  }

  @Test
  void whatIsUnknownStaysAsItWas() {
    for (int i = 0; i < 3; i++) {
      check(NoticeKind.REPLIES);
    }
    for (int i = 0; i < 9; i++) {
      check(Set.of(NoticeKind.REPLIES));
    }
    assertThat(open()).containsExactly(NoticeKind.REPLIES);
  }

  @Test
  void theAftermathOfALongerProblemIsNoProblemOfItsOwn() {
    for (int i = 0; i < 6; i++) {
      check(Set.of(NoticeKind.REPLIES), NoticeKind.TELEGRAM);
    }
    for (int i = 0; i < 8; i++) {
      check(NoticeKind.REPLIES);
    }
    assertThat(open()).isEmpty();
    check(NoticeKind.REPLIES);
    assertThat(open()).containsExactly(NoticeKind.REPLIES);
  }

  @Test
  void aProblemOfAnEarlierRunGoesOnOrEnds() {
    episodes.resume(NoticeKind.DISK, NOW.minusSeconds(500));
    episodes.resume(NoticeKind.BACKUP, NOW.minusSeconds(600));
    check(NoticeKind.DISK);
    check(NoticeKind.DISK);
    assertThat(open()).containsExactly(NoticeKind.DISK);
    assertThat(episodes.of(NoticeKind.DISK)).map(Episode::since).contains(NOW.minusSeconds(500));
  }
}
