package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import switchboard.config.Setting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files in {@code deploy/} agree with the program, its documents and each other. */
class DeployFilesTest {

  private static final Path DEPLOY = Path.of("deploy");
  private static final Path COMPOSE = DEPLOY.resolve("compose/compose.yaml");
  private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
  private static final Path NGINX = DEPLOY.resolve("nginx/switchboard.conf");
  private static final Path CADDY = DEPLOY.resolve("caddy/Caddyfile");
  private static final Path TEMPLATE = DEPLOY.resolve("systemd/switchboard@.service");

  private static final Pattern ASSIGNED = Pattern.compile("(?m)^Environment=(\\w+)=(.*)$");
  private static final Pattern TOKEN = Pattern.compile("\\d{6,}:[\\w-]{30,}");
  private static final Pattern HEADER = Pattern.compile("proxy_set_header (\\S+ \\S+);");
  private static final Pattern UPSTREAM = Pattern.compile("127\\.0\\.0\\.1:80\\d\\d");

  /** A database's address without a user or a password. */
  private static final String ADDRESS = "jdbc:postgresql://[\\w.]+:\\d+/\\w+(\\?sslmode=[\\w-]+)?";

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> documents(Path file) {
    var found = new ArrayList<JsonNode>();
    for (var document : new Yaml().loadAll(read(file))) {
      found.add(JsonMapper.shared().valueToTree(document));
    }
    return found;
  }

  private static JsonNode compose(String pointer) {
    return documents(COMPOSE).getFirst().at(pointer);
  }

