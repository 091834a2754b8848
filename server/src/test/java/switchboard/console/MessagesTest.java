package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.PluralForm;
import switchboard.base.Texts;

/** Every text of the console exists in every language, and each is used. */
class MessagesTest {

  private static final Pattern CALL =
      Pattern.compile("\\b(?:translate|sentence|because)\\(\\s*\"([^\"]*)\"");

  /** Calls with a key that stands for two: its own and that with {@code .fix}. */
  private static final Pattern ADVICE =
      Pattern.compile("\\b(?:advice|wrong|note)\\(\\s*\"([^\"]*)\"");

  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)+)\"");

  /** Names of tables and columns of figures, which have texts. */
  private static final Pattern TABLE = Pattern.compile("\\bnew FigureTable\\(\\s*\"([^\"]*)\"");

  private static final Pattern COLUMN =
      Pattern.compile("\\bColumn\\.(?:of|ofPeople)\\(\\s*\"([^\"]*)\"");

  private static final Pattern FORM = Pattern.compile("\\.(?:one|few|many|other)$");

  private static final Pattern VALUE = Pattern.compile("\\{\\d}");

  @Test
  void everyKeyInTheCodeHasAText() throws IOException {
    assertThat(keys("en"))
        .containsAll(found(CALL))
        .containsAll(found(ADVICE))
        .containsAll(fixes())
        .containsAll(ofTables());
  }

  @Test
  void everyTextIsUsed() throws IOException {
    var used = new HashSet<>(found(LITERAL));
    used.addAll(fixes());
    used.addAll(ofTables());
    assertThat(used).containsAll(keys("en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "ru"})
  void eachLanguageHasTheSameKeys(String language) {
    assertThat(keys(language)).isEqualTo(keys("en"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "ru"})
  void aTextHasExactlyThePluralFormsOfItsLanguage(String language) {
    var needed =
        LongStream.range(0, 1_000)
            .mapToObj(number -> PluralForm.of(number, language))
            .collect(Collectors.toSet());
    assertThat(keys("en").stream().filter(MessagesTest::hasPluralForms))
        .isNotEmpty()
        .allSatisfy(key -> {
          assertThat(Texts.all(language)).doesNotContainKey(key);
          assertThat(PluralForm.values())
              .filteredOn(form -> Texts.all(language).containsKey(key + "." + form.word()))
              .as(key)
              .hasSameElementsAs(needed);
        });
  }

  /** An apostrophe would quote the values in a {@link MessageFormat}. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "ru"})
  void eachLanguageHasTheSameValues(String language) {
    assertThat(Texts.all(language))
        .isNotEmpty()
        .allSatisfy((key, text) -> {
          assertThat(values(text)).as(key).isEqualTo(values(english(key)));
          assertThat(text).as(key).isNotBlank().doesNotContain("'");
        });
  }

  @Test
  void numbersAreFormattedForTheLanguage() {
    assertThat(new MessageFormat("{0}", Locale.GERMAN).format(new Object[] {1234}))
        .isEqualTo("1.234");
    assertThat(Messages.LANGUAGES.keySet()).isEqualTo(Set.of("en", "de", "es", "ru"));
  }

  /** The keys that code uses: those of plural forms without the form. */
  private static Set<String> keys(String language) {
    return Texts.all(language).keySet().stream()
        .map(MessagesTest::withoutForm)
        .collect(Collectors.toSet());
  }

  private static String withoutForm(String key) {
    var start = FORM.matcher(key).replaceFirst("");
    return hasPluralForms(start) ? start : key;
  }

  private static boolean hasPluralForms(String key) {
    return Texts.all("en").containsKey(key + ".one");
  }

  private static String english(String key) {
    var texts = Texts.all("en");
    return texts.getOrDefault(key, texts.getOrDefault(withoutForm(key) + ".other", ""));
  }

  private static Set<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> fixes() throws IOException {
    return found(ADVICE).stream().map(key -> key + ".fix").collect(Collectors.toSet());
  }

  private static Set<String> ofTables() throws IOException {
    return Stream.concat(
            found(TABLE).stream().map("insight.table."::concat),
            found(COLUMN).stream().map("insight.column."::concat))
        .collect(Collectors.toSet());
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
