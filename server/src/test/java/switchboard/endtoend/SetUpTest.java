package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DurableFiles;

/** What {@code ./switchboard} and {@code ./check} install on a machine that lacks it. */
class SetUpTest {

  private static final String TOOLS =
      "bash cat chmod curl cut env grep gzip ls mkdir mv rm sed sha256sum tar touch uname";

  /** Only the JDK that was set up is found, not those of the machine. */
  private static final String SCRIPT =
      """
      . bin/find-java.sh; . bin/set-up.sh
      java_homes() { ls -d "$(cache_folder)"/jdk-*; } 2> /dev/null
      """;

  @TempDir private Path folder;
  private Path bin;
  private Path asked;
  private HttpServer server;
  private byte[] archive;

  @BeforeEach
  void machine() throws Exception {
    bin = Files.createDirectories(folder.resolve("bin"));
    asked = Files.createFile(folder.resolve("asked"));
    for (var tool : TOOLS.split(" ", -1)) {
      Files.createSymbolicLink(bin.resolve(tool), tool(tool));
    }
    script("id", "echo 0");
    var jdk = Files.createDirectories(folder.resolve("jdk-25/bin"));
    Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"25.0.9\"\n");
    Files.copy(bin.resolve("id"), jdk.resolve("javac"));
    assertThat(jdk.resolve("javac").toFile().setExecutable(true)).isTrue();
    run("cd " + folder + "; tar -czf jdk.tar.gz jdk-25; rm -r jdk-25", Map.of());
    archive = Files.readAllBytes(folder.resolve("jdk.tar.gz"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jdk.tar.gz",
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static Path tool(String name) {
    for (var folder : new String[] {"/usr/bin", "/bin"}) {
      if (Files.exists(Path.of(folder, name))) {
        return Path.of(folder, name);
      }
    }
    throw new AssertionError(name);
  }

  private void script(String name, String text) throws IOException {
    var file = Files.writeString(bin.resolve(name), "#!/bin/bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** A package manager that has these packages and records what it is to install. */
  private void debian(String packages) throws IOException {
    script("apt-cache", "case ' bash " + packages + " ' in *\" $2 \"*) ;; *) exit 1 ;; esac");
    script("apt-get", "echo \"$*\" >> " + asked);
  }

  private Map<String, String> served(String sha256) {
    return Map.of(
        "SWITCHBOARD_JDK_URL",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/jdk.tar.gz",
        "SWITCHBOARD_JDK_SHA256",
        sha256);
  }

  private String sum() throws IOException {
    return DurableFiles.sha256(folder.resolve("jdk.tar.gz"));
  }

  @Test
  void nothingIsInstalledWithoutTerminalOrConsent() throws Exception {
    debian("openjdk-25-jdk-headless");
    assertThat(run("set_up java maven || echo refused", served(sum()))).isEqualTo("refused");
    assertThat(asked).isEmptyFile();
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void thePackageManagersJdkIsInstalledAfterItWasNamed() throws Exception {
    debian("openjdk-25-jdk-headless");
    assertThat(run("yes=yes; set_up java maven", served(sum())))
        .contains("to install: openjdk-25-jdk-headless unzip (with apt-get)");
    assertThat(asked)
        .content()
        .endsWith("install -q -y --no-install-recommends openjdk-25-jdk-headless unzip\n");
  }

  @Test
  void inCiNobodyIsAsked() throws Exception {
    debian("chromium");
    run("export CI=true; set_up chromium", Map.of());
    assertThat(asked).content().endsWith(" chromium\n");
  }

  @Test
  void aPersonWithoutRootUsesSudoOrNothing() throws Exception {
    debian("openjdk-25-jdk-headless");
    script("id", "echo 1000");
    assertThat(run("yes=yes; set_up maven || echo refused", Map.of())).isEqualTo("refused");
    script("sudo", "echo \"as root: $*\" >> " + asked + "; \"$@\"");
    assertThat(run("yes=yes; set_up maven", Map.of())).contains("unzip (with sudo apt-get)");
    assertThat(asked).content().contains("as root: apt-get update", "install -q -y");
  }

  @Test
  void whereNoPackageHasItTheJdkIsDownloaded() throws Exception {
    debian("");
    var output =
        run("yes=yes; set_up java && find_java javac && ls $(cache_folder)", served(sum()));
    assertThat(output).contains("to install: the JDK from http://127.0.0.1:");
    assertThat(output.lines().toList())
        .endsWith(
            folder + "/cache/switchboard/jdk-" + sum().substring(0, 12),
            "jdk-" + sum().substring(0, 12));
  }

  @Test
  void anArchiveWithAnotherChecksumIsNotInstalled() throws Exception {
    var output =
        run("yes=yes; set_up java || find_java javac || echo none", served("0".repeat(64)));
    assertThat(output).contains("has the SHA-256 checksum " + sum(), "it is not installed");
    assertThat(output).endsWith("none");
    assertThat(folder.resolve("cache/switchboard")).isEmptyDirectory();
  }

  @Test
  void withoutNetworkNothingIsInstalled() throws Exception {
    var served = served(sum());
    server.stop(0);
    assertThat(run("yes=yes; set_up java || explain_missing_java 'to build'", served))
        .contains("cannot download http://127.0.0.1:", "JDK 25 or newer is needed to build");
  }

  @Test
  void whatDownloadsIsInstalledFirst() throws Exception {
    debian("");
    Files.delete(bin.resolve("curl"));
    assertThat(run("yes=yes; set_up java", served(sum()))).contains(" curl ca-certificates (with");
  }

  @Test
  void aChosenJavaIsNotReplaced() throws Exception {
    debian("openjdk-25-jdk-headless");
    run("yes=yes SWITCHBOARD_JAVA_HOME=/nowhere; set_up java", Map.of());
    assertThat(asked).isEmptyFile();
  }

  @Test
  void aPersonAtATerminalIsAsked() throws Exception {
    debian("openjdk-25-jdk-headless");
    for (var tool : new String[] {"script", "printf"}) {
      Files.createSymbolicLink(bin.resolve(tool), tool(tool));
    }
    var script =
        Files.writeString(folder.resolve("ask.sh"), SCRIPT + "set_up java || echo refused");
    var terminal = "| script -qec 'bash " + script + "' /dev/null";
    assertThat(run("printf 'n\\n'" + terminal, Map.of()))
        .contains("to install: openjdk-25-jdk-headless", "Install? [Y/n]", "refused");
    assertThat(asked).isEmptyFile();
    assertThat(run("printf 'y\\n'" + terminal, Map.of())).doesNotContain("refused");
    assertThat(asked).content().contains("openjdk-25-jdk-headless");
  }

  private String run(String commands, Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder("bash", "-c", SCRIPT + commands);
    var variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    variables.put("PATH", bin.toString());
    variables.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    var process =
        builder.redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
