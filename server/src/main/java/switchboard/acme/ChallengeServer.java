package switchboard.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Plain HTTP server that answers HTTP-01 challenges (RFC 8555, 8.3) and redirects everything else
 * to HTTPS.
 */
final class ChallengeServer implements AutoCloseable {

  private static final String CHALLENGES = "/.well-known/acme-challenge/";
  private static final int WAITING = 50;

  static {
    // This port is public: limit the time and the number of connections.
    limit("sun.net.httpserver.maxReqTime", 10);
    limit("sun.net.httpserver.maxRspTime", 10);
    limit("jdk.httpserver.maxConnections", 200);
  }

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> domains;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  private ChallengeServer(HttpServer server, List<String> domains) {
    this.server = server;
    this.domains = domains;
  }

  static ChallengeServer open(InetSocketAddress listen, List<String> domains) throws IOException {
    var challengeServer = new ChallengeServer(HttpServer.create(listen, WAITING), domains);
    challengeServer.server.createContext("/", challengeServer::answer);
    challengeServer.server.setExecutor(challengeServer.threads);
    challengeServer.server.start();
    return challengeServer;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Serves a challenge response until the result is closed. */
  Shown show(String token, String answer) {
    answers.put(token, answer);
    return () -> answers.remove(token);
  }

  /** A challenge response that is being served. */
  @FunctionalInterface
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  private static void limit(String property, int most) {
    System.setProperty(property, Integer.toString(most));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getRawPath();
      if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else if (path != null && path.startsWith(CHALLENGES)) {
        challenge(exchange, path.substring(CHALLENGES.length()));
      } else {
        exchange.getResponseHeaders().set("Location", encrypted(exchange, path));
        exchange.sendResponseHeaders(308, -1);
      }
    }
  }

  private void challenge(HttpExchange exchange, String token) throws IOException {
    var answer = answers.get(token);
    if (answer == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    var body = answer.getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    boolean bodyWanted = exchange.getRequestMethod().equals("GET");
    exchange.sendResponseHeaders(200, bodyWanted ? body.length : -1);
    if (bodyWanted) {
      exchange.getResponseBody().write(body);
    }
  }

  /**
   * The HTTPS URL of a request. The host is always one of the own domains, whatever {@code Host}
   * contains.
   */
  private String encrypted(HttpExchange exchange, @Nullable String path) {
    var host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    var name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    var query = exchange.getRequestURI().getRawQuery();
    return "https://"
        + (domains.contains(name) ? name : domains.getFirst())
        + (path == null || !path.startsWith("/") ? "/" : path)
        + (query == null ? "" : "?" + query);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
