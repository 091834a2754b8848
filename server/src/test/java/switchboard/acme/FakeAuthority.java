package switchboard.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import switchboard.acme.FakeAuthorityEnvelope.Refused;
import tools.jackson.databind.JsonNode;

/**
 * ACME test server (RFC 8555), as strict as a real one: each nonce is valid once, every signature
 * is verified, and the HTTP-01 challenge is really requested, on a configurable port instead of
 * port 80.
 */
public final class FakeAuthority implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> nonces = ConcurrentHashMap.newKeySet();
  private final Map<String, PublicJsonWebKey> accounts = new ConcurrentHashMap<>();
  private final Map<String, FakeAuthorityTestBase> cases = new ConcurrentHashMap<>();
  private final List<JsonNode> orders = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final FakeAuthorityRoot root;

  private volatile int challengePort;
  private volatile @Nullable String refusal;
  private volatile @Nullable RenewalWindow window;

  private FakeAuthority(HttpServer server, FakeAuthorityRoot root) {
    this.server = server;
    this.root = root;
  }

  public static FakeAuthority start(FakeAuthorityRoot root) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var authority = new FakeAuthority(server, root);
    server.setExecutor(authority.threads);
    server.createContext("/", authority::answer);
    server.start();
    return authority;
  }

  public URI directory() {
    return URI.create(url("/directory"));
  }

  /** Sets the port for the challenges of all domains. */
  public void asksAt(int port) {
    challengePort = port;
  }

  /** Refuses orders with this problem type; null accepts them again. */
  void refuse(@Nullable String type) {
    refusal = type;
  }

  /** Sets the suggested renewal window of all certificates. */
  void tell(RenewalWindow when) {
    window = when;
  }

  /** The received orders. */
  List<JsonNode> orders() {
    return List.copyOf(orders);
  }

  int accounts() {
    return accounts.size();
  }

  /** The problem types returned so far. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var nonce = UUID.randomUUID().toString().replace("-", "");
      nonces.add(nonce);
      exchange.getResponseHeaders().set("Replay-Nonce", nonce);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      var path = exchange.getRequestURI().getPath();
      try {
        if (exchange.getRequestMethod().equals("POST")) {
          post(exchange, path);
        } else if (path.equals("/directory")) {
          FakeAuthorityAnswer.send(exchange, 200, directoryEntries());
        } else if (path.startsWith("/renewal/") && window != null) {
          var told = Objects.requireNonNull(window);
          var times = Map.of("start", told.start().toString(), "end", told.end().toString());
          FakeAuthorityAnswer.send(exchange, 200, Map.of("suggestedWindow", times));
        } else {
          exchange.sendResponseHeaders(path.equals("/nonce") ? 200 : 404, -1);
        }
      } catch (Refused e) {
        refused.add(String.valueOf(e.getMessage()));
        FakeAuthorityAnswer.problem(exchange, String.valueOf(e.getMessage()));
      } catch (JoseException | InterruptedException e) {
        FakeAuthorityAnswer.problem(exchange, "malformed");
      }
    }
  }

  private Map<String, Object> directoryEntries() {
    var entries =
        new HashMap<String, Object>(
            Map.of(
                "newNonce", url("/nonce"),
                "newAccount", url("/account"),
                "newOrder", url("/order"),
                "meta", Map.of("termsOfService", url("/terms"))));
    if (window != null) {
      entries.put("renewalInfo", url("/renewal"));
    }
    return entries;
  }

  private void post(HttpExchange exchange, String path)
      throws IOException, Refused, JoseException, InterruptedException {
    var signed = FakeAuthorityEnvelope.read(exchange.getRequestBody().readAllBytes());
    if (!nonces.remove(signed.header("nonce"))) {
      throw new Refused("badNonce");
    }
    if (!signed.header("url").equals(url(path))) {
      throw new Refused("unauthorized");
    }
    var key = path.equals("/account") ? signed.ownKey() : accounts.get(signed.header("kid"));
    if (key == null) {
      throw new Refused("accountDoesNotExist");
    }
    var payload = signed.verified(key);
    var words = path.split("/");
    switch (words[1]) {
      case "account" -> account(exchange, key, payload);
      case "order" -> order(exchange, words, payload);
      case "authorization" -> authorization(exchange, words);
      case "challenge" -> challenge(exchange, words, key);
      case "finalize" -> finish(exchange, words, payload);
      case "certificate" -> certificate(exchange, words);
      default -> throw new Refused("malformed");
    }
  }

  private void account(HttpExchange exchange, PublicJsonWebKey key, JsonNode payload)
      throws IOException, Refused, JoseException {
    if (!payload.path("termsOfServiceAgreed").asBoolean(false)) {
      throw new Refused("userActionRequired");
    }
    var own = url("/accounts/" + key.calculateBase64urlEncodedThumbprint("SHA-256"));
    boolean known = accounts.put(own, key) != null;
    exchange.getResponseHeaders().set("Location", own);
    FakeAuthorityAnswer.send(exchange, known ? 200 : 201, Map.of("status", "valid"));
  }

  private void order(HttpExchange exchange, String[] words, JsonNode payload)
      throws IOException, Refused {
    if (words.length > 2) {
      FakeAuthorityAnswer.send(exchange, 200, view(words[2]));
      return;
    }
    orders.add(payload);
    if (refusal != null) {
      throw new Refused(Objects.requireNonNull(refusal));
    }
    var domains =
        payload.path("identifiers").valueStream().map(one -> one.path("value").asString());
    var number = Integer.toString(cases.size());
    cases.put(number, new FakeAuthorityTestBase(domains.toList()));
    exchange.getResponseHeaders().set("Location", url("/order/" + number));
    FakeAuthorityAnswer.send(exchange, 201, view(number));
  }

  private Map<String, Object> view(String number) throws Refused {
    var one = known(number);
    var view = new HashMap<String, Object>();
    view.put("status", one.status());
    view.put(
        "identifiers",
        one.domains.stream().map(domain -> Map.of("type", "dns", "value", domain)).toList());
    view.put(
        "authorizations",
        IntStream.range(0, one.domains.size())
            .mapToObj(i -> url("/authorization/" + number + "/" + i))
            .toList());
    view.put("finalize", url("/finalize/" + number));
    if (one.certificate != null) {
      view.put("certificate", url("/certificate/" + number));
    }
    return view;
  }

  private FakeAuthorityTestBase known(String number) throws Refused {
    var one = cases.get(number);
    if (one == null) {
      throw new Refused("malformed");
    }
    return one;
  }

  private void authorization(HttpExchange exchange, String[] words) throws IOException, Refused {
    var one = known(words[2]);
    int index = Integer.parseInt(words[3]);
    FakeAuthorityAnswer.send(
        exchange,
        200,
        Map.of(
            "status", one.proofs.getOrDefault(index, "pending"),
            "identifier", Map.of("type", "dns", "value", one.domains.get(index)),
            "challenges", List.of(question(words))));
  }

  private Map<String, Object> question(String[] words) throws Refused {
    var one = known(words[2]);
    int index = Integer.parseInt(words[3]);
    var status = one.proofs.getOrDefault(index, "pending");
    var question = new HashMap<String, Object>();
    question.put("type", "http-01");
    question.put("url", url("/challenge/" + words[2] + "/" + words[3]));
    question.put("token", one.tokens.get(index));
    question.put("status", status);
    if (status.equals("invalid")) {
      question.put(
          "error",
          Map.of("type", FakeAuthorityAnswer.ERROR + "connection", "detail", "nobody is there"));
    }
    return question;
  }

  /** Validates the challenge at once, so that the response has the result. */
  private void challenge(HttpExchange exchange, String[] words, PublicJsonWebKey key)
      throws IOException, Refused, JoseException, InterruptedException {
    var one = known(words[2]);
    int index = Integer.parseInt(words[3]);
    var token = String.valueOf(one.tokens.get(index));
    var wanted = token + "." + key.calculateBase64urlEncodedThumbprint("SHA-256");
    one.proofs.put(index, wanted.equals(fetched(token)) ? "valid" : "invalid");
    FakeAuthorityAnswer.send(exchange, 200, question(words));
  }

  private String fetched(String token) throws InterruptedException {
    var address = "http://127.0.0.1:" + challengePort + "/.well-known/acme-challenge/" + token;
    try {
      var request = HttpRequest.newBuilder(URI.create(address)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException _) {
      return "";
    }
  }

  private void finish(HttpExchange exchange, String[] words, JsonNode payload)
      throws IOException, Refused {
    var one = known(words[2]);
    if (!one.status().equals("ready")) {
      throw new Refused("orderNotReady");
    }
    one.certificate = root.issue(payload.path("csr").asString());
    FakeAuthorityAnswer.send(exchange, 200, view(words[2]));
  }

  private void certificate(HttpExchange exchange, String[] words) throws IOException, Refused {
    exchange.getResponseHeaders().set("Content-Type", "application/pem-certificate-chain");
    FakeAuthorityAnswer.body(exchange, 200, String.valueOf(known(words[2]).certificate));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
