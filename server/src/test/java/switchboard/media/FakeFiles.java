package switchboard.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import switchboard.telegram.BotToken;

/** A fake Bot API that serves only files, with faults on demand. */
final class FakeFiles implements AutoCloseable {

  static final String SECRET = "AAcanary-Canary_canaryCANARY01234567";
  static final BotToken TOKEN = new BotToken("123456:" + SECRET);

  /** How a file is delivered. */
  @FunctionalInterface
  interface Delivery {
    void to(HttpExchange exchange) throws IOException;
  }

  /**
   * @param path that getFile names
   * @param told the size that getFile names
   */
  private record Known(String path, @Nullable Long told, Delivery delivery) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Known> files = new ConcurrentHashMap<>();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  final AtomicInteger asked = new AtomicInteger();
  final AtomicInteger running = new AtomicInteger();
  final AtomicInteger mostRunning = new AtomicInteger();

  FakeFiles() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/bot" + "123456:" + SECRET + "/getFile", this::getFile);
    server.createContext("/file/bot" + "123456:" + SECRET + "/", this::deliver);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void has(String id, byte[] content) {
    has(id, "documents/" + id, (long) content.length, exchange -> send(exchange, 200, content));
  }

  void has(String id, String path, @Nullable Long told, Delivery delivery) {
    refusals.remove(id);
    files.put(id, new Known(path, told, delivery));
  }

  /** getFile answers with this. */
  void refuses(String id, int code, String description, String more) {
    refusals.put(
        id,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"%s}"
            .formatted(code, description, more));
  }

  static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  private void getFile(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var id = body.replaceFirst(".*\"file_id\":\"([^\"]*)\".*", "$1");
      var refusal = refusals.get(id);
      var known = files.get(id);
      if (refusal != null || known == null) {
        var text =
            refusal == null
                ? "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: wrong file_id or the file is temporarily unavailable\"}"
                : refusal;
        int code = Integer.parseInt(text.replaceFirst(".*\"error_code\":(\\d+).*", "$1"));
        send(exchange, code, text.getBytes(StandardCharsets.UTF_8));
        return;
      }
      var size = known.told() == null ? "" : ",\"file_size\":" + known.told();
      var answer =
          "{\"ok\":true,\"result\":{\"file_id\":\"%s\",\"file_unique_id\":\"u\",\"file_path\":\"%s\"%s}}"
              .formatted(id, known.path(), size);
      send(exchange, 200, answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void deliver(HttpExchange exchange) throws IOException {
    int now = running.incrementAndGet();
    mostRunning.accumulateAndGet(now, Math::max);
    try (exchange) {
      var path = exchange.getRequestURI().getPath().replaceFirst("/file/bot[^/]*/", "");
      var known =
          files.values().stream().filter(file -> file.path().equals(path)).findFirst().orElse(null);
      if (known == null) {
        send(exchange, 404, "{\"ok\":false,\"error_code\":404}".getBytes(StandardCharsets.UTF_8));
      } else {
        known.delivery().to(exchange);
      }
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
