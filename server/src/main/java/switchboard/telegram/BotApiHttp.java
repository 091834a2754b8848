package switchboard.telegram;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * HTTP transport for the Bot API (HTTP/1.1, OkHttp). Tracks whether a failed request may have
 * arrived.
 */
final class BotApiHttp implements AutoCloseable {

  /** The outcome of a request. */
  sealed interface Outcome {

    /**
     * @param retryAfter the {@code Retry-After} header
     * @param body empty when truncated or too long
     */
    record Answer(int status, @Nullable String retryAfter, ByteString body) implements Outcome {}

    /**
     * @param begun whether the request may have reached Telegram
     */
    record Failure(boolean begun, String reason) implements Outcome {}
  }

  /**
   * @param connect connect timeout
   * @param call timeout from the first byte of the request to the last of the response
   */
  record Timeouts(Duration connect, Duration call) {
    static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
  private static final int MAX_AT_ONCE = 256;
  private static final Duration IDLE = Duration.ofSeconds(50);
  private static final Duration END = Duration.ofSeconds(2);

  private final BotToken token;
  private final String address;
  private final Map<String, HttpUrl> addresses = new ConcurrentHashMap<>();
  private final @Nullable OutboundProxy proxy;
  private final Timeouts timeouts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OkHttpClient client;

  BotApiHttp(BotToken token, URI base, @Nullable OutboundProxy proxy, Timeouts timeouts) {
    this.token = token;
    this.proxy = proxy;
    this.timeouts = timeouts;
    address = address(token, base);
    client = client();
  }

  private static String address(BotToken token, URI base) {
    var url = HttpUrl.parse(base.toString());
    if (url == null || url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "The Bot API URL must look like https://api.telegram.org, without ? or #");
    }
    return url.toString().replaceFirst("/*$", "") + "/bot" + token.reveal() + "/";
  }

  private OkHttpClient client() {
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MAX_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(MAX_AT_ONCE);
    var builder = new OkHttpClient.Builder();
    if (proxy != null) {
      builder.proxy(proxy.address()).proxyAuthenticator((_, answer) -> authorized(answer));
    }
    return builder
        .dispatcher(dispatcher)
        .connectionPool(new ConnectionPool(MAX_AT_ONCE, IDLE.toSeconds(), TimeUnit.SECONDS))
        .protocols(List.of(Protocol.HTTP_1_1))
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.call())
        .writeTimeout(timeouts.call())
        .callTimeout(timeouts.call())
        .eventListenerFactory(Progress::of)
        .build();
  }

  /**
   * The CONNECT request with credentials; absent without credentials or when they were rejected.
   */
  private @Nullable Request authorized(Response answer) {
    var authorization = proxy == null ? null : proxy.authorization();
    return authorization == null || answer.request().header(PROXY_AUTHORIZATION) != null
        ? null
        : answer.request().newBuilder().header(PROXY_AUTHORIZATION, authorization).build();
  }

  /** Never completes exceptionally. */
  CompletableFuture<Outcome> send(BotApiRequests.Request request, int mostBytes) {
    var progress = new Progress();
    return start(client.newCall(http(request, progress)), progress, mostBytes);
  }

  /**
   * Waits for the response; an interrupt cancels the call.
   *
   * @param longer extra time beyond the default timeout, for long polls
   */
  Outcome ask(BotApiRequests.Request request, int mostBytes, Duration longer) {
    var time = timeouts.call().plus(longer);
    var patient = client.newBuilder().callTimeout(time).readTimeout(time).build();
    var progress = new Progress();
    var call = patient.newCall(http(request, progress));
    try {
      return start(call, progress, mostBytes).get();
    } catch (InterruptedException _) {
      call.cancel();
      Thread.currentThread().interrupt();
      return new Outcome.Failure(progress.begun, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Outcomes are values", e);
    }
  }

  private CompletableFuture<Outcome> start(Call call, Progress progress, int mostBytes) {
    var outcome = new CompletableFuture<Outcome>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call ended, IOException e) {
            outcome.complete(failure(progress, e));
          }

          @Override
          public void onResponse(Call ended, Response response) {
            outcome.complete(answer(response, mostBytes));
          }
        });
    return outcome;
  }

  private Request http(BotApiRequests.Request request, Progress progress) {
    var url = addresses.computeIfAbsent(request.method(), method -> HttpUrl.get(address + method));
    var builder = new Request.Builder().url(url);
    if (!url.isHttps() && proxy != null && proxy.authorization() != null) {
      // Without a tunnel, credentials go with the first request: a one-shot body cannot be resent.
      builder.header(PROXY_AUTHORIZATION, proxy.authorization());
    }
    return builder
        .header("Accept-Encoding", "identity")
        .header("User-Agent", "Switchboard")
        .post(request.body())
        .tag(Progress.class, progress)
        .build();
  }

  /** OkHttp reports a 407 from anything but the configured proxy as a protocol error. */
  private Outcome failure(Progress progress, IOException e) {
    if (progress.status == HttpURLConnection.HTTP_PROXY_AUTH) {
      return new Outcome.Answer(progress.status, null, ByteString.EMPTY);
    }
    return new Outcome.Failure(progress.begun, BotApiResponses.brief(e.toString(), token));
  }

  private static Outcome answer(Response response, int mostBytes) {
    try (response) {
      return new Outcome.Answer(
          response.code(), response.header("Retry-After"), body(response, mostBytes));
    }
  }

  private static ByteString body(Response response, int mostBytes) {
    var body = response.body().source();
    try {
      return body.request(mostBytes + 1L) ? ByteString.EMPTY : body.readByteString();
    } catch (IOException _) {
      return ByteString.EMPTY;
    }
  }

  /** Cancels calls in flight. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    threads.shutdown();
    try {
      boolean ended = threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    client.connectionPool().evictAll();
  }

  /** Records that sending has begun, and the response status. */
  private static final class Progress extends EventListener {

    private volatile boolean begun;
    private volatile int status;

    private static EventListener of(Call call) {
      var progress = call.request().tag(Progress.class);
      return progress == null ? EventListener.NONE : progress;
    }

    @Override
    public void requestHeadersStart(Call call) {
      begun = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      status = response.code();
    }
  }
}
