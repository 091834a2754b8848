package switchboard;

import java.net.BindException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import switchboard.app.Logging;
import switchboard.base.CommandException;
import switchboard.base.DataFolder;
import switchboard.base.UserErrorException;
import switchboard.base.Version;
import switchboard.cli.AdminCommand;
import switchboard.cli.AotTrainingCommand;
import switchboard.cli.AskCommand;
import switchboard.cli.AuditCommand;
import switchboard.cli.BackupCommand;
import switchboard.cli.CheckBotCommand;
import switchboard.cli.DemoCommand;
import switchboard.cli.EraseCommand;
import switchboard.cli.ExportCommand;
import switchboard.cli.ImportCommand;
import switchboard.cli.KeyCommand;
import switchboard.cli.MoveCommand;
import switchboard.cli.PeopleCommand;
import switchboard.cli.QuarantineCommand;
import switchboard.cli.RestoreCommand;
import switchboard.cli.RootCommand;
import switchboard.cli.ServeCommand;
import switchboard.cli.TokenCommand;
import switchboard.cli.UnpackNativeLibraryCommand;
import switchboard.cli.WebhookCommand;
import switchboard.config.SettingSources;
import switchboard.crypto.MasterKeyException;
import switchboard.simulator.SimulatorCommand;
import switchboard.store.backup.BackupException;
import switchboard.store.sql.StoreUnavailableException;

/** The command line. Exit codes: 0 success, 1 failure, 2 invalid arguments or settings. */
@Command(
    name = "switchboard",
    versionProvider = Switchboard.VersionText.class,
    mixinStandardHelpOptions = true,
    description = "A self-hosted Telegram bot server.",
    footer = {
      "",
      "Without a command, runs the bot; without BOT_TOKEN, runs the demo.",
      "Settings: switchboard serve --help"
    })
public final class Switchboard implements Runnable, RootCommand {

  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          DemoCommand.class,
          CheckBotCommand.class,
          AskCommand.class,
          SimulatorCommand.class,
          ExportCommand.class,
          EraseCommand.class,
          QuarantineCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          MoveCommand.class,
          ImportCommand.class,
          PeopleCommand.class,
          KeyCommand.class,
          TokenCommand.class,
          AdminCommand.class,
          WebhookCommand.class,
          AuditCommand.class,
          AotTrainingCommand.class,
          UnpackNativeLibraryCommand.class);

  private final Supplier<SettingSources> sources;
  @Spec private CommandSpec spec = CommandSpec.create();

  private Switchboard(Supplier<SettingSources> sources) {
    this.sources = sources;
  }

  static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    Locale.setDefault(Locale.ENGLISH); // formats must not depend on the machine
    Logging.forCommands();
    System.exit(commandLine(SettingSources::ofProcess, chosen(args)).execute(args));
  }

  public static CommandLine commandLine() {
    return commandLine(SettingSources::ofProcess);
  }

  /**
   * @param sources of settings, asked by each command
   */
  public static CommandLine commandLine(Supplier<SettingSources> sources) {
    return commandLine(sources, COMMANDS);
  }

  private static CommandLine commandLine(
      Supplier<SettingSources> sources, List<Class<?>> commands) {
    var line = new CommandLine(new Switchboard(sources));
    commands.forEach(line::addSubcommand);
    return line.setExecutionExceptionHandler((failure, failed, _) -> {
      failed.getErr().println(sentence(failure));
      return failure instanceof CommandException refusal ? refusal.exitCode() : 1;
    });
  }

  /**
   * The command that the first word names; without words, none. Otherwise all, for help and
   * suggestions. Describing all to picocli takes a tenth of a start.
   */
  private static List<Class<?>> chosen(String[] args) {
    if (args.length == 0) {
      return List.of();
    }
    var named = COMMANDS.stream().filter(type -> name(type).equals(args[0])).limit(1).toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /**
   * The message for a failure. A bug is rethrown.
   *
   * @throws Exception the failure itself, when it is not a known one
   */
  private static String sentence(Exception failure) throws Exception {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "The address is in use or does not belong to this machine. Stop the other program, or"
            + " set LISTEN (and --simulator-listen for the demo) to another host:port. "
            + cause.getMessage();
      }
    }
    if (failure instanceof UserErrorException mistake) {
      return mistake.field().isEmpty()
          ? mistake.detail()
          : mistake.field() + ": " + mistake.detail();
    }
    if (failure instanceof CommandException
        || failure instanceof DataFolder.DataFolderException
        || failure instanceof MasterKeyException
        || failure instanceof BackupException
        || failure instanceof StoreUnavailableException) {
      return String.valueOf(failure.getMessage());
    }
    throw failure;
  }

  /** Without a command: runs the bot, or the demo when no token is set. */
  @Override
  public void run() {
    ServeCommand.serveOrDemo(sources(), spec.commandLine().getOut());
  }

  @Override
  public SettingSources sources() {
    return sources.get();
  }

  /** What {@code --version} prints. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"switchboard " + Version.TEXT};
    }
  }
}
