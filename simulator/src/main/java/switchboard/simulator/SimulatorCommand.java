package switchboard.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import switchboard.simulator.world.SimulatorOptions;

/** The simulator on its own, as a command of the server and as a program. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    versionProvider = SimulatorCommand.VersionProvider.class,
    description =
        "Run only the simulated Telegram: a Bot API for any bot, and a chat page to talk to it.")
public final class SimulatorCommand implements Runnable {

  /** Kept, as loggers without a reference lose their level. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:8081",
      description = "address to listen on; there is no login (default: ${DEFAULT-VALUE})")
  private String listen = "127.0.0.1:8081";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "token of a bot in the simulation; without it any well-formed one is accepted")
  private List<String> tokens = new ArrayList<>();

  @Option(names = "--strict", description = "enforce Telegram's rate limits")
  private boolean strict;

  @Option(
      names = "--fetch",
      description = "fetch files that bots send by URL; without it such calls fail")
  private boolean fetch;

  @Option(
      names = "--local",
      description = "answer getFile with a path on this machine, as a local Bot API server")
  private boolean local;

  @Spec private CommandSpec spec = CommandSpec.create();

  static void main(String[] args) {
    TOMCAT.setLevel(Level.WARNING);
    System.setProperty("java.awt.headless", "true"); // pictures are scaled without a screen
    var line =
        new CommandLine(new SimulatorCommand())
            .setExecutionExceptionHandler((failure, command, _) -> {
              command.getErr().println(failure.getMessage());
              return 1;
            });
    System.exit(line.execute(args));
  }

  /** Runs until the program is stopped. */
  @Override
  public void run() {
    var simulator = TelegramSimulator.start(options());
    var out = spec.commandLine().getOut();
    out.printf("Chat     %s%n", simulator.uri());
    out.printf("Bot API  BOT_API_URL=%s%n", simulator.uri());
    out.flush();
    untilStopped(simulator);
  }

  private SimulatorOptions options() {
    int colon = listen.lastIndexOf(':');
    var port = listen.substring(colon + 1);
    if (colon <= 0 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
      throw wrong("--listen: expected host:port, such as 127.0.0.1:8081, not \"" + listen + "\"");
    }
    var host = listen.substring(0, colon).replaceAll("^\\[|]$", "");
    try {
      return SimulatorOptions.demo()
          .withTokens(tokens.toArray(String[]::new))
          .withListen(host, Integer.parseInt(port))
          .withStrict(strict)
          .withLocal(local)
          .withFetch(fetch);
    } catch (IllegalArgumentException e) {
      throw wrong("--token: " + e.getMessage());
    }
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  /** Waits for SIGTERM or SIGINT, closes the simulator and exits with 0. */
  private static void untilStopped(TelegramSimulator simulator) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  simulator.close();
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The version as the build wrote it into the jar. */
  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = SimulatorCommand.class.getPackage().getImplementationVersion();
      return new String[] {"simulator " + Objects.requireNonNullElse(version, "unpackaged")};
    }
  }
}
