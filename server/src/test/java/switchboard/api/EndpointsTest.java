package switchboard.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.ApiClient.isProblem;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Responses of the administration API. */
@OnEachDatabase
class EndpointsTest {

  @Parameter TestDatabase database;

  private static final JsonMapper JSON = new JsonMapper();

  private final TestServer house;

  EndpointsTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeEach
  void somebodyWrites() {
    house.set(it -> it.on(database)).open(LegacyPath.MIGRATE);
    for (int user = 1; user <= 5; user++) {
      house.post(TestServer.text(10 + user, user, "/start"));
      house.post(TestServer.text(20 + user, user, "hello from " + user));
    }
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return house.send(
        HttpRequest.newBuilder(house.uri().resolve(path))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private JsonNode get(String path) {
    var answer = send("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    return JSON.readTree(answer.body());
  }

  private static List<String> names(JsonNode row) {
    return row.propertyStream().map(field -> field.getKey()).toList();
  }

  @Test
  void peopleAreListedByTheirNumbers() {
    var page = get("/db_users");
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(page.path("users")).hasSize(5);
    var first = page.path("users").path(0);
    assertThat(names(first))
        .containsExactly(
            "user_id",
            "username",
            "first_name",
            "last_name",
            "language_code",
            "is_bot",
            "chat_id",
            "created_at",
            "last_activity");
    assertThat(first.path("user_id").asLong()).isEqualTo(1);
    assertThat(first.path("first_name").asString()).isEqualTo("P");
    assertThat(first.path("username").isNull()).isTrue();
    assertThat(first.path("is_bot").asBoolean()).isFalse();
    assertThat(Instant.parse(first.path("created_at").asString())).isBefore(Instant.MAX);
    assertThat(first.path("created_at").asString()).endsWith("Z");
  }

  @Test
  void messagesAreListedNewestFirst() {
    house.post(TestServer.text(31, 3, "and again"));
    var messages = get("/user_messages/3").path("messages");
    assertThat(messages.valueStream().map(row -> row.path("message_text").asString()))
        .containsExactly("and again", "hello from 3");
    assertThat(names(messages.path(0)))
        .containsExactly(
            "id",
            "user_id",
            "chat_id",
            "message_id",
            "message_text",
            "message_type",
            "has_media",
            "media_type",
            "timestamp");
    var older = get("/user_messages/3?limit=1");
    assertThat(older.path("messages")).hasSize(1);
    var rest = get("/user_messages/3?limit=1&cursor=" + older.path("next").asString());
    assertThat(rest.path("messages").path(0).path("message_text").asString())
        .isEqualTo("hello from 3");
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @Test
  void interactionsAreListedNewestFirst() {
    house.post(TestServer.text(31, 3, "/help"));
    var rows = get("/user_interactions/3").path("interactions");
    assertThat(rows.size()).isGreaterThanOrEqualTo(2);
    assertThat(names(rows.path(0)))
        .containsExactly("id", "user_id", "action_type", "action_data", "timestamp");
    assertThat(rows.path(0).path("id").asLong()).isGreaterThan(rows.path(1).path("id").asLong());
  }

  @Test
  void sessionsAreThoseOfTheLastHalfHour() {
    house.turn(Duration.ofMinutes(29));
    house.post(TestServer.text(31, 2, "/help"));
    var all = get("/user_sessions");
    assertThat(all.path("sessions")).hasSize(5);
    assertThat(names(all.path("sessions").path(0)))
        .containsExactly("user_id", "chat_id", "state", "data", "last_activity");
    assertThat(all.path("sessions").path(0).path("data").isObject()).isTrue();
    house.turn(Duration.ofMinutes(2));
    var late = get("/user_sessions").path("sessions");
    assertThat(late.valueStream().map(row -> row.path("user_id").asLong())).containsExactly(2L);
  }

  @Test
  void healthHasFiguresForWhoMaySeeThem() {
    house.turn(Duration.ofDays(1));
    house.post(TestServer.text(31, 2, "good morning"));
    house.settle();
    house.turn(Duration.ofSeconds(61));
    var health = get("/health");
    var figures = health.path("statistics");
    assertThat(names(figures))
        .containsExactly(
            "users",
            "active_users_today",
            "messages",
            "interactions",
            "active_sessions",
            "outbox_pending",
            "quarantined",
            "database_bytes",
            "uptime_seconds");
    assertThat(figures.path("users").asLong()).isEqualTo(5);
    assertThat(figures.path("active_users_today").asLong()).isEqualTo(1);
    assertThat(figures.path("messages").asLong()).isEqualTo(6);
    assertThat(figures.path("interactions").asLong()).isEqualTo(5);
    assertThat(figures.path("active_sessions").asLong()).isEqualTo(1);
    assertThat(figures.path("outbox_pending").asLong()).isZero();
    assertThat(figures.path("quarantined").asLong()).isZero();
    assertThat(figures.path("database_bytes").asLong()).isGreaterThan(50_000);
    assertThat(figures.path("uptime_seconds").asLong()).isGreaterThan(86_460);
    var strangers = house.send(HttpRequest.newBuilder(house.uri().resolve("/health")));
    assertThat(strangers.statusCode()).isEqualTo(200);
    assertThat(strangers.body()).doesNotContain("statistics");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 500})
  void aWalkShowsEverybodyOnceThoughOthersCome(int limit) {
    for (var list : List.of("db_users", "user_sessions")) {
      var seen = new ArrayList<Long>();
      var cursor = "";
      long newcomer = 100;
      do {
        var page = get("/" + list + "?limit=" + limit + "&cursor=" + cursor);
        page.properties()
            .iterator()
            .next()
            .getValue()
            .forEach(row -> seen.add(row.path("user_id").asLong()));
        cursor = page.path("next").asString("");
        house.post(TestServer.text(1_000 + newcomer + limit * 50L, newcomer++, "/start"));
        assertThat(newcomer).isLessThan(150);
      } while (!cursor.isEmpty() && seen.getLast() < 100);
      assertThat(seen).doesNotHaveDuplicates().contains(1L, 2L, 3L, 4L, 5L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user_messages/1?cursor=MS51c2Vycy4x",
        "/user_interactions/1?cursor=MS5tZXNzYWdlcy4x"
      })
  void aCursorOfAnotherListIsRefused(String path) {
    isProblem(send("GET", path, ""), 400, "cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void preferencesAreChangedAndTheBotSpeaksSo(String method) {
    var before = get("/user_sessions");
    assertThat(before.path("sessions")).isNotEmpty();
    var answer =
        send(method, "/update_preference/4", "{\"language\":\"de\",\"notifications\":false}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var row = JSON.readTree(answer.body());
    assertThat(names(row))
        .containsExactly("user_id", "language", "notifications", "theme", "last_updated");
    assertThat(row.path("language").asString()).isEqualTo("de");
    assertThat(row.path("notifications").asBoolean()).isFalse();
    assertThat(house.rows("SELECT language, notifications FROM user_preferences WHERE user_id = 4"))
        .containsExactly("de|0");
    // omitted fields keep their values
    send(method, "/update_preference/4", "{\"notifications\":true}");
    assertThat(house.rows("SELECT language, notifications FROM user_preferences WHERE user_id = 4"))
        .containsExactly("de|1");
  }

  /** Invalid bodies and the field that the problem names. */
  private static final Map<String, String> BAD =
      Map.ofEntries(
          entry("", "body"),
          entry("{}", "body"),
          entry("{\"language\":\"de\",\"language\":\"en\"}", "body"),
          entry("{\"language\":\"de\",\"colour\":\"red\"}", "colour"),
          entry("{\"language\":\"xx\"}", "language"),
          entry("{\"language\":7}", "language"),
          entry("{\"language\":null}", "language"),
          entry("{\"theme\":\"nosuch\"}", "theme"),
          entry("{\"notifications\":1}", "notifications"),
          entry("{\"language\":\"de\",\"notifications\":null}", "notifications"),
          entry("{\"language\":\"d\\u0000e\"}", "language"),
          entry("{\"\\ud800\":1}", "body"));

  @Test
  void aBadBodyChangesNothing() {
    var before = house.rows("SELECT * FROM user_preferences ORDER BY user_id");
    BAD.forEach((body, field) -> isProblem(send("POST", "/update_preference/4", body), 400, field));
    assertThat(house.rows("SELECT * FROM user_preferences ORDER BY user_id")).isEqualTo(before);
  }
}
