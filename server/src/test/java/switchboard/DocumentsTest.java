package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import picocli.CommandLine;
import switchboard.config.Setting;
import switchboard.web.Needs;
import switchboard.web.Open;

/** The reference documents list what the program has: settings, routes and commands. */
class DocumentsTest {

  private static final Path SETTINGS = Path.of("docs/settings.md");
  private static final Path ENDPOINTS = Path.of("docs/endpoints.md");
  private static final Path GUIDE = Path.of("docs/guide");
  private static final Path README = Path.of("README.md");

  private static final String NONE = "–";

  /** Rows about routes begin with methods; those about filters begin with a path. */
  private static final Pattern METHODS = Pattern.compile("[A-Z]+(?:, [A-Z]+)*");

  /** Code spans, indented lines and fenced lines. */
  private static final Pattern CODE =
      Pattern.compile("`[^`\n]+`|(?m:^ {4,}\\S.*$)|(?ms:^```.*?^```)");

  @Test
  void eachSettingHasOneRow() {
    assertThat(settings().map(row -> row.get(1)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Setting.values()).map(it -> code(it.name())).toList());
  }

  @ParameterizedTest
  @EnumSource
  void settingHasItsOptionAndDefault(Setting setting) {
    var row =
        settings().filter(it -> it.get(1).equals(code(setting.name()))).findFirst().orElseThrow();
    var preset = setting.preset();
    assertThat(row.get(2)).isEqualTo(setting.secret ? NONE : code(setting.option()));
    if (preset == null) {
      assertThat(row.get(3)).as("none, or a description").matches(NONE + "|.+ .+");
    } else {
      assertThat(row.get(3)).isEqualTo(code(preset));
    }
  }

  @Test
  void eachRouteHasOneRowWithItsPermission() {
    assertThat(describedRoutes()).containsExactlyInAnyOrderElementsOf(routes());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandIsDocumented(List<String> command) throws IOException {
    try (var guide = Files.list(GUIDE)) {
      var documented =
          Stream.concat(guide, Stream.of(README, ENDPOINTS))
              .flatMap(DocumentsTest::paragraphs)
              .anyMatch(code -> command.stream().allMatch(word -> hasWord(code, word)));
      assertThat(documented)
          .as("%s is code in a paragraph of %s, %s or %s", command, GUIDE, README, ENDPOINTS)
          .isTrue();
    }
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String read(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of all table rows; the first cell has index 1. */
  private static Stream<List<String>> rows(Path document) {
    return read(document)
        .lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> List.of(line.split(" *\\| *", -1)));
  }

  private static Stream<List<String>> settings() {
    return rows(SETTINGS).filter(row -> row.get(1).matches("`[A-Z_]+`"));
  }

  private static List<String> describedRoutes() {
    return rows(ENDPOINTS)
        .filter(row -> METHODS.matcher(row.get(1)).matches())
        .flatMap(row ->
            Stream.of(row.get(1).split(", ", -1))
                .map(method -> method + " " + row.get(2) + " " + row.get(3)))
        .toList();
  }

  /** Two handlers of one path, for pages and for programs, are one route. */
  private static List<String> routes() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scan.findCandidateComponents("switchboard").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName() + "", null))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .flatMap(method -> {
          var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
          var needs = method.getAnnotation(Needs.class);
          return mapping == null || (needs == null && !method.isAnnotationPresent(Open.class))
              ? Stream.empty()
              : routes(mapping, needs == null ? "open" : permission(needs));
        })
        .filter(route -> !route.contains("`/probe/")) // of another test
        .distinct()
        .toList();
  }

  private static Stream<String> routes(RequestMapping mapping, String permission) {
    return Stream.of(mapping.method())
        .flatMap(method ->
            Stream.of(mapping.path()).map(path -> method + " " + code(path) + " " + permission));
  }

  private static String permission(Needs needs) {
    return needs.value().word()
        + (needs.byTokenOnly() ? ", token only" : "")
        + (needs.freshly() ? ", recent login" : "");
  }

  /** Each command that {@code --help} lists, with the commands above it. */
  static Stream<List<String>> commands() {
    return commands(Switchboard.commandLine(), List.of());
  }

  private static Stream<List<String>> commands(CommandLine line, List<String> above) {
    return line.getSubcommands().entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .flatMap(command -> {
          var words = Stream.concat(above.stream(), Stream.of(command.getKey())).toList();
          return Stream.concat(Stream.of(words), commands(command.getValue(), words));
        });
  }

  /** The code in each paragraph of a document, or in each of its tables. */
  private static Stream<String> paragraphs(Path document) {
    return Pattern.compile("\n\\s*\n(?! {4})")
        .splitAsStream(read(document))
        .map(text ->
            CODE.matcher(text).results().map(MatchResult::group).collect(Collectors.joining("\n")));
  }

  private static boolean hasWord(String code, String word) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(code).find();
  }
}