  private static JsonNode manifest(String kind, String name) {
    return manifests()
        .filter(it -> it.path("kind").asString().equals(kind))
        .filter(it -> it.at("/metadata/name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(kind + " " + name));
  }

  private static Stream<JsonNode> manifests() {
    return files().filter(it -> it.startsWith(KUBERNETES)).flatMap(it -> documents(it).stream());
  }

  private static JsonNode pod() {
    return manifest("Deployment", "switchboard").at("/spec/template/spec");
  }

  private static JsonNode container() {
    return pod().at("/containers/0");
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> all(Pattern pattern, Path file) {
    return pattern.matcher(read(file)).results().map(MatchResult::group).distinct().toList();
  }

  static Stream<Path> files() {
    try (var found = Files.walk(DEPLOY)) {
      return found.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of each way to deploy, with their values. */
  static Stream<Map<String, String>> settings() {
    var compose = Stream.of("1", "2").map(it -> "/services/switchboard-" + it + "/environment");
    return Stream.concat(
        Stream.of(settings(DEPLOY.resolve("systemd/switchboard.service")), settings(TEMPLATE)),
        Stream.concat(
            compose.map(it -> settings(compose(it))),
            Stream.of(settings(manifest("ConfigMap", "switchboard").path("data")))));
  }

  private static Map<String, String> settings(Path unit) {
    var settings = new TreeMap<String, String>();
    ASSIGNED.matcher(read(unit)).results().forEach(it -> settings.put(it.group(1), it.group(2)));
    return settings;
  }

  private static Map<String, String> settings(JsonNode values) {
    var settings = new TreeMap<String, String>();
    values.properties().forEach(it -> settings.put(it.getKey(), it.getValue().asString()));
    return settings;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void settingsExistAndSecretsHaveNoValue(Map<String, String> settings) {
    assertThat(settings).isNotEmpty();
    assertThat(Stream.of(Setting.values()).map(Enum::name)).containsAll(settings.keySet());
    assertThat(settings).doesNotContainEntry("KEY_FILE", settings.get("DATA_DIR"));
    settings.forEach((name, value) -> {
      if (Setting.valueOf(name).secret) {
        assertThat(value).as(name).matches(ADDRESS);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("files")
  void fileHasNoToken(Path file) {
    assertThat(read(file)).doesNotContainPattern(TOKEN);
  }

  /** All instances on one machine listen where both proxies look for them. */
  @Test
  void proxiesHaveTheSameInstances() {
    assertThat(settings(TEMPLATE)).containsEntry("LISTEN", "127.0.0.1:%i");
    assertThat(all(UPSTREAM, NGINX)).hasSize(2).isEqualTo(all(UPSTREAM, CADDY));
  }

  @Test
  void nginxSendsTheHeadersOfTheGuide() {
    assertThat(all(HEADER, NGINX)).containsAll(all(HEADER, Path.of("docs/guide/go-live.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchboard.service", "switchboard@.service"})
  void unitKeepsItsFilesWhereItMayWrite(String unit) {
    var file = DEPLOY.resolve("systemd").resolve(unit);
    var folders = read(file).replaceAll("(?s).*\nStateDirectory=([^\n]*)\n.*", "$1").split(" ", -1);
    var settings = settings(file);
    assertThat(settings).containsEntry("DATA_DIR", "%S/" + folders[0]);
    assertThat(settings).containsEntry("KEY_FILE", "%S/" + folders[1] + "/master.json");
    assertThat(read(file)).contains("WorkingDirectory=%S/" + folders[0] + "\n");
    assertThat(settings.values().stream().filter(it -> it.startsWith("%d/")))
        .allMatch(it -> read(file).contains("\nLoadCredential=" + it.substring(3) + ":"));
  }

  @Test
  void composeInstancesAreEqualAndCaddyKnowsThem() {
    var services = compose("/services");
    var first = services.path("switchboard-1");
    assertThat(first.path("environment")).isEqualTo(services.at("/switchboard-2/environment"));
    assertThat(services.at("/caddy/environment/SWITCHBOARD_UPSTREAMS").asString())
        .isEqualTo("switchboard-1:8080 switchboard-2:8080");
    assertThat(first.at("/environment/LISTEN").asString()).endsWith(":8080");
    assertThat(first.at("/healthcheck/test/3").asString()).contains("/8080 ", "GET /health ");
    assertThat(compose("/networks/default/ipam/config/0/subnet"))
        .isEqualTo(first.at("/environment/TRUSTED_PROXIES"));
  }

  @Test
  void composeMountsWhatTheSettingsName() {
    var instance = compose("/services/switchboard-1");
    var mounts =
        Stream.concat(
                Stream.concat(each(instance.path("tmpfs")), each(instance.path("volumes")))
                    .map(it ->
                        it.asString()
                            .replaceFirst("^[^/:]\\S*?:(?=/)", "")
                            .replaceFirst(":.*", "")),
                each(instance.path("secrets")).map(it -> "/run/secrets/" + it.asString()))
            .toList();
    assertThat(paths(settings(instance.path("environment")))).allMatch(it -> isIn(mounts, it));
    assertThat(compose("/secrets").propertyNames())
        .containsAll(each(instance.path("secrets")).map(JsonNode::asString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"docs", "SECURITY.md", "deploy/README.md", "simulator", "server", "media"})
  void imageIsBuiltFromThisFile(String file) {
    assertThat(read(DEPLOY.resolve("image/Containerfile"))).containsPattern("COPY .*" + file);
    assertThat(read(DEPLOY.resolve("image/Containerfile.dockerignore")))
        .contains("!" + file + "\n");
  }

  @Test
  void kubernetesMountsWhatTheSettingsName() {
    var mounts = each(container().path("volumeMounts")).map(it -> it.path("mountPath").asString());
    var settings = settings(manifest("ConfigMap", "switchboard").path("data"));
    var known = mounts.toList();
    assertThat(paths(settings)).allMatch(it -> isIn(known, it));
    assertThat(names(container().path("volumeMounts")))
        .containsExactlyInAnyOrderElementsOf(names(pod().path("volumes")));
  }

  private static Stream<String> paths(Map<String, String> settings) {
    return settings.values().stream().filter(it -> it.startsWith("/"));
  }

  private static boolean isIn(List<String> folders, String path) {
    return folders.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
  }

  private static List<String> names(JsonNode list) {
    return each(list).map(it -> it.path("name").asString()).toList();
  }

  @Test
  void kubernetesTakesSecretsFromTheSecret() {
    var example = manifest("Secret", "switchboard").path("stringData");
    assertThat(example.values()).allMatch(it -> it.asString().startsWith("REPLACE_WITH_"));
    var used =
        Stream.concat(
            each(container().path("env")).map(it -> it.at("/valueFrom/secretKeyRef/key")),
            each(pod().at("/volumes/1/secret/items")).map(it -> it.path("key")));
    assertThat(used.map(JsonNode::asString)).hasSize(3).allMatch(example::has);
  }

  @Test
  void kubernetesProbesTheHealthOfThePort() {
    assertThat(container().at("/startupProbe/httpGet/path").asString()).isEqualTo("/health");
    assertThat(container().at("/readinessProbe/httpGet/path").asString()).isEqualTo("/health");
    assertThat(container().at("/livenessProbe/httpGet/path").asString()).isEqualTo("/");
    var port = container().at("/ports/0");
    assertThat(manifest("ConfigMap", "switchboard").at("/data/LISTEN").asString())
        .endsWith(":" + port.path("containerPort").asInt());
    var service = manifest("Service", "switchboard").at("/spec/ports/0");
    assertThat(service.path("targetPort")).isEqualTo(port.path("name"));
    var backend = manifest("Ingress", "switchboard").at("/spec/rules/0/http/paths/0/backend");
    assertThat(backend.at("/service/port/name")).isEqualTo(service.path("name"));
  }

  @Test
  void kubernetesSelectsItsPods() {
    var deployment = manifest("Deployment", "switchboard");
    var labels = deployment.at("/spec/template/metadata/labels");
    assertThat(deployment.at("/spec/selector/matchLabels")).isEqualTo(labels);
    assertThat(manifest("Service", "switchboard").at("/spec/selector")).isEqualTo(labels);
    assertThat(manifest("PodDisruptionBudget", "switchboard").at("/spec/selector/matchLabels"))
        .isEqualTo(labels);
    assertThat(deployment.at("/spec/replicas").asInt()).isGreaterThan(1);
  }

  /** {@code pom.xml} has the version, in one place. */
  @Test
  void imagesHaveTheVersionOfTheProgram() {
    var version = read(Path.of("pom.xml")).replaceFirst("(?s).*<revision>([^<-]*).*", "$1");
    assertThat(container().path("image").asString()).endsWith("/switchboard:" + version);
    assertThat(all(Pattern.compile("/switchboard:[\\d.]+"), DEPLOY.resolve("README.md")))
        .containsExactly("/switchboard:" + version);
  }

  @Test
  void kubernetesRunsWithoutRights() {
    assertThat(pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(container().at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container().at("/securityContext/allowPrivilegeEscalation").asBoolean()).isFalse();
    assertThat(pod().path("enableServiceLinks").asBoolean()).isFalse();
  }

  @Test
  void botFileOfTheConfigMapIsValid(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("bot.yaml"), botFile());
    var output = new StringWriter();
    int code =
        Switchboard.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(output, true))
            .execute("check-bot", file.toString());
    assertThat(code).as(output.toString()).isZero();
  }

  private static String botFile() {
    return manifest("ConfigMap", "switchboard-bot").at("/data/bot.yaml").asString();
  }
}
