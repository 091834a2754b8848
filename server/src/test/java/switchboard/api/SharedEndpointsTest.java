package switchboard.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.ApiClient.isProblem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestServer;

/** Responses of the administration API that do not depend on what other tests have changed. */
@OnEachDatabase
@TestInstance(Lifecycle.PER_CLASS)
class SharedEndpointsTest extends EndpointsTestBase {

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void open(@TempDir Path folder) {
    begin(folder);
  }

  @AfterParameterizedClassInvocation
  void close() {
    house.close();
  }

  @Test
  void messagesAreListedNewestFirst() {
    house.post(TestServer.text(301, 3, "and again"));
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
    house.post(TestServer.text(302, 3, "/help"));
    var rows = get("/user_interactions/3").path("interactions");
    assertThat(rows.size()).isGreaterThanOrEqualTo(2);
    assertThat(names(rows.path(0)))
        .containsExactly("id", "user_id", "action_type", "action_data", "timestamp");
    assertThat(rows.path(0).path("id").asLong()).isGreaterThan(rows.path(1).path("id").asLong());
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
        .containsExactly(
            "user_id", "language", "notifications", "theme", "understand", "last_updated");
    assertThat(row.path("language").asString()).isEqualTo("de");
    assertThat(row.path("notifications").asBoolean()).isFalse();
    assertThat(row.path("understand").asBoolean()).isTrue();
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
