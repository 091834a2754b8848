package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.store.Rows;
import switchboard.store.Tables;
import switchboard.telegram.BotToken;
import switchboard.twin.Twin;
import switchboard.twin.TwinBot;
import switchboard.twin.TwinOptions;
import switchboard.twin.TwinPerson;

/** A server connected to a simulator, on free ports; both use the simulator's clock. */
final class House implements AutoCloseable {

  static final String TOKEN = "123456789:" + "AbCdE-_".repeat(5);

  static final String ADMIN_TOKEN = "token-of-the-settings-".repeat(2);

  static {
    // Otherwise each start of Spring reconfigures logging and removes the tests' appenders.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Path botFile;
  private final Twin twin;
  private final AtomicReference<Server.Faults> faults = new AtomicReference<>(Server.Faults.NONE);
  private final HouseSettings told = new HouseSettings();
  private @Nullable Server server;

  /**
   * @param folder an empty folder
   * @param bot name of a file in {@code src/test/resources/bots}
   */
  House(Path folder, String bot) {
    this(folder, bot, Twin.start(TwinOptions.tests().withTokens(TOKEN)));
  }

  House(Path folder, String bot, Twin twin) {
    this.folder = folder;
    this.twin = twin;
    botFile = folder.resolve("bot.yaml");
    botFile(bot);
  }

  /** Replaces the bot file. */
  void botFile(String name) {
    botFile(Path.of("src/test/resources/bots", name + ".yaml"));
  }

  void botFile(Path source) {
    try {
      Files.copy(source, botFile, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until this bot file is loaded. */
  void awaitBot(String name) {
    var home = name.equals("first") ? "find" : "way";
    Eventually.holds("the bot file is in use", () -> server().bot().screens().containsKey(home));
  }

  /** Injects faults from the next start on. */
  House with(Server.Faults fault) {
    faults.set(fault);
    return this;
  }

  House with(TlsFiles files) {
    told.tls = files;
    return this;
  }

  House byWebhook() {
    open(LegacyPath.MIGRATE).connect(uri());
    Eventually.holds("the webhook is registered", () -> mode().equals("webhook"));
    return this;
  }

  House byPolling() {
    open(LegacyPath.MIGRATE).connect(null);
    Eventually.holds("the bot polls", () -> bot().isPolling());
    return this;
  }

  Server open(LegacyPath legacy) {
    server = Server.open(settings(legacy), twin.clock()::now, faults.get());
    return server;
  }

  House masking() {
    told.masking = true;
    return this;
  }

  House behind(String trustedProxies, @Nullable URI address) {
    told.proxies = trustedProxies;
    told.publicUrl = address;
    return this;
  }

  /** Advances the clock of the server and the simulator. */
  void turn(Duration step) {
    twin.clock().advance(step);
    server().outbox().wake();
  }

  Settings settings(LegacyPath legacy) {
    return told.of(folder, twin.uri(), legacy);
  }

  void stop() {
    twin.clock().goOn(); // a stopping server waits for pending work
    if (server != null) {
      server.close();
      server = null;
    }
  }

  Twin twin() {
    return twin;
  }

  TwinBot bot() {
    return twin.bot(TOKEN);
  }

  TwinPerson person(String name) {
    return twin.person(name, "en");
  }

  Server server() {
    assertThat(server).isNotNull();
    return Objects.requireNonNull(server);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server().port());
  }

  String mode() {
    return bot().connection().path("mode").asString("");
  }

  <T> T read(Function<Tables, T> work) {
    return server().store().readNow(work);
  }

  /** All stored texts, oldest first, each with its user id. */
  List<String> texts() {
    return rows("SELECT user_id FROM users ORDER BY user_id").stream()
        .map(Long::valueOf)
        .flatMap(user -> read(tables -> tables.messages().of(user)).stream())
        .sorted(Comparator.comparingLong(Rows.Message::id))
        .map(row -> row.userId() + "|" + row.messageText())
        .toList();
  }

  /** Rows read by a separate connection, one line per row, columns separated by bars. */
  List<String> rows(String sql) {
    return Outside.rows(folder.resolve("data/switchboard.db"), sql);
  }

  /** The same for the key database. */
  List<String> keyRows(String sql) {
    return Outside.rows(folder.resolve("data/keys.db"), sql);
  }

  /** Changes the database from outside the server. */
  void meddle(String sql) {
    Outside.change(folder.resolve("data/switchboard.db"), sql);
  }

  /** Runs a command on this data folder and returns its output. */
  String command(String... words) {
    var said = new StringWriter();
    var line = Switchboard.commandLine();
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    var all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--data-dir", folder.resolve("data").toString(),
            "--key-file", folder.resolve("master.json").toString()));
    line.execute(all.toArray(String[]::new));
    return said.toString();
  }

  /** Waits until no update or reply is pending. */
  void settle() {
    Eventually.holds(
        "all is handled and sent",
        () -> bot().pending() == 0 && this.<Long>read(tables -> tables.outbox().waiting()) == 0);
  }

  /** Posts an update to the webhook as Telegram does. */
  HttpResponse<String> post(String update) {
    return send(door().POST(HttpRequest.BodyPublishers.ofString(update)));
  }

  CompletableFuture<HttpResponse<String>> postAsync(String update) {
    var request = door().POST(HttpRequest.BodyPublishers.ofString(update)).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A valid webhook request without a body. */
  HttpRequest.Builder door() {
    return HttpRequest.newBuilder(uri().resolve(server().webhookPath()))
        .timeout(Duration.ofSeconds(20))
        .header("X-Telegram-Bot-Api-Secret-Token", new BotToken(TOKEN).webhookSecret())
        .header("Content-Type", "application/json");
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return Canaries.free(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An update with a private text; the user need not exist in the simulator. */
  static String text(long updateId, long user, String text) {
    return """
    {"update_id":%1$d,"message":{"message_id":%1$d,"date":1772000000,"text":"%3$s",
     "from":{"id":%2$d,"is_bot":false,"first_name":"P","language_code":"en"},
     "chat":{"id":%2$d,"type":"private","first_name":"P"}}}
    """
        .formatted(updateId, user, text);
  }

  static String tap(long updateId, long user, String data) {
    return """
    {"update_id":%1$d,"callback_query":{"id":"%1$d","data":"%3$s","chat_instance":"1",
     "from":{"id":%2$d,"is_bot":false,"first_name":"P","language_code":"en"},
     "message":{"message_id":7,"date":%4$d,"text":"x","chat":{"id":%2$d,"type":"private"}}}}
    """
        .formatted(updateId, user, data, Instant.now().getEpochSecond());
  }

  List<String> textsOf(long user) {
    return read(tables ->
        tables.messages().of(user).stream().map(row -> String.valueOf(row.messageText())).toList());
  }

  @Override
  public void close() {
    stop();
    twin.close();
    http.close();
  }
}
