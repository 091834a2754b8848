package switchboard.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.people.MediaRequest;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** A server that stores all files that a user sends, and a client that requests them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class MediaFilesTestBase {

  static final byte[] LARGE = noise(200_000);

  TestServer house;
  SimulatorPerson ann;
  Path files;
  final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  final void open(@TempDir Path folder) {
    files = folder;
    house = new TestServer(folder, "first");
    house.set(
        it -> it.media(new MediaSettings(new FilePolicy(Kept.ALL, 20 << 20, 0), 0, null, null)));
    house.open(LegacyPath.MIGRATE);
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
  }

  @AfterAll
  final void close() {
    client.close();
    house.close();
  }

  static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    bytes[0] = 'x';
    return bytes;
  }

  /** Sends a document and waits until it is stored. */
  long document(String name, String type, byte[] content) {
    var _ = ann.media(MediaRequest.document(name, type, content));
    return stored();
  }

  long stored() {
    house.settle();
    Eventually.holds(
        "all is stored",
        () -> house.rows("SELECT id FROM media WHERE state <> 'stored'").isEmpty());
    return Long.parseLong(
        house.rows("SELECT max(id) FROM media WHERE part = 'original'").getFirst());
  }

  static String header(HttpResponse<?> answer, String name) {
    return String.join(" ¦ ", answer.headers().allValues(name));
  }

  static void isContained(HttpResponse<?> answer) {
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store, private");
  }

  HttpResponse<byte[]> get(long id, String... headers) {
    return get("/admin/media/" + id, headers);
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(house.uri().resolve(path))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
