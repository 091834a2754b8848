package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  void eachNamedTestIsThere() {
    var named =
        rows.stream()
            .flatMap(row -> NAMED_TEST.matcher(row.get(4)).results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(tests()).containsAll(named);
  }

  private static Set<String> tests() {
    return new ClassFileImporter()
        .importPackages("switchboard").stream()
            .flatMap(one -> one.getMethods().stream())
            .map(AsvsTest::name)
            .collect(Collectors.toSet());
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
