package switchboard;

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
import switchboard.engine.PublicUrl;

/** Runs the server until it is told to stop. */
final class Running {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private Running() {}

  static void serveOrDemo(Map<String, String> options, CommandLine line) {
    switch (SettingOptions.read(options)) {
      case Settings.Read.Good good -> serve(good, line);
      case Settings.Read.NoToken none -> {
        line.getOut().println("BOT_TOKEN is not set, so this is the demo.");
        none.warnings().forEach(line.getOut()::println);
        Demo.run(options, line);
      }
      case Settings.Read.Bad bad -> throw refusal(bad);
    }
  }

  static void serve(Map<String, String> options, CommandLine line) {
    switch (SettingOptions.read(options)) {
      case Settings.Read.Good good -> serve(good, line);
      case Settings.Read.NoToken none ->
          throw new Refusal(
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
    Logs.configure(settings.jsonLogs(), Level.INFO);
    var server = Server.open(settings, InstantSource.system(), Server.Faults.NONE);
    warn(read);
    server.connect(settings.publicUrl());
    var here = address(settings, server.port());
    if (settings.proxy() != null) {
      LOG.atInfo()
          .addKeyValue("proxy", settings.proxy())
          .log("The Bot API is reached through a proxy");
    }
    LOG.atInfo()
        .addKeyValue("version", Version.TEXT)
        .addKeyValue("address", here)
        .addKeyValue("bot_file", botFile(settings))
        .log("Switchboard runs");
    var door = settings.publicUrlIfAny().filter(url -> !PublicUrl.hasPath(url));
    if (door.isEmpty() && settings.publicUrl() != null) {
      LOG.atInfo()
          .addKeyValue("public_url", settings.publicUrl())
          .addKeyValue("console", here + "/admin")
          .log("PUBLIC_URL has a path: only the webhook works there, the console does not");
    }
    OwnerLink.print(server.store(), door.orElse(here), here, line.getOut());
    untilStopped(server);
  }

  /** Tells what somebody may have meant otherwise. */
  static void warn(Settings.Read.Good read) {
    read.warnings()
        .forEach(warning ->
            LOG.atWarn().addKeyValue("problem", warning).log("Something in .env has no effect"));
    if (read.settings().botFile() == null) {
      LOG.atWarn()
          .addKeyValue("looked_for", BotFileSetting.standard())
          .log(
              "There is no bot file, so people meet the built-in sample: put bot.yaml there or set BOT_FILE, then restart");
    }
  }

  /** The bot file in use, for the operator. */
  static String botFile(Settings settings) {
    var file = settings.botFile();
    return file == null ? "the built-in sample" : file.toAbsolutePath().normalize().toString();
  }

  /** The address of the server for somebody on this machine. */
  static URI address(Settings settings, int port) {
    var host = settings.listen().getAddress();
    boolean any = host == null || host.isAnyLocalAddress();
    var literal = any ? "127.0.0.1" : host.getHostAddress().replace("%", "%25");
    return URI.create(
        (settings.tls() == null ? "http://" : "https://")
            + (literal.contains(":") ? "[" + literal + "]" : literal)
            + ":"
            + port);
  }

  /** All mistakes in the settings at once. */
  static Refusal refusal(Settings.Read.Bad bad) {
    return new Refusal(
        bad.problems().stream()
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n", "These settings cannot be used:\n", "")),
        2);
  }

  /** Waits for SIGTERM or SIGINT, then closes the parts, the last one first, and exits with 0. */
  static void untilStopped(AutoCloseable... parts) {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  LOG.atInfo().log("Switchboard stops");
                  close(parts);
                  stopped.countDown();
                  // A JVM ended by a signal says 128 + its number; a stop that went well says 0.
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
        LOG.atWarn().addKeyValue("error", e.getClass().getName()).log("A part did not close well");
      }
    }
  }
}
