package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.ReplyFigureDao.ReplyTotal;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/**
 * Replies to taps are counted by the screen that they show. The simulator knows neither these taps
 * nor this chat.
 */
class TapScreenTest {

  private final TestServer house;

  TapScreenTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Set<String> counted() {
    List<ReplyTotal> all = house.read(tables -> tables.replyFigures().ofScreens(0, Long.MAX_VALUE));
    return all.stream()
        .map(it -> it.screen() + " " + it.kind().word() + " " + it.replies())
        .collect(Collectors.toSet());
  }

  @Test
  void aTapCountsForTheScreenThatItShowsAndNothingElseCounts() {
    house.post(TestServer.text(1, 5, "/start"));
    house.post(TestServer.text(2, 5, "hello"));
    house.post(TestServer.tap(3, 5, "s:hours"));
    house.post(TestServer.tap(4, 5, "a:settings"));
    house.post(TestServer.tap(5, 5, "s:hours"));
    Eventually.holds("the last tap is counted", () -> counted().contains("hours expired 2"));
    assertThat(counted()).containsExactlyInAnyOrder("hours expired 2", ":settings expired 1");
  }
}
