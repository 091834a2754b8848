package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.Texts;

/** Every text of the console exists in every language, and each is used. */
class MessagesTest {

  private static final Pattern CALL =
      Pattern.compile("\\b(?:translate|sentence|because)\\(\\s*\"([^\"]*)\"");

  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+)\"");

  private static final Pattern VALUE = Pattern.compile("\\{\\d}");

  @Test
  void everyKeyInTheCodeHasAText() throws IOException {
    assertThat(Texts.all("en").keySet()).containsAll(found(CALL));
  }

  @Test
  void everyTextIsUsed() throws IOException {
    assertThat(found(LITERAL)).containsAll(Texts.all("en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "ru"})
  void eachLanguageHasTheSameKeys(String language) {
    assertThat(Texts.all(language).keySet()).isEqualTo(Texts.all("en").keySet());
  }

  /** An apostrophe would quote the values in a {@link MessageFormat}. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "ru"})
  void eachLanguageHasTheSameValues(String language) {
    assertThat(Texts.all(language))
        .isNotEmpty()
        .allSatisfy((key, text) -> {
          assertThat(values(text)).as(key).isEqualTo(values(Texts.all("en").getOrDefault(key, "")));
          assertThat(text).as(key).isNotBlank().doesNotContain("'");
        });
  }

  @Test
  void numbersAreFormattedForTheLanguage() {
    assertThat(new MessageFormat("{0}", Locale.GERMAN).format(new Object[] {1234}))
        .isEqualTo("1.234");
    assertThat(Messages.LANGUAGES.keySet()).isEqualTo(Set.of("en", "de", "es", "ru"));
  }

  private static Set<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    try (var java = Files.walk(Path.of("server/src/main/java"));
        var templates = Files.walk(Path.of("server/src/main/jte"))) {
      return Stream.concat(java, templates)
          .filter(Files::isRegularFile)
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(found -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
