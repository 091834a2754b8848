package switchboard.telegram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import switchboard.telegram.BotApiHttp.Outcome;

/**
 * One call: its request is written at most once, and its outcome says whether it was. The selector
 * thread calls the methods of the interface; any thread may end the call.
 */
final class BotApiExchange implements AsyncClientExchangeHandler {

  /** How far the request is. It is written only after {@link #BEGUN}, which no failure undoes. */
  private enum Progress {
    WAITING,
    BEGUN,
    ENDED
  }

  private record Head(int status, @Nullable String retryAfter) {}

  private final BotApiAddress address;
  private final BotApiRequests.Request request;
  private final HttpBody body;
  private final int mostBytes;
  private final Duration longest;
  private final Function<String, String> cleaned;
  private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private volatile @Nullable Head head;
  private @Nullable ByteArrayOutputStream received;
  private volatile @Nullable BotApiConnection connection;
  private volatile long started;

  /**
   * @param longest from the first step towards a connection to the last byte of the response
   * @param cleaned makes texts of exceptions fit for display
   */
  BotApiExchange(
      BotApiAddress address,
      BotApiRequests.Request request,
      int mostBytes,
      Duration longest,
      Function<String, String> cleaned) {
    this.address = address;
    this.request = request;
    this.body = request.body();
    this.mostBytes = mostBytes;
    this.longest = longest;
    this.cleaned = cleaned;
  }

  /** Never completes exceptionally. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  boolean isEnded() {
    return progress.get() == Progress.ENDED;
  }

  /** The call has its turn: from now on its time counts. */
  void on(BotApiConnection own) {
    started = System.nanoTime();
    connection = own;
    if (isEnded()) {
      own.discard();
    }
  }

  /** Ends the call if it took too long. */
  void check(long now) {
    if (connection != null && now - started > longest.toNanos()) {
      fail("timeout");
    }
  }

  /** Ends the call with what is known of it. */
  void fail(String reason) {
    var before = progress.getAndSet(Progress.ENDED);
    if (before != Progress.ENDED) {
      var known = head;
      end(
          known == null
              ? new Outcome.Failure(before == Progress.BEGUN, cleaned.apply(reason))
              : answer(known, new byte[0]),
          false);
    }
  }

  private void answered(Head known, byte[] bytes, boolean complete) {
    if (progress.getAndSet(Progress.ENDED) != Progress.ENDED) {
      end(answer(known, bytes), complete);
    }
  }

  private static Outcome answer(Head known, byte[] bytes) {
    return new Outcome.Answer(known.status(), known.retryAfter(), ByteBuffer.wrap(bytes));
  }

  /** Gives the connection back first, so that the next call can have it. */
  private void end(Outcome how, boolean reusable) {
    try {
      var own = connection;
      if (own != null && reusable) {
        own.release();
      } else if (own != null) {
        own.discard();
      }
    } finally {
      var _ = outcome.complete(how);
    }
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    if (!progress.compareAndSet(Progress.WAITING, Progress.BEGUN)) {
      throw new RequestNotExecutedException();
    }
    // Written out only now: many calls may be waiting.
    var post = address.post(request);
    channel.sendRequest(post, new BasicEntityDetails(body.remaining(), null), context);
  }

  @Override
  public int available() {
    return Math.clamp(body.remaining(), 0, Integer.MAX_VALUE);
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    for (var part : body.parts()) {
      while (part.hasRemaining()) {
        if (channel.write(part) == 0) {
          return; // called again when the connection takes more
        }
      }
    }
    channel.endStream();
  }

  @Override
  public void consumeInformation(HttpResponse response, HttpContext context) {}

  @Override
  public void consumeResponse(
      HttpResponse response, @Nullable EntityDetails details, HttpContext context) {
    var wait = response.getFirstHeader("Retry-After");
    var known = new Head(response.getCode(), wait == null ? null : wait.getValue());
    head = known;
    if (details == null) {
      answered(known, new byte[0], true);
    } else if (details.getContentLength() > mostBytes) {
      answered(known, new byte[0], false);
    } else {
      received = new ByteArrayOutputStream(Math.clamp(details.getContentLength(), 512, 1 << 16));
    }
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer bytes) {
    var known = head;
    var before = received;
    if (known == null || before == null || isEnded()) {
      // nothing wants them
    } else if (before.size() + bytes.remaining() > mostBytes) {
      answered(known, new byte[0], false);
    } else {
      var part = new byte[bytes.remaining()];
      bytes.get(part);
      before.writeBytes(part);
    }
    bytes.position(bytes.limit());
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    var known = head;
    var all = received;
    if (known != null && all != null) {
      answered(known, all.toByteArray(), true);
    }
  }

  @Override
  public void failed(Exception cause) {
    fail(cause.toString());
  }

  @Override
  public void cancel() {
    fail("cancelled");
  }

  /** Called last; the call has an outcome then, unless the connection was closed before it. */
  @Override
  public void releaseResources() {
    fail("connection closed");
  }
}
