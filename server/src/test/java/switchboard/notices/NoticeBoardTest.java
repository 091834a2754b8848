package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notices.NoticeSamples.NOW;
import static switchboard.notices.NoticeSamples.note;
import static switchboard.notices.NoticeSamples.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import switchboard.domain.Call;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;
import switchboard.telegram.SendResult;

class NoticeBoardTest {

  static final List<SendResult> NOT_SENT =
      List.of(
          new SendResult.Blocked("blocked"),
          new SendResult.RetryAfter(Duration.ofSeconds(5)),
          new SendResult.Foreign(502),
          new SendResult.Refused(400, "no"),
          new SendResult.Transient("down"));

  private static final Episode BACKUP = note(NoticeKind.BACKUP, "notices.disk", 1L);

  private final Deque<SendResult> results = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private final NoticeBoard board = new NoticeBoard(this::call);
  private Instant now = NOW;

  private CompletableFuture<SendResult> call(Call call) {
    calls.add(call.method());
    return CompletableFuture.completedFuture(results.removeFirst());
  }

  private List<String> check(List<Episode> open, SendResult... answers) {
    calls.clear();
    results.addAll(List.of(answers));
    board.update(List.of(staff("backup")), _ -> open, _ -> true, now);
    board.send(now);
    now = now.plus(Duration.ofMinutes(6));
    return List.copyOf(calls);
  }

  private boolean isKnown() {
    return board.knows(NoticeKind.BACKUP, now);
  }

  @ParameterizedTest
  @FieldSource("NOT_SENT")
  void aMessageThatWasNotSentIsTriedAgainAndNobodyKnows(SendResult result) {
    assertThat(check(List.of(BACKUP), result)).containsExactly("sendMessage");
    assertThat(isKnown()).isFalse();
    assertThat(check(List.of(BACKUP), new SendResult.Done(100L))).containsExactly("sendMessage");
    assertThat(isKnown()).isTrue();
  }

  @Test
  void aMessageThatCannotBeEditedIsSentAgain() {
    check(List.of(BACKUP), new SendResult.Done(100L));
    var later = note(NoticeKind.BACKUP, "notices.disk", 2L);
    assertThat(
            check(
                List.of(later),
                new SendResult.Refused(400, "message can't be edited"),
                new SendResult.Done(101L)))
        .containsExactly("editMessageText", "sendMessage");
    assertThat(check(List.of(later))).isEmpty();
  }

  @Test
  void aMessageThatMayHaveArrivedIsNotRepeated() {
    assertThat(check(List.of(BACKUP), new SendResult.Unknown("timeout")))
        .containsExactly("sendMessage");
    assertThat(check(List.of(BACKUP))).isEmpty();
  }
}
