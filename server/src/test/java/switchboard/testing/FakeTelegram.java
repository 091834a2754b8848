package switchboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import switchboard.app.ServerFactory;
import switchboard.config.TelegramSettings;
import switchboard.telegram.BotApi;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fake Bot API that accepts every call and implements the update queue of the official server.
 * Responses can be replaced per method.
 */
public final class FakeTelegram implements AutoCloseable {

  /** A response that replaces the default. */
  public record Answer(int status, String body) {

    public static Answer refusal(int code, String description) {
      return new Answer(
          code,
          "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description));
    }

    public static Answer limited(int seconds) {
      return new Answer(
          429,
          "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":%d}}"
              .formatted(seconds));
    }

    public static Answer page(int status) {
      return new Answer(status, "<html><h1>%d</h1></html>".formatted(status));
    }
  }

  private record Update(long id, String json) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_AHEAD = 10;
  private static final long MAX_POLL_MILLIS = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Long> offsets = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private List<Update> queue = new ArrayList<>();
  private long tail;
  private long handedOut;
  private String webhook = "";
  private boolean forgetful = true;

  public FakeTelegram(long firstNumber) {
    tail = firstNumber;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Makes a server call this instead of the simulator. */
  public ServerFactory inPlaceOfTheSimulator() {
    return new TestServerFactory() {
      @Override
      protected BotApi telegram(TelegramSettings settings) {
        return new BotApi(settings.token(), uri());
      }
    };
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Sets the response of a method, or with {@code *} of all methods. */
  public synchronized void answer(String method, Answer answer) {
    answers.put(method.toLowerCase(Locale.ROOT), answer);
    notifyAll();
  }

  public synchronized void answerAsUsual() {
    answers.clear();
  }

  /** Ignores confirmations: no offset removes updates. */
  public synchronized void confirmNothing() {
    forgetful = false;
  }

  /** Another program registers a webhook, or removes it with an empty URL. */
  public synchronized void webhook(String url) {
    webhook = url;
  }

  public synchronized String webhook() {
    return webhook;
  }

  public synchronized void give(long user, String text) {
    queue.add(new Update(tail, TestServer.text(tail, user, text)));
    tail++;
    notifyAll();
  }

  /** Recreates the queue: pending updates are lost and the ids restart at this number. */
  public synchronized void startAgainAt(long number) {
    queue = new ArrayList<>();
    tail = number;
  }

  /** Whether every update was returned at least once. */
  public synchronized boolean isAllHandedOut() {
    return queue.isEmpty() || handedOut == queue.getLast().id();
  }

  public synchronized int waiting() {
    return queue.size();
  }

  public synchronized List<Long> offsets() {
    return List.copyOf(offsets);
  }

  public synchronized long asked(String method) {
    return methods.stream().filter(method::equalsIgnoreCase).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer = answer(method, body);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Answer answer(String method, String body) {
    methods.add(method);
    var told = answers.getOrDefault(method, answers.get("*"));
    if (told != null) {
      return told;
    }
    return switch (method) {
      case "getupdates" -> updates(JSON.readTree(body).path("offset").asLong(0));
      case "getme" ->
          result(
              "{\"id\":123456789,\"is_bot\":true,\"first_name\":\"F\",\"username\":\"fake_bot\"}");
      case "getwebhookinfo" ->
          result(
              "{\"url\":\"%s\",\"has_custom_certificate\":false,\"pending_update_count\":%d}"
                  .formatted(webhook, queue.size()));
      case "setwebhook" -> {
        webhook = JSON.readTree(body).path("url").asString("");
        yield result("true");
      }
      case "deletewebhook" -> {
        webhook = "";
        yield result("true");
      }
      case "sendmessage" -> result("{\"message_id\":1}");
      default -> result("true");
    };
  }

  private static Answer result(String json) {
    return new Answer(200, "{\"ok\":true,\"result\":" + json + "}");
  }

  /** Like Client::do_get_updates and TQueue::get of the official server. */
  private Answer updates(long offset) {
    if (!webhook.isEmpty()) {
      return Answer.refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
              + " delete the webhook first");
    }
    offsets.add(offset);
    if (forgetful && offset > 0 && offset <= tail + MAX_AHEAD) {
      queue = new ArrayList<>(queue.stream().filter(update -> update.id() >= offset).toList());
    }
    awaitOne();
    var result = queue.stream().limit(100).toList();
    if (!result.isEmpty()) {
      handedOut = result.getLast().id();
    }
    return result(result.stream().map(Update::json).collect(Collectors.joining(",", "[", "]")));
  }

  private void awaitOne() {
    long end = System.nanoTime() + MAX_POLL_MILLIS * 1_000_000;
    try {
      for (long left = MAX_POLL_MILLIS; queue.isEmpty() && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
