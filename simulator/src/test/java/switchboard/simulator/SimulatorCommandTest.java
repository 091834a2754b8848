package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Options of the simulator that it cannot start with. */
class SimulatorCommandTest {

  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new SimulatorCommand()).setErr(new PrintWriter(err)).execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", ":8081", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:x"})
  void anAddressThatIsNoneIsRefusedWithAnExample(String listen) {
    assertThat(run("--listen", listen)).isEqualTo(2);
    assertThat(err.toString()).contains("--listen: expected host:port", "127.0.0.1:8081", listen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "123456", "123456:short"})
  void aTokenThatIsNoneIsRefused(String token) {
    assertThat(run("--listen", "127.0.0.1:0", "--token", token)).isEqualTo(2);
    assertThat(err.toString()).contains("--token: ");
  }
}
