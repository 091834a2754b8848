package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.StaffFixture.notices;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.AccountId;
import switchboard.domain.QuarantineState;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotToken;
import switchboard.testing.ApiClient;
import switchboard.testing.DarkStage;
import switchboard.testing.FastServerFactory;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.StaffFixture;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Operators are notified in their own chat: one message for each problem, and one for its end. */
@OnEachDatabase
class NoticesEndToEndTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;
  private AccountId account;

  @BeforeEach
  void open() {
    house =
        new TestServer(folder, "first")
            .with(new FastServerFactory())
            .set(it -> it.on(database))
            .byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    account = StaffFixture.link(house, ann.id(), "ann");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void told(Duration within, String... notices) {
    FastServerFactory.within(house, within, () -> notices(ann).equals(List.of(notices)));
  }

  private void quarantine(long update) {
    var now = house.simulator().clock().now();
    var row =
        new QuarantineRow(
            update, null, "message", "{}", "error", QuarantineState.HELD, 1, now, now);
    house.server().store().run(tables -> tables.quarantine().add(List.of(row)));
  }

  @Test
  void aWebhookPointedElsewhereIsToldWithinTwoMinutesAndItsEndOnce() {
    try (var other = new BotApi(new BotToken(TestServer.TOKEN), house.simulator().uri())) {
      other.deleteWebhook(false);
    }
    told(DarkStage.NOTICED, "⚠️ Updates do not arrive");
    FastServerFactory.pass(house, Duration.ofMinutes(7));
    assertThat(notices(ann)).hasSize(1);
    new ApiClient(house, TestServer.ADMIN_TOKEN)
        .ask("POST /set_webhook", "{\"url\":\"%s\"}".formatted(house.uri()));
    told(DarkStage.NOTICED, "✅ Updates do not arrive", "✅ Updates do not arrive");
    FastServerFactory.pass(house, Duration.ofMinutes(7));
    assertThat(notices(ann)).hasSize(2);
    assertThat(house.rows("SELECT kind FROM notices")).isEmpty();
  }

  @Test
  void aNoticeIsEditedWhenItsFactsChangeAlsoAfterARestart() {
    quarantine(1);
    told(SOON, "⚠️ Update in quarantine");
    assertThat(text()).contains("1 update could not be handled", "Open Quarantine");
    FastServerFactory.pass(house, Duration.ofMinutes(2));
    house.stop();
    house.byWebhook();
    quarantine(2);
    FastServerFactory.within(house, SOON, () -> text().contains("2 updates could not be handled"));
    house
        .server()
        .store()
        .run(tables -> {
          var _ = tables.quarantine().delete(1);
          var _ = tables.quarantine().delete(2);
        });
    told(Duration.ofMinutes(7), "✅ Update in quarantine", "✅ Update in quarantine");
  }

  private String text() {
    return ann.messages().stream()
        .map(StaffFixture::text)
        .filter(text -> text.contains("quarantine"))
        .reduce("", (_, last) -> last);
  }

  @Test
  void anUnlinkedChatIsToldNothing() {
    house
        .server()
        .store()
        .run(tables -> {
          var _ = tables.staff().unlink(account);
        });
    quarantine(1);
    FastServerFactory.pass(house, Duration.ofMinutes(7));
    assertThat(notices(ann)).isEmpty();
  }

  @Test
  void nothingIsSentAboutAProblemThatWasNotChosen() {
    house.meddle("UPDATE staff SET kinds = 'disk'");
    quarantine(1);
    FastServerFactory.pass(house, Duration.ofMinutes(7));
    assertThat(notices(ann)).isEmpty();
  }
}
