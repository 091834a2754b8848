package switchboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A Bot API that grants everything and counts the messages that each chat was sent. */
final class CountingBotApi implements AutoCloseable {

  private static final Pattern CHAT = Pattern.compile("\"chat_id\"\\s*:\\s*\"?(\\d+)");
  private static final byte[] DONE =
      "{\"ok\":true,\"result\":{\"message_id\":7,\"id\":1,\"is_bot\":true,\"first_name\":\"B\",\"url\":\"\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final Map<Long, Integer> messages = new ConcurrentHashMap<>();
  private final List<String> methods = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  CountingBotApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var method = path.substring(path.lastIndexOf('/') + 1);
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (method.equalsIgnoreCase("sendMessage")) {
      var chat = CHAT.matcher(body);
      if (chat.find()) {
        messages.merge(Long.parseLong(chat.group(1)), 1, Integer::sum);
      }
    } else {
      methods.add(method);
    }
    exchange.sendResponseHeaders(200, DONE.length);
    exchange.getResponseBody().write(DONE);
    exchange.close();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int messagesTo(long chat) {
    return messages.getOrDefault(chat, 0);
  }

  boolean wasAsked(String method) {
    return methods.stream().anyMatch(method::equalsIgnoreCase);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
