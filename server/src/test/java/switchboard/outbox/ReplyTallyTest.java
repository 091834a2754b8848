package switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.outbox.OutboxFixture.edit;
import static switchboard.outbox.OutboxFixture.message;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.domain.Call;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.insight.DurationBucket;
import switchboard.insight.Period;
import switchboard.store.ReplyFigureDao.Kind;
import switchboard.store.ReplyFigureDao.ReplyTotal;
import switchboard.telegram.SendResult;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;

/** A random round; {@code -Dseed=…} repeats one. */
@OnEachDatabase
class ReplyTallyTest extends OutboxTestBase {

  private static final int TAPS = 40;
  private static final List<String> SCREENS = List.of("home", "hours", ":settings");

  private final Map<ReplyTotal, Long> counted = new HashMap<>();

  /** Replies come from their commits from then on, not from the table. */
  private void start() {
    stage.start();
    stage.settle();
  }

  private long reply(Call call, @Nullable String screen) {
    var rows =
        stage
            .store()
            .writeNow(tables -> {
              long id = stage.store().rowIds(tables).reply();
              var reply = PendingReply.of(id, new UserId(5), call, stage.now(), screen);
              var all = Committed.of(List.of(reply), Set.of());
              tables.outbox().add(all.rows());
              return all;
            });
    stage.outbox().add(rows);
    return rows.replies().getFirst().id();
  }

  /** Telegram answers after some time. */
  private void reply(Call call, @Nullable String screen, SendResult result, Duration took) {
    int before = stage.calls.size();
    var chat = call.chat();
    var answer = stage.keepsSilent(chat == null ? 0 : chat.value());
    long id = reply(call, screen);
    stage.awaitCalls(before + 1);
    stage.turn(took);
    answer.complete(result);
    boolean old = result instanceof SendResult.QueryTooOld;
    stage.awaitState(id, old ? ReplyState.DROPPED : ReplyState.SENT);
  }

  private void count(String screen, Kind kind, Duration took) {
    int bucket = DurationBucket.of(took).number();
    counted.merge(new ReplyTotal(screen, kind, bucket, 0), 1L, Long::sum);
  }

  private Map<ReplyTotal, Long> stored() {
    return stage
        .store()
        .readNow(tables -> tables.replyFigures().ofScreens(0, Long.MAX_VALUE))
        .stream()
        .collect(
            Collectors.toMap(
                it -> new ReplyTotal(it.screen(), it.kind(), it.bucket(), 0), ReplyTotal::replies));
  }

  @Test
  void theSumsAreThoseOfACount() {
    long seed = Long.getLong("seed", new Random().nextLong());
    var random = new Random(seed);
    start();
    for (int tap = 0; tap < TAPS; tap++) {
      var screen = SCREENS.get(random.nextInt(SCREENS.size()));
      var took = Duration.ofMillis((long) Math.exp(random.nextDouble() * 9));
      switch (random.nextInt(6)) {
        case 0 -> {
          reply(TAP, screen, new SendResult.QueryTooOld(), took);
          count(screen, Kind.EXPIRED, Duration.ZERO);
        }
        case 1 -> {
          reply(TAP, screen, new SendResult.Done(null), took);
          count(screen, Kind.ANSWER, took);
        }
        case 2 -> {
          reply(edit(5, "menu"), screen, new SendResult.Done(9L), took);
          count(screen, Kind.SCREEN, took);
        }
        case 3 -> {
          reply(edit(5, "menu"), screen, new SendResult.NotModified(), took);
          count(screen, Kind.SCREEN, took);
        }
        case 4 -> {
          reply(message(5, "menu"), screen, new SendResult.Done(9L), took);
          count(screen, Kind.SCREEN, took);
        }
        default -> reply(message(5, "to a text"), null, new SendResult.Done(9L), took);
      }
    }
    assertThat(stored()).as("seed %d", seed).isEqualTo(counted);
  }

  @Test
  void retriesAndOtherCallsInsteadCountOnceWithAllTheirTime() {
    start();
    stage.answers(5, FAILED, new SendResult.OtherKind());
    long id = reply(edit(5, "menu"), "home");
    stage.awaitAttempts(id, 1);
    stage.turn(Duration.ofSeconds(5));
    stage.awaitState(id, ReplyState.SENT);
    count("home", Kind.SCREEN, Duration.ofSeconds(5));
    assertThat(stored()).isEqualTo(counted);
  }

  @Test
  void theScreenOfAReplyFromTheTableIsUnknown() {
    stage.commit(TAP, edit(5, "menu"), message(5, "menu"));
    stage.start();
    stage.awaitDrained();
    count(":unknown", Kind.ANSWER, Duration.ZERO);
    count(":unknown", Kind.SCREEN, Duration.ZERO);
    Eventually.holds("they are counted", () -> stored().equals(counted));
  }

  @Test
  void screensAreForgottenAfterFourWeeks() {
    start();
    for (var screen : SCREENS) {
      reply(TAP, screen, new SendResult.Done(null), Duration.ofMillis(1));
    }
    long day = Period.day(stage.now());
    count("", Kind.ANSWER, Duration.ZERO);
    forgetScreens(27);
    assertThat(stored()).hasSize(3);
    forgetScreens(28);
    forgetScreens(29);
    assertThat(stored()).isEmpty();
    List<ReplyTotal> rest =
        stage.store().readNow(tables -> tables.replyFigures().withoutScreen(day, day));
    assertThat(rest).containsExactly(new ReplyTotal("", Kind.ANSWER, 0, 3));
  }

  private void forgetScreens(int daysLater) {
    var later = stage.now().plus(Duration.ofDays(daysLater));
    stage.store().run(tables -> tables.replyFigures().forgetScreens(later));
  }
}
