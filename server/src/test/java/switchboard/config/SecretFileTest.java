package switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BOT_TOKEN_FILE as written by editors, secret stores and Docker. */
class SecretFileTest {

  private static final String SECRET = "AbCdE-_".repeat(5);
  private static final String TOKEN = "123456789:" + SECRET;

  @TempDir Path folder;

  private Settings.Read read() {
    var words = Map.of("BOT_TOKEN_FILE", "token");
    return SettingsReader.read(new SettingSources(Map.of(), words, DotEnvFile.NONE, folder));
  }

  private String problem() {
    var problems = ((Settings.Read.Bad) read()).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s\n", "%s\r\n", "\uFEFF%s\r\n", "  %s  \n\n"})
  void aMarkAndLineEndsAroundTheTokenDoNotMatter(String form) throws IOException {
    Files.writeString(folder.resolve("token"), form.formatted(TOKEN));
    assertThat(((Settings.Read.Good) read()).settings().telegram().token().matches(TOKEN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, UTF-16 text", "UTF-16LE, UTF-16 text", "x-UTF-16LE-BOM, UTF-16 text"})
  void anotherEncodingIsToldAndTheTokenIsNot(String charset, String hint) throws IOException {
    Files.write(folder.resolve("token"), TOKEN.getBytes(Charset.forName(charset)));
    assertThat(problem())
        .startsWith("BOT_TOKEN_FILE: the file cannot be read: " + folder.resolve("token"))
        .contains(hint)
        .doesNotContain(SECRET);
  }

  @Test
  void whatIsNoFileOfTextIsTold() throws IOException {
    var file = folder.resolve("token");
    assertThat(problem()).contains(file.toString(), "does not exist");
    Files.write(file, (TOKEN + "\n# Büro").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problem()).contains(file + ", line 2 is not UTF-8 text").doesNotContain(SECRET);
    Files.writeString(file, "x".repeat((1 << 20) + 1));
    assertThat(problem()).contains("is larger than 1 MiB");
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("gone"));
    assertThat(problem()).contains("is a link to", "gone");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(problem()).contains("is a folder");
  }

  @Test
  void aLineOfEnvInsideOfItIsNoToken() throws IOException {
    for (var text : List.of("BOT_TOKEN=" + TOKEN, "\"" + TOKEN + "\"", "")) {
      Files.writeString(folder.resolve("token"), text);
      assertThat(problem()).startsWith("BOT_TOKEN_FILE: ").doesNotContain(SECRET);
    }
  }
}
