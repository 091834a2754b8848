package switchboard.app;

import ch.qos.logback.classic.Level;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Version;
import switchboard.config.BotFileSetting;
import switchboard.config.Settings;
import switchboard.webhook.WebhookBaseUrl;

/** Runs the server until it is stopped. */
public final class ServerRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ServerRunner.class);

  private ServerRunner() {}

  /**
   * Serves until the program is stopped.
   *
   * @param out for the link of the first administrator, which is never logged
   */
  public static void serve(Settings.Read.Good read, PrintWriter out) {
    var settings = read.settings();
    Logging.configure(settings.jsonLogs(), Level.INFO);
    var server = new ServerFactory().open(settings, InstantSource.system());
    warn(read);
    server.connect(settings.telegram().publicUrl());
    announce(settings, server, out);
    untilStopped(server);
  }

  /** Logs what runs where, and prints the link of the first administrator. */
  static void announce(Settings settings, Server server, PrintWriter out) {
    var here = address(settings, server.port());
    if (settings.telegram().proxy() != null) {
      LOG.atInfo()
          .addKeyValue("proxy", settings.telegram().proxy())
          .log("Using a proxy for the Bot API");
    }
    LOG.atInfo()
        .addKeyValue("version", Version.TEXT)
        .addKeyValue("address", here)
        .addKeyValue("bot_file", botFile(settings))
        .log("Switchboard started");
    var door = settings.telegram().publicUrlIfAny().filter(url -> !WebhookBaseUrl.hasPath(url));
    if (door.isEmpty() && settings.telegram().publicUrl() != null) {
      LOG.atInfo()
          .addKeyValue("public_url", settings.telegram().publicUrl())
          .addKeyValue("console", here + "/admin")
          .log("PUBLIC_URL has a path: only the webhook is available there, not the console");
    }
    FirstOwnerLink.print(server.store(), door.orElse(here), here, out);
  }

  /** Logs settings that have no effect, and a missing bot file: both may be mistakes. */
  public static void warn(Settings.Read.Good read) {
    read.warnings()
        .forEach(warning ->
            LOG.atWarn().addKeyValue("problem", warning).log("A line in .env has no effect"));
    if (read.settings().bot().file() == null) {
      LOG.atWarn()
          .addKeyValue("looked_for", BotFileSetting.standard())
          .log(
              "No bot file found; the built-in sample is in use. Put bot.yaml there or set BOT_FILE, then restart");
    }
  }

  /** The bot file in use, for the operator. */
  public static String botFile(Settings settings) {
    var file = settings.bot().file();
    return file == null ? "the built-in sample" : file.toAbsolutePath().normalize().toString();
  }

  /** The server's address on this machine. */
  public static URI address(Settings settings, int port) {
    var host = settings.web().listen().getAddress();
    boolean any = host == null || host.isAnyLocalAddress();
    var literal = any ? "127.0.0.1" : host.getHostAddress().replace("%", "%25");
    return URI.create(
        (settings.web().tls() == null ? "http://" : "https://")
            + (literal.contains(":") ? "[" + literal + "]" : literal)
            + ":"
            + port);
  }

  /** Waits for SIGTERM or SIGINT, then closes the parts in reverse order and exits with 0. */
  public static void untilStopped(AutoCloseable... parts) {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.atInfo().log("Switchboard is stopping");
                  close(parts);
                  stopped.countDown();
                  // By default a JVM exits with 128 + the signal's number; a clean stop is 0.
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(AutoCloseable... parts) {
    for (int i = parts.length - 1; i >= 0; i--) {
      try {
        parts[i].close();
      } catch (Exception e) {
        LOG.atWarn().addKeyValue("error", e.getClass().getName()).log("Component failed to close");
      }
    }
  }
}
