package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for a JDK in {@code ./switchboard} and {@code ./check}. */
class FindJavaTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"25.0.3,25", "26,26", "25-ea,25", "1.8.0_412,1", "17.0.15,17"})
  void theVersionComesFromTheReleaseFile(String version, String feature) throws Exception {
    var home = java(version, "java");

    assertThat(run("java_feature " + home, Map.of())).isEqualTo(feature);
  }

  @Test
  void theChosenJavaIsTaken() throws Exception {
    var home = java("26.0.1", "java", "javac");

    assertThat(run("find_java javac", Map.of("SWITCHBOARD_JAVA_HOME", home.toString())))
        .isEqualTo(home.toString());
  }

  @Test
  void aChosenJavaThatIsTooOldIsRefusedAndNamed() throws Exception {
    var chosen = Map.of("SWITCHBOARD_JAVA_HOME", java("17.0.1", "java", "javac").toString());

    assertThat(run("find_java java || explain_missing_java 'to run'", chosen))
        .contains("JDK 25 or newer", chosen.get("SWITCHBOARD_JAVA_HOME"));
  }

  @Test
  void aRuntimeWithoutCompilerRunsButDoesNotBuild() throws Exception {
    var chosen = Map.of("SWITCHBOARD_JAVA_HOME", java("25", "java").toString());

    assertThat(run("find_java java", chosen)).isEqualTo(chosen.get("SWITCHBOARD_JAVA_HOME"));
    assertThat(run("find_java javac || echo none", chosen)).isEqualTo("none");
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    var old = java("17.0.1", "java", "javac").toString();

    assertThat(run("find_java javac", Map.of("JAVA_HOME", old))).isNotEqualTo(old);
  }

  @Test
  void theWantedVersionComesBeforeNewerOnes() throws Exception {
    var newer = java("27", "java");
    var wanted = java("25.0.1", "java");
    var places = "java_homes() { echo " + newer + "; echo " + wanted + "; }; ";

    assertThat(run(places + "find_java java", Map.of())).isEqualTo(wanted.toString());
    assertThat(run(places + "rm " + wanted + "/bin/java; find_java java", Map.of()))
        .isEqualTo(newer.toString());
  }

  /** Otherwise Java would read a password from the first file that it opens. */
  @Test
  void aClosedStandardInputIsEmpty() throws Exception {
    assertThat(run("exec <&-; cat", Map.of())).contains("Bad file descriptor");
    assertThat(run("exec <&-; eval \"$(grep /dev/fd/0 switchboard)\"; cat", Map.of())).isEmpty();
  }

  /** A fake JDK with the files that the search reads. */
  private Path java(String version, String... tools) throws IOException {
    var home = folder.resolve("java-" + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    for (var tool : tools) {
      var file = Files.createFile(home.resolve("bin").resolve(tool));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private static String run(String commands, Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder("bash", "-c", ". bin/find-java.sh; " + commands);
    builder.environment().remove("SWITCHBOARD_JAVA_HOME");
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    var process = builder.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
