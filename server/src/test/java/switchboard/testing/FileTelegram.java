package switchboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Bot API that accepts every call. Its files are made when they are downloaded, so that they may
 * be more than fits into memory: each contains its id in all parts.
 */
public final class FileTelegram implements AutoCloseable {

  /** In all parts of all files. */
  public static final String MARK = "canary-bird of ";

  private static final int PART = 4096;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Integer> replies = new ConcurrentHashMap<>();
  private final AtomicInteger downloads = new AtomicInteger();
  private final AtomicBoolean held = new AtomicBoolean();
  private final byte[] noise;
  private volatile JsonNode webhook = JSON.createObjectNode();

  /**
   * @param bytes the length of each file
   */
  public FileTelegram(int bytes) {
    noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.createContext("/file/", this::deliver);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The parameters of the last {@code setWebhook}; none before. */
  public JsonNode webhook() {
    return webhook;
  }

  /** The number of messages that each chat got. */
  public Map<Long, Integer> replies() {
    return replies;
  }

  /** How many downloads were begun. */
  public int downloads() {
    return downloads.get();
  }

  /** Whether downloads that begin wait. */
  public void holdFiles(boolean hold) {
    held.set(hold);
  }

  /** A message with a file. */
  public String document(long updateId, String fileId, String caption) {
    var file =
        "\"document\":{\"file_id\":\"%1$s\",\"file_unique_id\":\"u%1$s\",\"file_size\":%2$d},\"caption\":"
            .formatted(fileId, noise.length);
    return TestServer.text(updateId, updateId, caption).replace("\"text\":", file);
  }

  /** What is in a file. */
  public byte[] content(String fileId) {
    var content = noise.clone();
    for (int at = 0; at < content.length; at += PART) {
      var mark = (MARK + fileId + " at " + at).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(mark, 0, content, at, Math.min(mark.length, content.length - at));
    }
    return content;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = exchange.getRequestBody().readAllBytes();
      var parameters =
          JSON.readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.US_ASCII) : body);
      var result = result(path.substring(path.lastIndexOf('/') + 1), parameters);
      var json = "{\"ok\":true,\"result\":" + result + "}";
      send(exchange, json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String result(String method, JsonNode parameters) {
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "getme" ->
          "{\"id\":123456789,\"is_bot\":true,\"first_name\":\"F\",\"username\":\"f_bot\"}";
      case "setwebhook" -> {
        webhook = parameters;
        yield "true";
      }
      case "getwebhookinfo" ->
          "{\"url\":\"%s\",\"pending_update_count\":0}".formatted(webhook.path("url").asString(""));
      case "sendmessage" -> {
        var _ = replies.merge(parameters.path("chat_id").asLong(), 1, Integer::sum);
        yield "{\"message_id\":7}";
      }
      case "getfile" -> {
        var id = parameters.path("file_id").asString();
        yield "{\"file_id\":\"%1$s\",\"file_unique_id\":\"u%1$s\",\"file_size\":%2$d,\"file_path\":\"documents/%1$s\"}"
            .formatted(id, noise.length);
      }
      default -> "true";
    };
  }

  private void deliver(HttpExchange exchange) throws IOException {
    try (exchange) {
      downloads.incrementAndGet();
      Eventually.holds("files are not held", () -> !held.get());
      var path = exchange.getRequestURI().getPath();
      send(exchange, content(path.substring(path.lastIndexOf('/') + 1)));
    }
  }

  private static void send(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
