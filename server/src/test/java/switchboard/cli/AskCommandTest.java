package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.Switchboard;
import switchboard.botfile.BotFile;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code ask}. */
class AskCommandTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("bot.yaml"), BotFile.sample());
  }

  private String run(String... words) {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    assertThat(Switchboard.commandLine().setOut(out).setErr(out).execute(words)).isZero();
    return said.toString();
  }

  @Test
  void showsTheAnswerAndWhy() {
    assertThat(run("ask", "are you open at christmas", "--language", "en", "--bot", "" + file))
        .startsWith("Answers with:")
        .contains("screen hours-holidays (🎄 Public holidays), confidence ")
        .contains("because of “open”, “christmas”")
        .contains("Runners-up:")
        .contains("screen hours (");
  }

  @Test
  void saysThatDeletionIsOnlyOffered() {
    assertThat(run("ask", "--bot", "" + file, "delete", "everything"))
        .startsWith("Offers:")
        .contains("action delete, only offered");
  }

  @Test
  void printsJson() {
    var json = run("ask", "--json", "--bot", "" + file, "--language", "de", "wlan passwort");
    var tree = JsonMapper.shared().readTree(json);

    assertThat(tree.path("result").asString()).isEqualTo("meant");
    assertThat(tree.at("/answers/0/screen").asString()).isEqualTo("faq-wifi");
    assertThat(tree.at("/ranking/0/because/0").asString()).isEqualTo("wlan");
    var nothing = run("ask", "--json", "--bot", "" + file, "bitcoin");
    assertThat(JsonMapper.shared().readTree(nothing).path("result").asString())
        .isEqualTo("nothing");
  }
}
