package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import switchboard.domain.Call;
import switchboard.insight.DurationBucket;
import switchboard.insight.Period;
import switchboard.store.ReplyFigureDao.Kind;
import switchboard.store.ReplyFigureDao.ReplyFigures;
import switchboard.store.Tables;
import switchboard.telegram.SendResult;

/** Counts how fast taps are answered. */
final class ReplyTally {

  private final Map<ReplyFigures, Long> counted = new HashMap<>();

  /** Adds an attempt, if it replies to a tap and showed something. */
  void add(PendingReply reply, SendResult result, Instant now) {
    var screen = reply.screen();
    if (screen != null) {
      kind(reply.call(), result)
          .ifPresent(kind -> {
            var took =
                kind == Kind.EXPIRED ? Duration.ZERO : Duration.between(reply.createdAt(), now);
            int bucket = DurationBucket.of(took).number();
            counted.merge(
                new ReplyFigures(screen, kind, bucket, Period.day(now), 0), 1L, Long::sum);
          });
    }
  }

  private static Optional<Kind> kind(Call call, SendResult result) {
    boolean done = result instanceof SendResult.Done || result instanceof SendResult.NotModified;
    return switch (call) {
      case Call.AnswerTap _ ->
          result instanceof SendResult.QueryTooOld
              ? Optional.of(Kind.EXPIRED)
              : Optional.of(Kind.ANSWER).filter(_ -> done);
      case Call.SendMessage _,
          Call.EditMessage _,
          Call.EditInlineMessage _,
          Call.ReplaceMessage _ ->
          Optional.of(Kind.SCREEN).filter(_ -> done);
      case Call.SendDocument _, Call.SendExtra _, Call.DeleteMessage _ -> Optional.empty();
    };
  }

  void add(ReplyTally later) {
    later.counted.forEach((figures, times) -> counted.merge(figures, times, Long::sum));
  }

  void write(Tables tables) {
    if (tables.countsFigures()) {
      tables.replyFigures().add(counted);
    }
  }
}
