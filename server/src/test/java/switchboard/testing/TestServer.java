package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import switchboard.app.Server;
import switchboard.app.ServerFactory;
import switchboard.auth.FastPasswordHashing;
import switchboard.config.Settings;
import switchboard.config.TlsFiles;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.SimulatorBot;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Tables;
import switchboard.telegram.BotToken;

/** A server connected to a simulator, on free ports; both use the simulator's clock. */
public final class TestServer implements AutoCloseable {

  public static final String TOKEN = "123456789:" + "AbCdE-_".repeat(5);

  public static final String ADMIN_TOKEN = "token-of-the-settings-".repeat(2);

  static {
    // Otherwise each start of Spring reconfigures logging and removes the tests' appenders.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Path botFile;
  private final TelegramSimulator simulator;
  private final TestSettings settings;
  private ServerFactory factory = new TestServerFactory();
  private @Nullable Server server;

  /**
   * @param folder an empty folder
   * @param bot name of a file in {@code src/test/resources/bots}
   */
  public TestServer(Path folder, String bot) {
    this(folder, bot, TelegramSimulator.start(SimulatorOptions.tests().withTokens(TOKEN)));
  }

  public TestServer(Path folder, String bot, TelegramSimulator simulator) {
    this.folder = folder;
    this.simulator = simulator;
    botFile = folder.resolve("bot.yaml");
    settings = new TestSettings(folder, simulator.uri()).botFile(botFile);
    botFile(bot);
  }

  /** Replaces the bot file. */
  public void botFile(String name) {
    botFile(Path.of("server/src/test/resources/bots", name + ".yaml"));
  }

  public void botFile(Path source) {
    try {
      Files.copy(source, botFile, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until this bot file is loaded. */
  public void awaitBot(String name) {
    var home = name.equals("first") ? "find" : "way";
    Eventually.holds("the bot file is in use", () -> server().bot().screens().containsKey(home));
  }

  /** Replaces parts, such as by faulty ones, from the next start on. */
  public TestServer with(ServerFactory servers) {
    factory = servers;
    return this;
  }

  /** Changes settings, from the next start on. */
  public TestServer set(Consumer<TestSettings> change) {
    change.accept(settings);
    return this;
  }

  public TestServer with(TlsFiles files) {
    return set(it -> it.tls(files));
  }

  public TestServer byWebhook() {
    open(LegacyPath.MIGRATE).connect(uri());
    Eventually.holds("the webhook is registered", () -> mode().equals("webhook"));
    return this;
  }

  public TestServer byPolling() {
    open(LegacyPath.MIGRATE).connect(null);
    Eventually.holds("the bot polls", () -> bot().isPolling());
    return this;
  }

  public Server open(LegacyPath legacy) {
    settings.putEmptyData();
    server = factory.open(settings(legacy), simulator.clock()::now);
    return server;
  }

  public TestServer masking() {
    return set(TestSettings::masking);
  }

  public TestServer behind(String trustedProxies, @Nullable URI address) {
    return set(it -> it.trustedProxies(trustedProxies).publicUrl(address));
  }

  /** Advances the clock of the server and the simulator. */
  public void turn(Duration step) {
    simulator.clock().advance(step);
    server().outbox().wake();
  }

  public Settings settings(LegacyPath legacy) {
    return settings.legacyPath(legacy).build();
  }

  public Settings withoutBackups() {
    return settings.withoutBackups().build();
  }

  public void stop() {
    simulator.clock().goOn(); // a stopping server waits for pending work
    if (server != null) {
      server.close();
      server = null;
    }
  }

  public TelegramSimulator simulator() {
    return simulator;
  }

  public SimulatorBot bot() {
    return simulator.bot(TOKEN);
  }

  public SimulatorPerson person(String name) {
    return simulator.person(name, "en");
  }

  public Server server() {
    assertThat(server).isNotNull();
    return Objects.requireNonNull(server);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server().port());
  }

  public String mode() {
    return bot().connection().path("mode").asString("");
  }

  public <T> T read(Function<Tables, T> work) {
    return server().store().readNow(work);
  }

  /** All stored texts, oldest first, each with its user id. */
  public List<String> texts() {
    return rows("SELECT user_id FROM users ORDER BY user_id").stream()
        .map(user -> new UserId(Long.parseLong(user)))
        .flatMap(user -> read(tables -> tables.messages().of(user)).stream())
        .sorted(Comparator.comparingLong(MessageRow::id))
        .map(row -> row.userId().value() + "|" + row.messageText())
        .toList();
  }

  /** Rows read by a separate connection, one line per row, columns separated by bars. */
  public List<String> rows(String sql) {
    return settings.database().rows(folder.resolve("data"), sql);
  }

  /** The same for SQLite's key database. */
  public List<String> keyRows(String sql) {
    return DatabaseReader.rows(folder.resolve("data/keys.db"), sql);
  }

  /** Changes the database from outside the server. */
  public void meddle(String sql) {
    var _ = settings.database().change(folder.resolve("data"), sql);
  }

  /** Runs a command on this data folder and returns its output. */
  public String command(String... words) {
    return CommandRun.of(folder, Map.of("KEY_FILE", "master.json"), words).output();
  }

  /** Waits until no update or reply is pending. */
  public void settle() {
    Eventually.holds(
        "all is handled and sent", () -> bot().pending() == 0 && waitingReplies() == 0);
  }

  private long waitingReplies() {
    return read(tables -> tables.outbox().waiting());
  }

  /** Posts an update to the webhook as Telegram does. */
  public HttpResponse<String> post(String update) {
    return send(door().POST(HttpRequest.BodyPublishers.ofString(update)));
  }

  public CompletableFuture<HttpResponse<String>> postAsync(String update) {
    var request = door().POST(HttpRequest.BodyPublishers.ofString(update)).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A valid webhook request without a body. */
  public HttpRequest.Builder door() {
    return HttpRequest.newBuilder(uri().resolve(server().webhookPath()))
        .timeout(Duration.ofSeconds(20))
        .header("X-Telegram-Bot-Api-Secret-Token", new BotToken(TOKEN).webhookSecret())
        .header("Content-Type", "application/json");
  }

  /** Adds an account of the console. */
  public AccountId account(String name, Role role, String password) {
    var now = simulator.clock().now();
    return FastPasswordHashing.account(server().store(), now, name, role, password);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return SecretLeaks.free(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An update with a private text; the user need not exist in the simulator. */
  public static String text(long updateId, long user, String text) {
    return """
    {"update_id":%1$d,"message":{"message_id":%1$d,"date":1772000000,"text":"%3$s",
     "from":{"id":%2$d,"is_bot":false,"first_name":"P","language_code":"en"},
     "chat":{"id":%2$d,"type":"private","first_name":"P"}}}
    """
        .formatted(updateId, user, text);
  }

  public static String tap(long updateId, long user, String data) {
    return """
    {"update_id":%1$d,"callback_query":{"id":"%1$d","data":"%3$s","chat_instance":"1",
     "from":{"id":%2$d,"is_bot":false,"first_name":"P","language_code":"en"},
     "message":{"message_id":7,"date":%4$d,"text":"x","chat":{"id":%2$d,"type":"private"}}}}
    """
        .formatted(updateId, user, data, Instant.now().getEpochSecond());
  }

  public List<String> textsOf(long user) {
    return read(tables ->
        tables.messages().of(new UserId(user)).stream()
            .map(row -> String.valueOf(row.messageText()))
            .toList());
  }

  @Override
  public void close() {
    stop();
    simulator.close();
    http.close();
  }
}
