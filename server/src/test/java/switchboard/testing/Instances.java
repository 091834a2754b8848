package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.auth.Accounts;
import switchboard.auth.FastPasswordHashing;
import switchboard.crypto.KeySource;
import switchboard.domain.Role;
import switchboard.simulator.TelegramSimulator;
import switchboard.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Several programs on one PostgreSQL, in processes of their own, with an owner. */
public final class Instances implements AutoCloseable {

  private static final Pattern SERVER = Pattern.compile("//[^/]+/");

  /** Several programs start at the same time. */
  private static final Duration STARTING = Duration.ofMinutes(3);

  private final Path folder;
  private final TelegramSimulator simulator;
  private final String database;
  private final String sendRate;
  private final List<Program> programs = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();
  private final List<URI> webhooks = new CopyOnWriteArrayList<>();
  private final List<Relay> relays = new ArrayList<>();
  private @Nullable NetworkNamespace network;
  private @Nullable String build;

  /**
   * @param folder an empty folder
   * @param database the URL of an empty database
   */
  public Instances(Path folder, TelegramSimulator simulator, String database, String sendRate) {
    this.folder = folder;
    this.simulator = simulator;
    this.database = database;
    this.sendRate = sendRate;
  }

  /**
   * Starts instances from a build from now on.
   *
   * @param program a folder as {@code ./switchboard} makes it
   */
  public Instances use(Path program) {
    build = program.resolve(Jvm.JAR).toAbsolutePath().toString();
    return this;
  }

  /** Starts them; the first one makes the keys. */
  public Instances start(int count) {
    add("127.0.0.1:" + Ports.free());
    Eventually.holds("Telegram knows the webhook", () -> webhook().has("url"));
    for (int i = 1; i < count; i++) {
      add("127.0.0.1:" + Ports.free());
    }
    awaitAll(); // an earlier version does not start after this one has changed the tables
    createOwner();
    return this;
  }

  /**
   * Starts one whose link to the database can be cut, where the tests may do so; returns its
   * number.
   */
  public int startApart() {
    if (!NetworkNamespace.isPossible()) {
      System.out.println("No instance is cut off: only root can do so, with /usr/sbin/ip");
      return add("127.0.0.1:" + Ports.free());
    }
    network = new NetworkNamespace();
    return add(network.inside() + ":" + Ports.free());
  }

  private int add(String authority) {
    int number = programs.size();
    addresses.add(URI.create("http://" + authority));
    programs.add(program(number));
    Eventually.holds("Telegram knows the webhook", () -> webhook().has("url"));
    var path = URI.create(webhook().path("url").asString("")).getPath();
    webhooks.add(addresses.getLast().resolve(path));
    return number;
  }

  private void createOwner() {
    try (var store = openStore()) {
      new Accounts(store, FastPasswordHashing.create(), simulator.clock()::now)
          .create("owner", Role.OWNER, LoginTestBase.PASSWORD);
    }
  }

  Store openStore() {
    return Store.open(TestPostgres.at(database), KeySource.file(folder.resolve("master.json")));
  }

  private Program program(int number) {
    var settings = new HashMap<>(settings(number));
    if (network == null || isLocal(number)) {
      return build == null
          ? Program.start(folder, settings)
          : Program.wrapped(List.of(), build, folder, settings);
    }
    settings.put("DATABASE_URL", relayed(network));
    settings.put(
        "BOT_API_URL", "http://" + relay(new Relay(network.otherSide(), simulator.port())));
    return Program.wrapped(network.wrapper(), folder, settings);
  }

  private boolean isLocal(int number) {
    return addresses.get(number).getHost().equals("127.0.0.1");
  }

  private String relayed(NetworkNamespace apart) {
    int port = URI.create(database.substring("jdbc:".length())).getPort();
    return SERVER
        .matcher(database)
        .replaceFirst("//" + relay(new Relay(apart.databaseSide(), port)) + "/");
  }

  private String relay(Relay relay) {
    relays.add(relay);
    return relay.authority();
  }

  private Map<String, String> settings(int number) {
    return Map.of(
        "BOT_TOKEN",
        TestServer.TOKEN,
        "BOT_API_URL",
        simulator.uri().toString(),
        "BOT_FILE",
        Path.of("server/src/test/resources/bots/first.yaml").toAbsolutePath().toString(),
        "PUBLIC_URL",
        "http://127.0.0.1:1",
        "LISTEN",
        addresses.get(number).getAuthority(),
        "DATABASE_URL",
        database,
        "DATA_DIR",
        folder.resolve("data" + number).toString(),
        "KEY_FILE",
        folder.resolve("master.json").toString(),
        "SEND_RATE",
        sendRate);
  }

  private JsonNode webhook() {
    return simulator.calls().stream()
        .filter(call -> call.method().equalsIgnoreCase("setWebhook"))
        .map(call -> call.params())
        .reduce((_, last) -> last)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  public int size() {
    return programs.size();
  }

  /** The URLs that updates are sent to. */
  public List<URI> webhooks() {
    return webhooks;
  }

  /** The consoles that a browser of this machine can log in to. */
  public List<URI> consoles() {
    return addresses.stream().filter(address -> isLocal(addresses.indexOf(address))).toList();
  }

  public String secret() {
    return webhook().path("secret_token").asString("");
  }

  public void kill(int number) {
    end(programs.get(number));
  }

  /** Starts an instance again. */
  public void restart(int number) {
    programs.set(number, program(number));
  }

  /** Kills a program, and shows what it complained of. */
  private static void end(Program program) {
    program.kill();
    program.output().lines().filter(line -> !line.contains("INFO")).forEach(System.out::println);
  }

  public void halt(int number) {
    programs.get(number).pause();
  }

  public void resume(int number) {
    programs.get(number).resume();
  }

  /** Cuts the link to the database of the one that runs apart, if there is one. */
  public void cut() {
    if (network != null) {
      network.cut();
    }
  }

  public void mend() {
    if (network != null) {
      network.mend();
    }
  }

  /** Waits until the others know that an instance runs, or that it does not. */
  public void await(int number, boolean runs) {
    var name = "%:" + addresses.get(number).getPort();
    Eventually.holds(
        number + (runs ? " runs" : " does not run"),
        STARTING,
        () ->
            count("SELECT count(*) FROM running_instances WHERE name LIKE '" + name + "'") > 0
                == runs);
  }

  /** Waits until all that have not been killed run and answer requests. */
  public void awaitAll() {
    for (int i = 0; i < size(); i++) {
      if (programs.get(i).isAlive()) {
        var address = addresses.get(i);
        await(i, true);
        Eventually.holds(address + " answers", () -> answers(address));
      }
    }
  }

  private static boolean answers(URI address) {
    try {
      return Sender.json(address.resolve("/health")).has("status");
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Stops an instance, as for an update. */
  public void terminate(int number) {
    assertThat(programs.get(number).terminate()).isZero();
  }

  /** Stops all that have not been killed. */
  public void terminate() {
    for (int i = 0; i < size(); i++) {
      if (programs.get(i).isAlive()) {
        terminate(i);
      }
    }
  }

  /** Ends all connections to the database, as a restart of the server does. */
  public void disconnectAll() {
    count(
        """
        SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);
  }

  /** The number that a query gives; -1 while the database is away. */
  long count(String sql) {
    try (var connection = DriverManager.getConnection(database)) {
      return Long.parseLong(DatabaseReader.rows(connection, sql).getFirst());
    } catch (SQLException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    programs.forEach(Instances::end);
    relays.forEach(Relay::close);
    if (network != null) {
      network.close();
    }
  }
}
