package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.testing.CapturedLog;
import switchboard.testing.TestServer;
import switchboard.testing.TestServerFactory;

/** Hostile bodies at the webhook, sent with and without the secret. */
class WebhookMatrixTest {

  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

  private final TestServer house;

  WebhookMatrixTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeEach
  void open() {
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private int status(byte[] body) {
    return house.send(house.door().POST(BodyPublishers.ofByteArray(body))).statusCode();
  }

  private List<String> seen() {
    return house.rows("SELECT * FROM seen_updates");
  }

  /** Asserts that the server still works. */
  private void worksOn(long updateId) {
    assertThat(house.post(TestServer.text(updateId, 5, "hello")).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(5)).contains("hello");
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
    worksOn(2);
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
    worksOn(2);
  }

  @Test
  void keysThatAreThereTwiceMakeOneUpdate() {
    assertThat(house.post("{\"update_id\":1,\"update_id\":2}").statusCode()).isEqualTo(200);
    assertThat(house.post("{\"update_id\":\"x\",\"update_id\":3}").statusCode()).isEqualTo(200);
    assertThat(house.post("{\"update_id\":4,\"update_id\":\"x\"}").statusCode()).isEqualTo(400);
    assertThat(seen()).hasSize(2);
    worksOn(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud800", "\\udc00", "a\\ud83d b", "\\udc00\\ud800", "\\u0000", "a\\u0000b"})
  void halvesOfCharactersAndNulAreStoredAsReplacements(String text) {
    assertThat(house.post(TestServer.text(1, 5, text)).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(5))
        .singleElement()
        .satisfies(kept -> assertThat(kept).contains("\uFFFD").doesNotContain("\0"));
    worksOn(2);
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedOrReplaced() {
    var bad = TestServer.text(1, 5, "a?b").getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bad.length; i++) {
      bad[i] = bad[i] == '?' ? (byte) 0xC0 : bad[i];
    }
    assertThat(status(bad)).isIn(200, 400);
    assertThat(status(new byte[] {0, 0, 0, 0})).isEqualTo(400);
    worksOn(2);
  }

  @ParameterizedTest
  @EnumSource(LegacyPath.class)
  void withoutTheSecretEveryRequestGetsTheSame404WhateverItCarries(LegacyPath legacy) {
    house.stop();
    house.open(legacy);
    var own = house.server().webhookPath();
    var huge = BodyPublishers.ofByteArray(new byte[3 << 20]);
    var small = BodyPublishers.ofString(TestServer.text(1, 5, "hi"));
    var answers = new ArrayList<String>();
    for (var path : List.of(own, own + "/", own + "x", "/tg/x", "/tg/", "/" + TestServer.TOKEN)) {
      for (var secret :
          List.of("wrong", "", new BotToken(TestServer.TOKEN).webhookSecret() + "x")) {
        for (var method : List.of("POST", "GET", "PUT")) {
          var at = HttpRequest.newBuilder(house.uri().resolve(path)).header(SECRET, secret);
          var body = method.equals("GET") ? BodyPublishers.noBody() : small;
          var answer = house.send(at.method(method, body));
          answers.add(answer.statusCode() + answer.body());
        }
      }
    }
    assertThat(answers).hasSize(54).allMatch(answers.getFirst()::equals);
    assertThat(answers.getFirst()).startsWith("404{");
    var stranger = HttpRequest.newBuilder(house.uri().resolve(own)).header(SECRET, "wrong");
    assertThat(refusedOrCut(stranger.POST(huge))).isTrue();
    assertThat(seen()).isEmpty();
    worksOn(2);
  }

  /** A large body without the secret is refused before it is read completely. */
  private boolean refusedOrCut(HttpRequest.Builder request) {
    try {
      return house.send(request).statusCode() == 404;
    } catch (java.io.UncheckedIOException e) {
      return true;
    }
  }

  @Test
  void aBodyThatStallsIsEndedAndHoldsNobodyUp() throws IOException {
    var head =
        "POST %s HTTP/1.1\r\nHost: x\r\n%s: %s\r\nContent-Length: 1000\r\n\r\n{\"update_id\":1,"
            .formatted(
                house.server().webhookPath(),
                SECRET,
                new BotToken(TestServer.TOKEN).webhookSecret());
    var stalled = new ArrayList<Socket>();
    try (var log = new CapturedLog("org.apache")) {
      long start = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), house.uri().getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        stalled.add(socket);
      }
      worksOn(2);
      assertThat(System.nanoTime() - start).isLessThan(TestServerFactory.SHORT.request().toNanos());
      for (var socket : stalled) {
        socket.setSoTimeout(15_000);
        var answer = new byte[13];
        assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(13);
        assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("HTTP/1.1 400 ");
      }
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(15).toNanos());
      assertThat(log.lines()).isEmpty();
    } finally {
      for (var socket : stalled) {
        socket.close();
      }
    }
    assertThat(seen()).hasSize(1);
  }
}
