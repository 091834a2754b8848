package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestServer;

/** Responses of the administration API. */
@OnEachDatabase
class EndpointsTest extends EndpointsTestBase {

  @BeforeEach
  void open(@TempDir Path folder) {
    begin(folder);
  }

  @AfterEach
  void close() {
    house.close();
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
}
