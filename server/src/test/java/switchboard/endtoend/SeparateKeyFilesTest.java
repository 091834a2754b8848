package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.jobs.MasterKeyWatch;
import switchboard.store.keys.KeyRotation;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.SecondServer;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** Two instances whose key files are on two machines, while the master key is rotated. */
@NeedsPostgres
class SeparateKeyFilesTest {

  private static final long ANN = 501;
  private static final long BEA = 502;

  @TempDir Path first;
  @TempDir Path second;
  private TestServer house;
  private SecondServer other;

  @BeforeEach
  void open() {
    house = new TestServer(first, "first").set(it -> it.on(TestDatabase.POSTGRES));
    house.open(LegacyPath.MIGRATE);
    other = new SecondServer(house, first, second);
    assertThat(post(house, 1, ANN, "hello")).isEqualTo(200);
    assertThat(post(other.server(), 2, ANN, "hello, other")).isEqualTo(200);
  }

  @AfterEach
  void close() {
    other.close();
    house.close();
  }

  private static int post(TestServer server, long update, long user, String text) {
    return server.post(TestServer.text(update, user, text)).statusCode();
  }

  private static int health(TestServer server) {
    return server.send(HttpRequest.newBuilder(server.uri().resolve("/health"))).statusCode();
  }

  private KeyRotation rotation() {
    return KeyRotation.of(
        TestPostgres.databases(first.resolve("data")).keys(),
        KeySource.file(first.resolve("master.json")));
  }

  private void rotate() {
    try (var rotation = rotation()) {
      assertThat(rotation.run(false, KeyRotation.Progress.NONE))
          .isInstanceOf(KeyRotation.Outcome.Complete.class);
    }
  }

  private void copyTheFile() throws IOException {
    var fresh = second.resolve("fresh.json");
    Files.copy(first.resolve("master.json"), fresh, StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(fresh, second.resolve("master.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void anInstanceWithTheOldFileTakesNothingUntilItHasTheNewOne() throws IOException {
    try (var log = new CapturedLog(MasterKeyWatch.class)) {
      rotate();
      Eventually.holds("503", () -> post(other.server(), 3, ANN, "later") == 503);
      assertThat(post(other.server(), 4, BEA, "new here")).isEqualTo(503);
      assertThat(health(other.server())).isEqualTo(503);
      Eventually.holds("it is said", () -> log.lines().toString().contains("rotated elsewhere"));
      assertThat(health(house)).isEqualTo(200);
      assertThat(post(house, 4, BEA, "new here")).isEqualTo(200);
      copyTheFile();
      Eventually.holds("200", () -> post(other.server(), 3, ANN, "later") == 200);
      Eventually.holds("it is well again", () -> health(other.server()) == 200);
    }
    for (var server : new TestServer[] {house, other.server()}) {
      assertThat(server.textsOf(ANN)).containsExactly("hello", "hello, other", "later");
      assertThat(server.textsOf(BEA)).containsExactly("new here");
    }
  }

  @Test
  void aPreparedRotationDisturbsNoInstance() throws IOException {
    try (var rotation = rotation()) {
      rotation.prepare();
    }
    house.stop();
    house.open(LegacyPath.MIGRATE); // it has loaded the file with both keys
    assertThat(post(house, 3, BEA, "wrapped by the old one")).isEqualTo(200);
    assertThat(post(other.server(), 4, BEA, "which the other has")).isEqualTo(200);
    copyTheFile();
    rotate();
    assertThat(post(other.server(), 5, ANN, "later")).isEqualTo(200);
    assertThat(post(other.server(), 6, 503, "new here")).isEqualTo(200);
    assertThat(health(other.server())).isEqualTo(200);
    assertThat(house.textsOf(503)).containsExactly("new here");
    assertThat(house.textsOf(BEA)).containsExactly("wrapped by the old one", "which the other has");
  }
}
