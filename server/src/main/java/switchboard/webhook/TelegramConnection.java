package switchboard.webhook;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import switchboard.diagnosis.Finding;
import switchboard.domain.Call;
import switchboard.telegram.BotApiException;
import switchboard.telegram.SendResult;

/**
 * Health of the connection to Telegram, reported by the components that use it. Times come from a
 * monotonic clock.
 */
public final class TelegramConnection {

  /** The component that reported. */
  public enum Source {
    REGISTRATION,
    POLLING,
    WEBHOOK,
    SENDING
  }

  /** Two programs that poll abort each other's polls, so one successful poll proves nothing. */
  private static final Duration CONFLICT = Duration.ofMinutes(2);

  /** Longer than any poll and the pause after it. */
  private static final Duration MAX_POLL = Duration.ofMinutes(3);

  private record Since(ConnectionTrouble trouble, long first, long last) {

    Since again(long now) {
      return new Since(trouble, first, now);
    }
  }

  private final LongSupplier nanos;
  private final Map<Source, Since> troubles = new EnumMap<>(Source.class);
  private final Map<Source, Long> good = new EnumMap<>(Source.class);

  public TelegramConnection() {
    this(System::nanoTime);
  }

  public TelegramConnection(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Records a failure; returns whether it is new. */
  synchronized boolean failed(Source source, ConnectionTrouble trouble) {
    long now = nanos.getAsLong();
    var known = troubles.get(source);
    if (known != null && known.trouble() == trouble) {
      troubles.put(source, known.again(now));
      return false;
    }
    troubles.put(source, new Since(trouble, now, now));
    return true;
  }

  void failed(Source source, BotApiException failure) {
    failed(source, ConnectionTrouble.of(failure));
  }

  synchronized void worked(Source source) {
    long now = nanos.getAsLong();
    good.put(source, now);
    troubles.values().removeIf(since -> since.trouble() == ConnectionTrouble.TOKEN);
    var known = troubles.get(source);
    if (known != null
        && !(known.trouble() == ConnectionTrouble.FETCHED_ELSEWHERE && isRecent(known, now))) {
      troubles.remove(source);
    }
  }

  private static boolean isRecent(Since since, long now) {
    return now - since.last() < CONFLICT.toNanos();
  }

  /** Drops the state of a source that is no longer used. */
  synchronized void ended(Source source) {
    troubles.remove(source);
    good.remove(source);
  }

  /** Wraps a sender so that each result is recorded. */
  public Function<Call, CompletableFuture<SendResult>> hearing(
      Function<Call, CompletableFuture<SendResult>> telegram) {
    return call -> telegram.apply(call).thenApply(this::tried);
  }

  SendResult tried(SendResult result) {
    if (result instanceof SendResult.Refused refused && refused.code() == 401) {
      failed(Source.SENDING, ConnectionTrouble.TOKEN);
    } else if (result instanceof SendResult.Done) {
      worked(Source.SENDING);
    }
    return result;
  }

  /** Time since the last success; empty when there was none. */
  public synchronized Optional<Duration> since(Source source) {
    return Optional.ofNullable(good.get(source))
        .map(then -> Duration.ofNanos(nanos.getAsLong() - then));
  }

  /** The most severe current problem. */
  public synchronized Optional<Finding> finding() {
    if (isStuck()) {
      return Optional.of(ConnectionTrouble.STUCK.after(MAX_POLL));
    }
    return troubles.values().stream()
        .map(since -> since.trouble().after(Duration.ofNanos(since.last() - since.first())))
        .sorted((one, other) -> one.weight().compareTo(other.weight()))
        .findFirst();
  }

  /** What is wrong now, even if it has not lasted long. */
  public synchronized Set<ConnectionTrouble> troubles() {
    var all = EnumSet.noneOf(ConnectionTrouble.class);
    if (isStuck()) {
      all.add(ConnectionTrouble.STUCK);
    }
    troubles.values().forEach(since -> all.add(since.trouble()));
    return all;
  }

  private boolean isStuck() {
    long now = nanos.getAsLong();
    var answered = good.get(Source.POLLING);
    var trouble = troubles.get(Source.POLLING);
    return answered != null
        && now - answered > MAX_POLL.toNanos()
        && (trouble == null || now - trouble.last() > MAX_POLL.toNanos());
  }
}
