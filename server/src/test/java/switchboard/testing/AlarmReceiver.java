package switchboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code ALARM_URL} points to. */
public final class AlarmReceiver implements AutoCloseable {

  private final List<JsonNode> alarms = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 204;
  private final AtomicInteger asked = new AtomicInteger();

  public AlarmReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/hook/secret-part", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    asked.incrementAndGet();
    if (status == 204 && exchange.getRequestMethod().equals("POST")) {
      alarms.add(new JsonMapper().readTree(body));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/secret-part");
  }

  /** Answers with this status; only 204 accepts alarms. */
  public void answer(int other) {
    status = other;
  }

  public int asked() {
    return asked.get();
  }

  /** All accepted alarms: kind and state. */
  public List<String> alarms() {
    return alarms.stream()
        .map(alarm -> alarm.path("kind").asString("") + " " + alarm.path("state").asString(""))
        .toList();
  }

  public JsonNode last() {
    return alarms.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
