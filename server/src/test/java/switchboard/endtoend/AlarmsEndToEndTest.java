package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.AlarmReceiver;
import switchboard.testing.ApiClient;
import switchboard.testing.CapturedLog;
import switchboard.testing.DarkStage;
import switchboard.testing.FakeTelegram.Answer;
import switchboard.testing.SmallDisk;
import switchboard.testing.StaffFixture;
import switchboard.testing.TestServer;

/** A dark bot is noticed within two minutes: one alarm where nobody can be told, and one end. */
class AlarmsEndToEndTest {

  private final AlarmReceiver receiver = new AlarmReceiver();
  private final DarkStage stage;

  AlarmsEndToEndTest(@TempDir Path folder) {
    stage = new DarkStage(folder, settings -> settings.alarmUrl(receiver.uri()));
  }

  @AfterEach
  void close() {
    stage.close();
    receiver.close();
  }

  private void begins(String kind) {
    stage.within(DarkStage.NOTICED, () -> receiver.alarms().contains(kind + " begun"));
    ends(kind);
  }

  private void ends(String kind) {
    assertThat(receiver.alarms()).containsExactly(kind + " begun");
  }

  private void isOver(String kind) {
    stage.within(Duration.ofMinutes(4), () -> receiver.alarms().contains(kind + " over"));
    stage.pass(Duration.ofMinutes(6));
    assertThat(receiver.alarms()).containsExactly(kind + " begun", kind + " over");
  }

  @Test
  void aWebhookPointedElsewhereIsAlarmedOnce() {
    stage.byWebhook();
    stage.telegram().webhook("https://example.org/other");
    begins("webhook");
    assertThat(receiver.last().path("text").asString(""))
        .startsWith("@fake_bot: Updates do not arrive: Telegram does not send updates")
        .doesNotContain("example.org", TestServer.TOKEN);
    stage.pass(Duration.ofMinutes(10));
    new ApiClient(stage.house(), TestServer.ADMIN_TOKEN)
        .ask("POST /set_webhook", "{\"url\":\"http://127.0.0.1:1\"}");
    isOver("webhook");
  }

  @Test
  void telegramThatCannotBeReachedIsAlarmedOnce() {
    stage.byWebhook();
    stage.telegram().answer("*", Answer.refusal(502, "Bad Gateway"));
    stage.house().post(TestServer.text(5, 5, "/start"));
    begins("telegram");
    stage.pass(Duration.ofMinutes(12));
    stage.telegram().answerAsUsual();
    isOver("telegram");
  }

  @Test
  void repliesThatAreStuckAreAlarmedOnce() {
    stage.byWebhook();
    stage.telegram().answer("sendMessage", Answer.limited(86_000));
    stage.house().post(TestServer.text(5, 5, "/start"));
    begins("replies");
    stage.pass(Duration.ofMinutes(12));
    stage.telegram().answerAsUsual();
    stage.pass(Duration.ofDays(1));
    isOver("replies");
  }

  @Test
  void aFullDiskIsAlarmedOnce() throws Exception {
    var data = Files.createDirectories(stage.folder().resolve("data"));
    try (var disk = new SmallDisk(data, "300M")) {
      stage.byWebhook();
      stage.pass(Duration.ofMinutes(1));
      disk.fill();
      begins("disk");
      assertThat(receiver.last().path("message").asString("")).contains("full");
      stage.pass(Duration.ofMinutes(12));
      disk.free();
      isOver("disk");
      stage.house().stop();
    }
  }

  @Test
  void withAFullDiskOperatorsAreToldInsteadOfAlarmed() throws Exception {
    var data = Files.createDirectories(stage.folder().resolve("data"));
    try (var disk = new SmallDisk(data, "300M")) {
      stage.byWebhook();
      var _ = StaffFixture.link(stage.house(), 5, "ann");
      stage.pass(Duration.ofMinutes(1));
      disk.fill();
      stage.within(DarkStage.NOTICED, () -> stage.telegram().asked("sendMessage") > 0);
      stage.pass(Duration.ofMinutes(7));
      disk.free();
      stage.within(DarkStage.NOTICED, () -> stage.telegram().asked("sendMessage") > 1);
      stage.pass(Duration.ofMinutes(7));
      assertThat(stage.telegram().asked("sendMessage")).isEqualTo(2);
      assertThat(receiver.alarms()).isEmpty();
      stage.house().stop();
    }
  }

  @Test
  void anAlarmIsTriedAFewTimesAndItsUrlIsLoggedNowhere() {
    try (var log = new CapturedLog("switchboard")) {
      receiver.answer(500);
      stage.byWebhook();
      stage.telegram().webhook("");
      stage.within(Duration.ofMinutes(3), () -> receiver.asked() > 1);
      receiver.answer(204);
      stage.within(Duration.ofMinutes(3), () -> !receiver.alarms().isEmpty());
      assertThat(log.lines().toString())
          .contains("An alarm could not be posted", "status 500")
          .doesNotContain("secret-part", receiver.uri().getAuthority());
    }
    ends("webhook");
  }

  @Test
  void afterARestartAnAlarmIsNotRepeatedAndItsEndIsTold() {
    stage.byWebhook();
    stage.telegram().webhook("https://example.org/other");
    begins("webhook");
    stage.house().stop();
    stage.house().open(LegacyPath.MIGRATE).connect(URI.create("http://127.0.0.1:1"));
    isOver("webhook");
  }

  @Test
  void nothingIsPostedWhenAllIsWell() {
    stage.byWebhook();
    stage.pass(Duration.ofMinutes(15));
    assertThat(receiver.alarms()).isEqualTo(List.of());
  }
}
