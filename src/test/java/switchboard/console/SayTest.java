package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All texts of the pages are translated into every language. */
class SayTest {

  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";

  /** {@code say("one " + "text"}; and enum constants with a text, {@code NAME("words"}. */
  private static final Pattern SAID =
      Pattern.compile(
          "\\bsay\\(\\s*(%1$s(?:\\s*\\+\\s*%1$s)*)|(?m:^  [A-Z_]+\\(\\s*(%1$s)\\)[,;])"
              .formatted(LITERAL));

  /** Texts for users in other packages: {@code sentence("text"} or {@code because("text"}. */
  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(?:sentence|because)\\(\\s*(%1$s(?:\\s*\\+\\s*%1$s)*)".formatted(LITERAL));

  private static final Pattern VALUE = Pattern.compile("\\{\\d}");

  private static Set<String> said() {
    return Stream.of(
            literals("src/main/jte", SAID),
            literals("src/main/java/switchboard/console", SAID),
            literals("src/main/java/switchboard", TOLD))
        .flatMap(literals -> literals)
        .collect(Collectors.toSet());
  }

  private static Stream<String> literals(String folder, Pattern pattern) {
    return texts(folder).flatMap(text -> pattern.matcher(text).results()).map(SayTest::literal);
  }

  private static Stream<String> texts(String folder) {
    try (var files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).toList().stream().map(SayTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String literal(MatchResult found) {
    var literals = found.group(1) == null ? found.group(2) : found.group(1);
    return Pattern.compile(LITERAL)
        .matcher(literals)
        .results()
        .map(part -> part.group().substring(1, part.group().length() - 1).translateEscapes())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "ru"})
  void everyTextIsThereAndNoneTooMany(String tag) {
    assertThat(Say.words(tag).keySet()).containsExactlyInAnyOrderElementsOf(said());
  }

  /** An apostrophe would disable the placeholders of {@link MessageFormat}. */
  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "ru"})
  void theSameValuesStandInEachOfThem(String tag) {
    assertThat(Say.words(tag))
        .isNotEmpty()
        .allSatisfy((english, translated) -> {
          assertThat(values(translated)).as(translated).isEqualTo(values(english));
          assertThat(english + translated).doesNotContain("'");
          assertThat(translated).isNotBlank();
        });
  }

  private static Set<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void valuesAreWrittenAsTheReaderWritesThem() {
    assertThat(new MessageFormat("{0}", Locale.GERMAN).format(new Object[] {1234}))
        .isEqualTo("1.234");
    assertThat(Say.LANGUAGES.keySet()).isEqualTo(Set.copyOf(List.of("en", "de", "es", "ru")));
  }
}
