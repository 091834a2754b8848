package switchboard.demo;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import switchboard.app.FirstOwnerLink;
import switchboard.app.Logging;
import switchboard.app.Server;
import switchboard.app.ServerFactory;
import switchboard.app.ServerRunner;
import switchboard.auth.Accounts;
import switchboard.base.RandomText;
import switchboard.config.ListenAddress;
import switchboard.config.Setting;
import switchboard.config.SettingSources;
import switchboard.config.Settings;
import switchboard.config.SettingsReader;
import switchboard.demo.visitors.LiveVisitors;
import switchboard.domain.UserId;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.UserDao.UserRow;

/** The complete product on one machine, with the simulator as Telegram. */
public final class Demo implements AutoCloseable {

  /** The usual address of the simulated Telegram. */
  public static final String SIMULATOR_LISTEN = "127.0.0.1:8081";

  /** Constant, so that the data folder always belongs to this bot. Valid only in the simulator. */
  private static final String BOT_ID = "100000";

  private final TelegramSimulator simulator;
  private final DemoClock clock;
  private final Server server;
  private final URI address;
  private final String botFile;

  private Demo(
      TelegramSimulator simulator, DemoClock clock, Server server, URI address, String botFile) {
    this.simulator = simulator;
    this.clock = clock;
    this.server = server;
    this.address = address;
    this.botFile = botFile;
  }

  public static void run(SettingSources sources, PrintWriter out, String simulatorListen) {
    Logging.configure(false, Level.WARN);
    var demo = start(sources, simulatorListen, DemoHistory.LENGTH, null, out);
    demo.printLinks(out);
    var visitors = demo.visitors(LiveVisitors.FIRST);
    visitors.start();
    ServerRunner.untilStopped(demo.simulator, demo.server, visitors);
  }

  /**
   * Generates the demo history of a new data folder before it prints the links. A separate Server
   * does so: the one that stays up starts with clean metrics.
   *
   * @param present time at which the clock stands still; null: real time
   */
  static Demo start(
      SettingSources sources,
      String simulatorListen,
      Duration past,
      @Nullable Instant present,
      PrintWriter out) {
    var listen = ListenAddress.ofOption("--simulator-listen", simulatorListen);
    var token = token();
    var simulator =
        TelegramSimulator.start(
            SimulatorOptions.demo()
                .withListen(listen.getHostString(), listen.getPort())
                .withTokens(token));
    var settings = settings(sources, token, simulator);
    var clock = new DemoClock(simulator.clock(), present);
    var servers = new ServerFactory();
    var server = servers.open(settings, clock, simulator.uri());
    var bot = simulator.bot(token);
    bot.rename(server.bot().name());
    if (DemoHistory.isMissing(server)) {
      out.printf("Generating five weeks of demo history; this takes a few seconds …");
      out.flush();
      DemoHistory.bring(server, settings, clock, simulator, bot, past);
      out.printf(" %s.%n", DemoHistory.summary(server));
      server.close();
      server = servers.open(settings, clock, simulator.uri());
    } else {
      DemoHistory.remember(server, simulator);
    }
    var open = server;
    simulator.explainTexts((person, text) -> open.explain(new UserId(person), text));
    var address = ServerRunner.address(settings, server.port());
    server.connect(address);
    return new Demo(simulator, clock, server, address, ServerRunner.botFile(settings));
  }

  Server server() {
    return server;
  }

  /** Address of the console. */
  URI address() {
    return address;
  }

  TelegramSimulator simulator() {
    return simulator;
  }

  DemoClock clock() {
    return clock;
  }

  /**
   * @param first the time until the first of them does something
   */
  LiveVisitors visitors(Duration first) {
    return new LiveVisitors(simulator, this::isReachable, first);
  }

  private boolean isReachable(UserId user) {
    return server.store().readNow(tables -> tables.users().find(user)).stream()
        .anyMatch(UserRow::reachable);
  }

  @Override
  public void close() {
    server.close();
    simulator.close();
  }

  private void printLinks(PrintWriter out) {
    out.printf("%n  Chat with the bot   %s%n", simulator.uri());
    FirstOwnerLink.of(server.store(), address)
        .ifPresentOrElse(
            link ->
                out.printf(
                    "  Console             %s%n                      (one-time link, valid for %d minutes)%n",
                    link, Accounts.OWNER_LINK.toMinutes()),
            () -> out.printf("  Console             %s/admin%n", address));
    out.printf(
        "  API                 %s/docs%n  Bot file            %s%n%nEverything runs on this machine. Stop with Ctrl+C.%n",
        address, botFile);
    out.flush();
  }

  private static Settings settings(
      SettingSources sources, String token, TelegramSimulator simulator) {
    var demo = new HashMap<>(sources.options());
    demo.put(Setting.BOT_TOKEN.name(), token);
    demo.put(Setting.BOT_API_URL.name(), simulator.uri().toString());
    demo.put(Setting.SEND_RATE.name(), "off");
    if (!sources.names(Setting.MEDIA)) {
      demo.put(Setting.MEDIA.name(), "all");
    }
    demo.putIfAbsent(Setting.DATA_DIR.name(), "data/demo");
    demo.putIfAbsent(Setting.KEY_FILE.name(), "secrets/demo.json");
    return switch (SettingsReader.read(sources.with(demo))) {
      case Settings.Read.Good good -> good.settings();
      case Settings.Read.Bad bad -> throw bad.exception();
      case Settings.Read.NoToken _ -> throw new IllegalStateException("the demo has a token");
    };
  }

  private static String token() {
    return BOT_ID + ":" + RandomText.of(RandomText.LETTERS_AND_DIGITS, 35);
  }
}
