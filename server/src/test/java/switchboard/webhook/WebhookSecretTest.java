package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.testing.TestServer;

/** Requests to the webhook and paths like it, sent without the secret. */
class WebhookSecretTest {

  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";

  private final TestServer house;

  WebhookSecretTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource(LegacyPath.class)
  void withoutTheSecretEveryRequestGetsTheSame404WhateverItCarries(LegacyPath legacy) {
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
    assertThat(house.rows("SELECT * FROM seen_updates")).isEmpty();
    assertThat(house.post(TestServer.text(2, 5, "hello")).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(5)).containsExactly("hello");
  }

  /** A large body without the secret is refused before it is read completely. */
  private boolean refusedOrCut(HttpRequest.Builder request) {
    try {
      return house.send(request).statusCode() == 404;
    } catch (java.io.UncheckedIOException e) {
      return true;
    }
  }
}
