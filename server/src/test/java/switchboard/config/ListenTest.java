package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.Switchboard;
import switchboard.app.ServerRunner;

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
    var err = new StringWriter();
    int code =
        Switchboard.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(command, option, value);
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith(option + ": ").contains(hint).doesNotContain("Exception");
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
