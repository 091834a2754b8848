package switchboard;

import java.net.BindException;
import java.util.HashMap;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import switchboard.store.BackupRefused;
import switchboard.store.DataFolder;
import switchboard.store.StoreUnavailable;
import switchboard.vault.KeyRefused;
import switchboard.web.Invalid;

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
    },
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      CheckBotCommand.class,
      TwinCommand.class,
      ExportCommand.class,
      EraseCommand.class,
      QuarantineCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      PeopleCommand.class,
      KeyCommand.class,
      TokenCommand.class,
      AdminCommand.class,
      WebhookCommand.class,
      AuditCommand.class,
      TrainCommand.class,
      UnpackCommand.class
    })
public final class Switchboard implements Runnable {

  @Spec private CommandSpec spec;

  Switchboard() {
    spec = CommandSpec.create();
  }

  static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    Locale.setDefault(Locale.ENGLISH); // formats must not depend on the machine
    Logs.forCommands();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Switchboard())
        .setExecutionExceptionHandler((failure, line, _) -> {
          line.getErr().println(sentence(failure));
          return failure instanceof Refusal refusal ? refusal.exitCode() : 1;
        });
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
            + " set LISTEN (and --twin-listen for the demo) to another host:port. "
            + cause.getMessage();
      }
    }
    if (failure instanceof Invalid invalid) {
      return invalid.field() + ": " + invalid.detail();
    }
    if (failure instanceof Refusal
        || failure instanceof DataFolder.Refused
        || failure instanceof KeyRefused
        || failure instanceof BackupRefused
        || failure instanceof StoreUnavailable) {
      return String.valueOf(failure.getMessage());
    }
    throw failure;
  }

  /** Without a command: runs the bot, or the demo when no token is set. */
  @Override
  public void run() {
    Running.serveOrDemo(new HashMap<>(), spec.commandLine());
  }

  /** What {@code --version} prints. */
  static final class VersionText implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"switchboard " + Version.TEXT};
    }
  }
}
