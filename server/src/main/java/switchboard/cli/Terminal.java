package switchboard.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;

/**
 * Prompts of commands. Pipes, cron jobs, {@code docker exec} without {@code -t} and {@code ssh}
 * with a command have no terminal.
 */
final class Terminal {

  private Terminal() {}

  static boolean isThere() {
    return console().isPresent();
  }

  /** Java versions differ in whether a console exists without a terminal. */
  private static Optional<Console> console() {
    @Nullable Console console = System.console();
    return Optional.ofNullable(console).filter(Console::isTerminal);
  }

  /**
   * Prompts at the terminal without echo, else reads a line of standard input. A password is never
   * an argument, as every user of the machine can read those.
   *
   * @param err where to print the hint while waiting for a line
   */
  static String newPassword(PrintWriter err) {
    return console().map(Terminal::twice).orElseGet(() -> line(System.in, err));
  }

  private static String twice(Console console) {
    var first = console.readPassword("Password: ");
    var again = console.readPassword("Repeat it: ");
    if (first == null || again == null || !Arrays.equals(first, again)) {
      throw new CommandException("The passwords do not match; nothing was changed");
    }
    return new String(first);
  }

  private static String line(InputStream in, PrintWriter err) {
    try {
      if (in.available() == 0) {
        err.println("Reading the password from standard input.");
        err.flush();
      }
      var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      if (line == null || line.isBlank()) {
        throw new CommandException(
            "No password was given. Run this command in a terminal (docker exec -it, ssh -t), or"
                + " pass the password as a line of standard input.",
            2);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the user types yes.
   *
   * @throws CommandException without a terminal
   */
  static boolean confirms(String question) {
    var console =
        console()
            .orElseThrow(() ->
                new CommandException(
                    "No terminal to ask for confirmation: add --yes to skip it.", 2));
    return "yes".equalsIgnoreCase(console.readLine("%s", question));
  }
}
