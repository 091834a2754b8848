package switchboard.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import switchboard.Switchboard;
import switchboard.config.DotEnvFile;
import switchboard.config.SettingSources;

/** A command that has run inside this process, and what it printed. */
public record CommandRun(int exitCode, String output) {

  /**
   * @param folder working directory, without a {@code .env} file
   * @param settings environment variables
   */
  public static CommandRun of(Path folder, Map<String, String> settings, String... words) {
    var sources = new SettingSources(Map.of(), Map.copyOf(settings), DotEnvFile.NONE, folder);
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    int code = Switchboard.commandLine(() -> sources).setOut(out).setErr(out).execute(words);
    return new CommandRun(code, said.toString());
  }
}
