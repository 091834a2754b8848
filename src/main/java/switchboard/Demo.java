package switchboard;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import switchboard.access.Accounts;
import switchboard.twin.Twin;
import switchboard.twin.TwinOptions;

/** The complete product on one machine, with the simulator as Telegram. */
final class Demo implements AutoCloseable {

  private static final String TWIN_LISTEN = "127.0.0.1:8081";

  /** Constant, so that the data folder always belongs to this bot. Valid only in the simulator. */
  private static final String BOT_ID = "100000";

  private final Twin twin;
  private final Server server;
  private final URI address;
  private final String botFile;

  private Demo(Twin twin, Server server, URI address, String botFile) {
    this.twin = twin;
    this.server = server;
    this.address = address;
    this.botFile = botFile;
  }

  static void run(Map<String, String> options, CommandLine line) {
    run(options, line, TWIN_LISTEN);
  }

  static void run(Map<String, String> options, CommandLine line, String twinListen) {
    Logs.configure(false, Level.WARN);
    var demo = start(options, twinListen, Past.LENGTH, line.getOut());
    demo.tell(line.getOut());
    Running.untilStopped(demo.twin, demo.server);
  }

  /**
   * Generates the demo history of a new data folder before it prints the links. A separate Server
   * does so: the one that stays up starts with clean metrics.
   */
  static Demo start(
      Map<String, String> options, String twinListen, Duration past, PrintWriter out) {
    var listen = SettingsReader.address("--twin-listen", twinListen);
    var token = token();
    var twin =
        Twin.start(
            TwinOptions.demo()
                .withListen(listen.getHostString(), listen.getPort())
                .withTokens(token));
    var settings = settings(options, token, twin);
    var clock = new DemoClock(twin.clock());
    var server = Server.open(settings, clock, twin.uri());
    var bot = twin.bot(token);
    bot.rename(server.bot().name());
    if (Past.isMissing(server)) {
      out.printf("Generating five weeks of demo history; this takes a few seconds …");
      out.flush();
      Past.bring(server, settings, clock, twin, bot, past);
      out.printf(" %s.%n", Past.told(server));
      server.close();
      server = Server.open(settings, clock, twin.uri());
    } else {
      Past.remember(server, twin);
    }
    var address = Running.address(settings, server.port());
    server.connect(address);
    return new Demo(twin, server, address, Running.botFile(settings));
  }

  Server server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    twin.close();
  }

  private void tell(PrintWriter out) {
    out.printf("%n  Chat with the bot   %s%n", twin.uri());
    OwnerLink.of(server.store(), address)
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

  private static Settings settings(Map<String, String> options, String token, Twin twin) {
    var demo = new HashMap<>(options);
    demo.put(Setting.BOT_TOKEN.name(), token);
    demo.put(Setting.BOT_API_URL.name(), twin.uri().toString());
    demo.put(Setting.SEND_RATE.name(), "off");
    demo.putIfAbsent(Setting.DATA_DIR.name(), "data/demo");
    demo.putIfAbsent(Setting.KEY_FILE.name(), "secrets/demo.json");
    return switch (SettingOptions.read(demo)) {
      case Settings.Read.Good good -> good.settings();
      case Settings.Read.Bad bad -> throw Running.refusal(bad);
      case Settings.Read.NoToken _ -> throw new IllegalStateException("the demo has a token");
    };
  }

  private static String token() {
    var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    return new SecureRandom()
        .ints(35, 0, letters.length())
        .mapToObj(i -> String.valueOf(letters.charAt(i)))
        .collect(Collectors.joining("", BOT_ID + ":", ""));
  }
}
