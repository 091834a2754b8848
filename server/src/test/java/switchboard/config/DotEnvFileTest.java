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

/** Variables in .env and in the environment: applied, or refused with an error message. */
class DotEnvFileTest {

  private static final String TOKEN = "123456789:" + "AbCdE-_".repeat(5);

  @TempDir Path folder;

  private Settings.Read read(String file, Map<String, String> environment) {
    return SettingsReader.read(
        new SettingSources(
            Map.of(), environment, DotEnvFile.parse("BOT_TOKEN=" + TOKEN + "\n" + file), folder));
  }

  private List<String> problems(String file, Map<String, String> environment) {
    return switch (read(file, environment)) {
      case Settings.Read.Good _, Settings.Read.NoToken _ -> List.of();
      case Settings.Read.Bad bad -> bad.problems();
    };
  }

  private List<String> warnings(String file) {
    return ((Settings.Read.Good) read(file, Map.of())).warnings();
  }

  @Test
  void theFileIsReadAsShellsReadIt() {
    var file =
        DotEnvFile.parse(
            """
            # a comment

            A=plain
            export B="with # and spaces"
              C = 'single'
            D=value # a comment
            E=no#comment
            F=
            G=a=b
            H= # only a comment
            I=#none
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "A", "plain",
                "B", "with # and spaces",
                "C", "single",
                "D", "value",
                "E", "no#comment",
                "F", "",
                "G", "a=b",
                "H", "",
                "I", "#none"));
  }

  @Test
  void aFileOfWindowsIsReadToo() {
    assertThat(DotEnvFile.parse("\uFEFFA=1\r\nB=2\r\n").values())
        .isEqualTo(Map.of("A", "1", "B", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "MASK_MESSAGE, MASK_MESSAGES",
    "RETENTION_DAY, RETENTION_DAYS",
    "TRUSTED_PROXY, TRUSTED_PROXIES",
    "PUBLIC_URl, PUBLIC_URL",
    "public_url, PUBLIC_URL",
    "MASK-MESSAGES, MASK_MESSAGES",
    "mask.messages, MASK_MESSAGES",
    "MaskMessages, MASK_MESSAGES",
    "SWITCHBOARD_DATA_DIR, DATA_DIR",
    "SWITCHBOARD_LISTEN, LISTEN",
    "MESSAGES_MASK, MASK_MESSAGES",
    "BOT_TOEKN, BOT_TOKEN",
    "BACKUP_DRI, BACKUP_DIR",
    "LEGACY_WEBHOOK_PATHS, LEGACY_WEBHOOK_PATH",
    "ACME_DOMAINS, ACME_DOMAIN",
    "PUBLIC_URI, PUBLIC_URL"
  })
  void aSettingWithASlipStopsTheStart(String written, String meant) {
    var sentence = "unknown setting %s; did you mean `%s`?".formatted(written, meant);
    assertThat(problems("\n" + written + "=secret-value", Map.of()))
        .containsExactly(".env, line 3: " + sentence);
    assertThat(problems("", Map.of(written, "secret-value")))
        .containsExactly("environment variable " + sentence);
  }

  @Test
  void lettersThatLookAlikeAreNamed() {
    assertThat(problems("M\u0410SK_MESSAGES=true", Map.of()))
        .singleElement()
        .asString()
        .startsWith(".env, line 2: ")
        .contains("did you mean `MASK_MESSAGES`?", "U+0410 (cyrillic capital letter a)");
    assertThat(problems("\u200bMASK_MESSAGES=true", Map.of()))
        .singleElement()
        .asString()
        .contains("U+200B (zero width space)");
    assertThat(problems("\u00a0MASK_MESSAGES=true", Map.of()))
        .singleElement()
        .asString()
        .contains("U+00A0 (no-break space)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LISTEN_FDS",
        "LISTEN_PID",
        "XDG_DATA_DIRS",
        "SSL_CERT_FILE",
        "PORT",
        "HOST",
        "TOKEN",
        "API_TOKEN",
        "API_URL",
        "HTTP_PORT",
        "EMAIL",
        "LOG_LEVEL",
        "TELEGRAM_BOT_TOKEN",
        "BOT_TOKEN2",
        "BOT_TOKEN_2",
        "SWITCHBOARD_PORT",
        "SWITCHBOARD_SERVICE_HOST",
        "SWITCHBOARD_PORT_8080_TCP_ADDR",
        "SWITCHBOARD_JVM_OPTIONS",
        "https_proxy",
        "no_proxy",
        "_MASK_MESSAGES",
        "PATH",
        "TZ"
      })
  void variablesOfOtherProgramsAreNoMistake(String name) {
    assertThat(read("", Map.of(name, "1"))).isInstanceOf(Settings.Read.Good.class);
    assertThat(((Settings.Read.Good) read("", Map.of(name, "1"))).warnings()).isEmpty();
    assertThat(problems(name + "=1", Map.of())).isEmpty();
  }

  @Test
  void aLineOfTheFileThatHasNoEffectIsAWarning() {
    assertThat(
            warnings(
                """
                FOO=1
                BACKUP_DAYS=3
                COMPOSE_PROJECT_NAME=bot
                SWITCHBOARD_JVM_OPTIONS=-Xmx1g
                PORT=8080
                aGVsbG8gd29ybGQ=
                """))
        .containsExactly(
            ".env, line 2: unknown setting FOO",
            ".env, line 3: unknown setting BACKUP_DAYS; did you mean `KEY_BACKUP_DAYS`?",
            ".env, line 5: SWITCHBOARD_JVM_OPTIONS has no effect here: the start script reads it from"
                + " the environment only",
            ".env, line 6: unknown setting PORT; did you mean `LISTEN`?",
            ".env, line 7: unknown setting");
  }

  @Test
  void whoNamesTheTokenOtherwiseIsToldWhenThereIsNone() {
    var file = DotEnvFile.parse("TELEGRAM_TOKEN=" + TOKEN);
    var environment = Map.of("TELEGRAM_BOT_TOKEN", TOKEN);
    var read = SettingsReader.read(new SettingSources(Map.of(), environment, file, folder));
    assertThat(((Settings.Read.NoToken) read).warnings())
        .containsExactly(
            ".env, line 1: unknown setting TELEGRAM_TOKEN; did you mean `BOT_TOKEN`?",
            "environment variable TELEGRAM_BOT_TOKEN: did you mean BOT_TOKEN?");
  }

  @Test
  void whatIsSetTwiceIsTold() {
    assertThat(problems("LISTEN=[::1]:1\nSEND_RATE=2\nLISTEN=[::1]:2", Map.of()))
        .containsExactly(".env, line 4: LISTEN is set twice; first on line 2. Keep one of the two");
    assertThat(problems("LISTEN=[::1]:1\nLISTEN=\"[::1]:1\"\nX=1\nX=2", Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "DATA_DIR=bots #2/data  | ` #` begins a comment and cuts the value",
        "DATA_DIR=\"data        | the quote is not closed",
        "DATA_DIR='data\"       | the quote is not closed",
        "DATA_DIR=\"my\" data   | text follows the closing quote",
        "DATA_DIR=\"a \\\"b\\\"\" | text follows the closing quote",
        "DATA_DIR=“data”        | typographic quotation marks",
        "SEND_RATE=20\u00a0     | delete the invisible character U+00A0 (no-break space)",
        "SEND_RATE=\u200b20     | delete the invisible character U+200B (zero width space)",
        "DATA_DIR=~/data        | a path without ~ and variables",
        "DATA_DIR=$HOME/data    | a path without ~ and variables",
        "KEY_FILE=${HOME}/key   | a path without ~ and variables"
      })
  void aValueThatWouldLoseSomethingIsTold(String line, String hint) {
    assertThat(problems(line, Map.of())).singleElement().asString().contains(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEND_RATE=20 #a second",
        "SEND_RATE=20\t# a second",
        "DATA_DIR=data # here",
        "DATA_DIR=\"data\" #here",
        "DATA_DIR='bots #2'",
        "DATA_DIR=bots#2",
        "  export   DATA_DIR  =  data  ",
        "PUBLIC_URL=",
        "PUBLIC_URL=\"\"",
        "# MASK_MESSAGE=true",
        "#MASK_MESSAGE=true\u00a0",
        "ADMIN_API_TOKEN=0123456789012345678901234567#$x~"
      })
  void whatIsRightHasNoProblem(String line) {
    assertThat(problems(line, Map.of())).isEmpty();
    assertThat(problems(line + "\r\n", Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"20\"", "'20'", "  \"20\" "})
  void quotesThatAreAPartOfAVariableAreTold(String value) {
    assertThat(problems("", Map.of("SEND_RATE", value)))
        .singleElement()
        .asString()
        .startsWith("SEND_RATE: the value contains its quotation marks")
        .contains("--env-file");
  }

  @Test
  void aFileInAnotherEncodingIsToldWithItsLine() throws IOException {
    var latin = "# a\n# Büro\nSEND_RATE=20".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(inFolder(latin))
        .containsExactly(
            "the file .env cannot be read: %s, line 2 is not UTF-8 text. Save the file as UTF-8"
                .formatted(folder.resolve(".env")));
    for (var charset : List.of("UTF-16", "x-UTF-16LE-BOM", "UTF-16LE", "UTF-16BE")) {
      assertThat(inFolder("SEND_RATE=20\r\n".getBytes(Charset.forName(charset))))
          .singleElement()
          .asString()
          .contains("UTF-16", "PowerShell");
    }
    assertThat(inFolder("\uFEFFSEND_RATE=20\r\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private List<String> inFolder(byte[] content) throws IOException {
    Files.write(folder.resolve(".env"), content);
    return DotEnvFile.in(folder).problems();
  }

  @Test
  void aFolderOrALinkToNothingInItsPlaceIsTold() throws IOException {
    var file = Files.createDirectory(folder.resolve(".env"));
    assertThat(DotEnvFile.in(folder).problems()).singleElement().asString().contains("is a folder");
    Files.delete(file);
    Files.createSymbolicLink(file, folder.resolve("gone"));
    assertThat(DotEnvFile.in(folder).problems())
        .singleElement()
        .asString()
        .contains("is a link to", "gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {".env.txt", ".ENV", ".env "})
  void aFileWithNearlyTheNameIsTold(String name) throws IOException {
    Files.writeString(folder.resolve(name), "SEND_RATE=20");
    assertThat(DotEnvFile.in(folder).problems())
        .containsExactly(".env does not exist, but %s does. Rename it to .env".formatted(name));
    Files.writeString(folder.resolve(".env"), "SEND_RATE=20");
    assertThat(DotEnvFile.in(folder).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".env.example", ".env.sample", ".env.local", "env", ".envrc"})
  void filesOfOtherKindsAreNoMistake(String name) throws IOException {
    Files.writeString(folder.resolve(name), "SEND_RATE=20");
    assertThat(DotEnvFile.in(folder)).isEqualTo(DotEnvFile.NONE);
  }
}
