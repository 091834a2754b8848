package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OWASP ASVS table is complete, and the tests that it names exist. */
class AsvsTest {

  private static final Pattern ITEM = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\b");
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test\\.\\w+)`");
  private static final Pattern STATE = Pattern.compile("yes|part|no|not yet|–");

  private final List<List<String>> rows;

  AsvsTest() throws IOException {
    rows =
        Files.readString(Path.of("docs/asvs.md"))
            .lines()
            .filter(line -> line.matches("\\| \\d.*"))
            .map(line -> List.of(line.split(" *\\| *", -1)))
            .toList();
  }

  @Test
  void eachItemOfTheFirstTwoLevelsIsInOneRow() throws IOException {
    assertThat(rows.stream().flatMap(row -> ITEM.matcher(row.get(1)).results()))
        .extracting(MatchResult::group)
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(Path.of("server/src/test/resources/asvs-5.0.txt")));
  }

  @Test
  void eachRowSaysHowItStands() {
    assertThat(rows).allMatch(row -> row.size() == 6 && STATE.matcher(row.get(2)).matches());
  }

  @Test
  void eachNamedTestIsThere() throws IOException {
    var named =
        rows.stream()
            .flatMap(row -> NAMED_TEST.matcher(row.get(4)).results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(50);
    var classes = testClasses();
    assertThat(named)
        .allSatisfy(test -> {
          int dot = test.indexOf('.');
          var methods = methods(classes.getOrDefault(test.substring(0, dot), List.of()));
          assertThat(methods).contains(test.substring(dot + 1));
        });
  }

  /** The full names of the test classes, by their simple names. */
  private static Map<String, List<String>> testClasses() throws IOException {
    var root = Path.of("server/src/test/java");
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith("Test.java"))
          .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
          .collect(Collectors.groupingBy(name -> name.substring(name.lastIndexOf('.') + 1)));
    }
  }

  private static List<String> methods(List<String> classes) {
    return classes.stream()
        .flatMap(name -> Stream.of(type(name).getDeclaredMethods()))
        .map(Method::getName)
        .toList();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, AsvsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
