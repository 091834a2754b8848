package switchboard;

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

/**
 * Questions of commands. There is no terminal in pipes, cron jobs, {@code docker exec} without
 * {@code -t} and {@code ssh} with a command.
 */
final class Terminal {

  private Terminal() {}

  static boolean isThere() {
    return console().isPresent();
  }

  /** Whether there is a console without a terminal differs between versions of Java. */
  private static Optional<Console> console() {
    @Nullable Console console = System.console();
    return Optional.ofNullable(console).filter(Console::isTerminal);
  }

  /**
   * Asks at the terminal, without echo; else reads a line of the standard input. A password is
   * never an argument: those can be read by everybody on the machine.
   *
   * @param err where the hint goes when a line is awaited
   */
  static String newPassword(PrintWriter err) {
    return console().map(Terminal::twice).orElseGet(() -> line(System.in, err));
  }

  private static String twice(Console console) {
    var first = console.readPassword("Password: ");
    var again = console.readPassword("Once more: ");
    if (first == null || again == null || !Arrays.equals(first, again)) {
      throw new Refusal("The two are not the same; nothing was changed");
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
        throw new Refusal(
            "No password was given. Run this command at a terminal (docker exec -it, ssh -t), or"
                + " send the password as a line of standard input.",
            2);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether somebody at the terminal types yes.
   *
   * @throws Refusal when nobody can be asked
   */
  static boolean confirms(String question) {
    var console =
        console()
            .orElseThrow(() ->
                new Refusal("There is nobody to ask: add --yes to do it without a question.", 2));
    return "yes".equalsIgnoreCase(console.readLine("%s", question));
  }
}
