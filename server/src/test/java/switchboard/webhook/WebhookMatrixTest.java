package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.SharedServerTestBase;
import switchboard.testing.TestServer;

/** Hostile bodies at the webhook, sent with the secret. Each test has its own ids. */
class WebhookMatrixTest extends SharedServerTestBase {

  private long last = 1_000;
  private Set<String> before = Set.of();

  @Override
  protected void start(TestServer server) {
    server.open(LegacyPath.MIGRATE);
  }

  @BeforeEach
  void begin() {
    before = Set.copyOf(house.rows("SELECT * FROM seen_updates"));
  }

  /** For an update and, in most tests, its person. */
  private long unused() {
    return ++last;
  }

  private int status(byte[] body) {
    return house.send(house.door().POST(BodyPublishers.ofByteArray(body))).statusCode();
  }

  /** The updates that were taken since the test began. */
  private List<String> seen() {
    return house.rows("SELECT * FROM seen_updates").stream()
        .filter(update -> !before.contains(update))
        .toList();
  }

  /** Asserts that the server still works. */
  private void worksOn() {
    long id = unused();
    assertThat(house.post(TestServer.text(id, id, "hello")).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(id)).contains("hello");
  }

  @Test
  void aCompressedBodyIsNotUnpackedHoweverMuchIsInIt() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"update_id\":1,\"x\":\"".getBytes(StandardCharsets.UTF_8));
      var blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int mebibyte = 0; mebibyte < 100; mebibyte++) {
        gzip.write(blanks);
      }
      gzip.write("\"}".getBytes(StandardCharsets.UTF_8));
    }
    var body = BodyPublishers.ofByteArray(packed.toByteArray());
    for (var encoding : List.of("gzip", "deflate", "br")) {
      var answer = house.send(house.door().header("Content-Encoding", encoding).POST(body));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("JSON");
    }
    assertThat(seen()).isEmpty();
    worksOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void aBodyTenThousandLevelsDeepIsRefused(String level) {
    var deep = "{\"update_id\":1,\"message\":" + level.repeat(10_000);
    assertThat(status(deep.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    var close = level.equals("[") ? "]" : "}";
    var whole = deep + "1" + close.repeat(10_000) + "}";
    assertThat(house.post(whole).statusCode()).isEqualTo(400);
    assertThat(seen()).isEmpty();
    worksOn();
  }

  @Test
  void keysThatAreThereTwiceMakeOneUpdate() {
    assertThat(house.post("{\"update_id\":1,\"update_id\":2}").statusCode()).isEqualTo(200);
    assertThat(house.post("{\"update_id\":\"x\",\"update_id\":3}").statusCode()).isEqualTo(200);
    assertThat(house.post("{\"update_id\":4,\"update_id\":\"x\"}").statusCode()).isEqualTo(400);
    assertThat(seen()).hasSize(2);
    worksOn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "\\udc00", "a\\ud83d b", "\\udc00\\ud800", "\\u0000", "a\\u0000b"})
  void halvesOfCharactersAndNulAreStoredAsReplacements(String text) {
    long id = unused();
    assertThat(house.post(TestServer.text(id, id, text)).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(id))
        .singleElement()
        .satisfies(kept -> assertThat(kept).contains("\uFFFD").doesNotContain("\0"));
    worksOn();
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedOrReplaced() {
    var bad = TestServer.text(unused(), 5, "a?b").getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bad.length; i++) {
      bad[i] = bad[i] == '?' ? (byte) 0xC0 : bad[i];
    }
    assertThat(status(bad)).isIn(200, 400);
    assertThat(status(new byte[] {0, 0, 0, 0})).isEqualTo(400);
    worksOn();
  }
}
