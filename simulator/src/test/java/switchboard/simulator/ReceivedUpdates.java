package switchboard.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;

/** A bot's webhook: stores updates and returns configured responses, 200 by default. */
final class ReceivedUpdates implements AutoCloseable {
  record Answer(int status, @Nullable String retryAfter, String body) {}

  record Received(JsonNode update, @Nullable String secret) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  ReceivedUpdates() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
          received.add(new Received(SimulatorJson.MAPPER.readTree(body), secret));
          Answer answer = next();
          if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
          }
          byte[] reply = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), reply.length == 0 ? -1 : reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  synchronized void answer(int status, @Nullable String retryAfter, String body) {
    answers.add(new Answer(status, retryAfter, body));
  }

  private synchronized Answer next() {
    return answers.isEmpty() ? new Answer(200, null, "") : answers.remove();
  }

  Received take() throws InterruptedException {
    Received next = received.poll(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new AssertionError("No update came");
    }
    return next;
  }

  boolean isEmpty() {
    return received.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
