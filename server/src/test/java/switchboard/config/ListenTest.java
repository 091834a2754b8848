package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.Switchboard;
import switchboard.app.ServerFactory;
import switchboard.app.ServerRunner;
import switchboard.testing.TestSettings;

/** The listen address, and the address that the program prints. */
class ListenTest {

  @ParameterizedTest
  @CsvSource({
    "demo, --simulator-listen, nowhere, host:port",
    "demo, --simulator-listen, [::g]:0, host:port",
    "simulator, --listen, nowhere, host:port",
    "simulator, --token, nonsense, A bot token is"
  })
  void anOptionThatIsNoSettingIsToldInTheSameWay(
      String command, String option, String value, String hint) {
    var told = failure(2, command, option, value);
    assertThat(told).startsWith(option + ": ").contains(hint).doesNotContain("Exception");
  }

  private static String failure(int code, String... words) {
    var err = new StringWriter();
    var line = Switchboard.commandLine().setErr(new PrintWriter(err, true));
    assertThat(line.execute(words)).isEqualTo(code);
    return err.toString();
  }

  @Test
  void anAddressThatIsTakenIsToldWithWhatToDo(@TempDir Path folder) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "127.0.0.1:" + taken.getLocalPort();
      assertThat(failure(1, "simulator", "--listen", address))
          .contains("The address is in use", "set LISTEN")
          .doesNotContain("Exception");
      var settings = new TestSettings(folder, URI.create("http://127.0.0.1:1"));
      settings.listen(new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort()));
      assertThatThrownBy(() -> new ServerFactory().open(settings.build(), InstantSource.system()))
          .hasRootCauseInstanceOf(BindException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:0, http://127.0.0.1:80",
    "0.0.0.0:0, http://127.0.0.1:80",
    "[::]:0, http://127.0.0.1:80",
    "127.0.0.5:0, http://127.0.0.5:80",
    "[::1]:0, http://[0:0:0:0:0:0:0:1]:80",
    "::1:0, http://[0:0:0:0:0:0:0:1]:80",
    "localhost:0, http://127.0.0.1:80",
    "LOCALHOST:0, http://127.0.0.1:80"
  })
  void theAddressToldIsOneThatAnswers(String listen, String told) {
    var words = Map.of("BOT_TOKEN", "123456789:" + "A".repeat(35), "LISTEN", listen);
    var read =
        SettingsReader.read(new SettingSources(Map.of(), words, DotEnvFile.parse(""), Path.of("")));
    assertThat(read).isInstanceOf(Settings.Read.Good.class);
    assertThat(ServerRunner.address(((Settings.Read.Good) read).settings(), 80)).hasToString(told);
  }
}
