package switchboard.app;

import ch.qos.logback.classic.Level;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import switchboard.base.CommandException;
import switchboard.base.Version;
import switchboard.cli.SettingOptions;
import switchboard.config.BotFileSetting;
import switchboard.config.Settings;
import switchboard.demo.Demo;
import switchboard.webhook.WebhookBaseUrl;

/** Runs the server until it is stopped. */
public final class ServerRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ServerRunner.class);

  private ServerRunner() {}

  public static void serveOrDemo(Map<String, String> options, CommandLine line) {
    switch (SettingOptions.read(options)) {
      case Settings.Read.Good good -> serve(good, line);
      case Settings.Read.NoToken none -> {
        line.getOut().println("BOT_TOKEN is not set: starting the demo.");
        none.warnings().forEach(line.getOut()::println);
        Demo.run(options, line);
      }
      case Settings.Read.Bad bad -> throw refusal(bad);
    }
  }

  public static void serve(Map<String, String> options, CommandLine line) {
    switch (SettingOptions.read(options)) {
      case Settings.Read.Good good -> serve(good, line);
      case Settings.Read.NoToken none ->
          throw new CommandException(
              Stream.concat(
                      Stream.of(
                          "BOT_TOKEN is not set: put BOT_TOKEN=… (from @BotFather) into the file"
                              + " .env, or try the demo: switchboard demo"),
                      none.warnings().stream())
                  .collect(Collectors.joining("\n")),
              2);
      case Settings.Read.Bad bad -> throw refusal(bad);
    }
  }

  private static void serve(Settings.Read.Good read, CommandLine line) {
    var settings = read.settings();
    Logging.configure(settings.jsonLogs(), Level.INFO);
    var server = Server.open(settings, InstantSource.system(), Server.Faults.NONE);
    warn(read);
    server.connect(settings.publicUrl());
    var here = address(settings, server.port());
    if (settings.proxy() != null) {
      LOG.atInfo().addKeyValue("proxy", settings.proxy()).log("Using a proxy for the Bot API");
    }
    LOG.atInfo()
        .addKeyValue("version", Version.TEXT)
        .addKeyValue("address", here)
        .addKeyValue("bot_file", botFile(settings))
        .log("Switchboard started");
    var door = settings.publicUrlIfAny().filter(url -> !WebhookBaseUrl.hasPath(url));
    if (door.isEmpty() && settings.publicUrl() != null) {
      LOG.atInfo()
          .addKeyValue("public_url", settings.publicUrl())
          .addKeyValue("console", here + "/admin")
          .log("PUBLIC_URL has a path: only the webhook is available there, not the console");
    }
    FirstOwnerLink.print(server.store(), door.orElse(here), here, line.getOut());
    untilStopped(server);
  }

  /** Logs settings that have no effect, and a missing bot file: both may be mistakes. */
  public static void warn(Settings.Read.Good read) {
    read.warnings()
        .forEach(warning ->
            LOG.atWarn().addKeyValue("problem", warning).log("A line in .env has no effect"));
    if (read.settings().botFile() == null) {
      LOG.atWarn()
          .addKeyValue("looked_for", BotFileSetting.standard())
          .log(
              "No bot file found; the built-in sample is in use. Put bot.yaml there or set BOT_FILE, then restart");
    }
  }

  /** The bot file in use, for the operator. */
  public static String botFile(Settings settings) {
    var file = settings.botFile();
    return file == null ? "the built-in sample" : file.toAbsolutePath().normalize().toString();
  }

  /** The server's address on this machine. */
  public static URI address(Settings settings, int port) {
    var host = settings.listen().getAddress();
    boolean any = host == null || host.isAnyLocalAddress();
    var literal = any ? "127.0.0.1" : host.getHostAddress().replace("%", "%25");
    return URI.create(
        (settings.tls() == null ? "http://" : "https://")
            + (literal.contains(":") ? "[" + literal + "]" : literal)
            + ":"
            + port);
  }

  /** Reports all mistakes in the settings at once. */
  public static CommandException refusal(Settings.Read.Bad bad) {
    return new CommandException(
        bad.problems().stream()
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n", "Invalid settings:\n", "")),
        2);
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
