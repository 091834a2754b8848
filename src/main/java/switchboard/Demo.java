package switchboard;

import ch.qos.logback.classic.Level;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import switchboard.twin.Twin;
import switchboard.twin.TwinOptions;

/** The whole product on one machine, with the twin as Telegram. */
final class Demo {

  private static final String TWIN_LISTEN = "127.0.0.1:8081";

  /** The same bot every time, so that its data folder knows it again. Worth nothing elsewhere. */
  private static final String BOT_ID = "100000";

  private Demo() {}

  static void run(Map<String, String> options, CommandLine line) {
    run(options, line, TWIN_LISTEN);
  }

  static void run(Map<String, String> options, CommandLine line, String twinListen) {
    Logs.configure(false, Level.WARN);
    var listen = SettingsReader.address("--twin-listen", twinListen);
    var token = token();
    var twin =
        Twin.start(
            TwinOptions.demo()
                .withListen(listen.getHostString(), listen.getPort())
                .withTokens(token));
    var settings = settings(options, token, twin);
    var server = Server.open(settings, twin.uri());
    twin.bot(token).rename(server.bot().name());
    var address = Running.address(settings, server.port());
    server.connect(address);
    var out = line.getOut();
    out.printf("%n  Chat with the bot   %s%n", twin.uri());
    out.printf("  Status              %s%n%n", address);
    OwnerLink.print(server.store(), address, out);
    out.printf("Everything runs on this machine. Stop with Ctrl+C.%n");
    out.flush();
    Running.untilStopped(twin, server);
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
