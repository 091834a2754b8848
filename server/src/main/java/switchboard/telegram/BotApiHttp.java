package switchboard.telegram;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * HTTP transport for the Bot API. Tracks whether a failed request may have arrived; never repeats
 * one.
 */
final class BotApiHttp implements AutoCloseable {

  /** The outcome of a request. */
  sealed interface Outcome {

    /**
     * @param retryAfter the {@code Retry-After} header
     * @param body empty when truncated or too long
     */
    record Answer(int status, @Nullable String retryAfter, ByteBuffer body) implements Outcome {}

    /**
     * @param begun whether the request may have reached Telegram
     */
    record Failure(boolean begun, String reason) implements Outcome {}
  }

  /**
   * @param connect connect timeout, for each address
   * @param call timeout from the first step towards a connection to the last byte of the response
   */
  record Timeouts(Duration connect, Duration call) {
    static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  private static final Duration MAX_PAUSE = Duration.ofMillis(500);

  /** An upload may be as slow as this: 50 MB in eight minutes. */
  private static final int SLOWEST_BYTES_A_MILLISECOND = 100;

  private static final Duration END = Duration.ofSeconds(2);

  private final BotToken token;
  private final BotApiAddress address;
  private final Timeouts timeouts;
  private final BotApiConnections connections;
  private final Set<BotApiExchange> calls = ConcurrentHashMap.newKeySet();
  private final Thread watch;
  private volatile boolean closed;

  BotApiHttp(BotToken token, BotApiAddress address, Timeouts timeouts) {
    this.token = token;
    this.address = address;
    this.timeouts = timeouts;
    connections = new BotApiConnections(address, timeouts);
    watch = Thread.ofVirtual().name("bot-api-timeouts").start(this::watch);
  }

  /** One look at all calls is cheaper than a timer for each. */
  private void watch() {
    var half = timeouts.call().dividedBy(2);
    var pause = half.compareTo(MAX_PAUSE) < 0 ? half : MAX_PAUSE;
    try {
      while (!closed) {
        Thread.sleep(pause);
        long now = System.nanoTime();
        calls.forEach(call -> call.check(now));
        connections.closeIdle();
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  /** Never completes exceptionally. */
  CompletableFuture<Outcome> send(BotApiRequests.Request request, int mostBytes) {
    var upload = Duration.ofMillis(request.body().remaining() / SLOWEST_BYTES_A_MILLISECOND);
    return start(request, mostBytes, timeouts.call().plus(upload)).outcome();
  }

  /**
   * Waits for the response; an interrupt cancels the call.
   *
   * @param longer extra time beyond the default timeout, for long polls
   */
  Outcome ask(BotApiRequests.Request request, int mostBytes, Duration longer) {
    var call = start(request, mostBytes, timeouts.call().plus(longer));
    try {
      return call.outcome().get();
    } catch (InterruptedException _) {
      call.fail("interrupted");
      Thread.currentThread().interrupt();
      return call.outcome().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Outcomes are values", e);
    }
  }

  private BotApiExchange start(BotApiRequests.Request request, int mostBytes, Duration longest) {
    var call = new BotApiExchange(address, request, mostBytes, longest, this::cleaned);
    calls.add(call);
    var _ = call.outcome().whenComplete((_, _) -> calls.remove(call));
    if (closed) {
      call.fail("closed");
    } else {
      connections.start(call);
    }
    return call;
  }

  private String cleaned(String text) {
    return BotApiResponses.brief(text, token);
  }

  /** Cancels calls in flight. */
  @Override
  public void close() {
    closed = true;
    calls.forEach(call -> call.fail("closed"));
    connections.close();
    watch.interrupt();
    try {
      var _ = watch.join(END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    calls.forEach(call -> call.fail("closed"));
  }
}
