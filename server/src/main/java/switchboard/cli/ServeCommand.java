package switchboard.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import switchboard.app.ServerRunner;
import switchboard.base.CommandException;
import switchboard.config.Setting;
import switchboard.config.SettingSources;
import switchboard.config.Settings;
import switchboard.config.SettingsReader;
import switchboard.demo.Demo;

@Command(name = "serve", sortOptions = false, description = "Run the bot.")
public final class ServeCommand extends SettingsCommand implements Runnable {

  ServeCommand() {
    super(List.of(Setting.values()));
  }

  @Override
  public void run() {
    switch (SettingsReader.read(sources())) {
      case Settings.Read.Good good -> ServerRunner.serve(good, out());
      case Settings.Read.NoToken none -> throw noToken(none);
      case Settings.Read.Bad bad -> throw bad.exception();
    }
  }

  /** Serves, or runs the demo when no token is set. */
  public static void serveOrDemo(SettingSources sources, PrintWriter out) {
    switch (SettingsReader.read(sources)) {
      case Settings.Read.Good good -> ServerRunner.serve(good, out);
      case Settings.Read.NoToken none -> {
        out.println("BOT_TOKEN is not set: starting the demo.");
        none.warnings().forEach(out::println);
        Demo.run(sources, out, Demo.SIMULATOR_LISTEN);
      }
      case Settings.Read.Bad bad -> throw bad.exception();
    }
  }

  private static CommandException noToken(Settings.Read.NoToken none) {
    var advice =
        "BOT_TOKEN is not set: put BOT_TOKEN=… (from @BotFather) into the file .env, or try the"
            + " demo: switchboard demo";
    return new CommandException(
        Stream.concat(Stream.of(advice), none.warnings().stream())
            .collect(Collectors.joining("\n")),
        2);
  }
}
