package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.world.RateLimits;
import switchboard.simulator.world.SimulatorOptions;

final class RateLimitsTest {
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private final RateLimits limits = new RateLimits();

  private int sent(long chat, boolean group, Instant at) {
    int sent = 0;
    try {
      while (sent < 1000) {
        limits.count(chat, group, at);
        sent++;
      }
    } catch (BotApiRefusal full) {
      assertThat(full.code).isEqualTo(429);
    }
    return sent;
  }

  @Test
  void aPrivateChatTakesAShortBurstAndThenOneASecond() {
    assertThat(sent(1, false, start)).isEqualTo(5);
    assertThat(sent(1, false, start.plusSeconds(1))).isEqualTo(1);
    assertThat(sent(1, false, start.plusSeconds(3))).isEqualTo(2);
    assertThatThrownBy(() -> limits.count(1, false, start.plusSeconds(3)))
        .hasMessage("Too Many Requests: retry after 1");
  }

  @Test
  void aGroupTakesTwentyAMinute() {
    assertThat(sent(-5, true, start)).isEqualTo(20);
    assertThat(sent(-5, true, start.plusSeconds(60))).isEqualTo(20);
  }

  @Test
  void allChatsTogetherTakeAboutThirtyASecond() {
    int sent = 0;
    for (long chat = 1; chat <= 20; chat++) {
      sent += sent(chat, false, start);
    }
    assertThat(sent).isBetween(30, 32);
  }

  @Test
  void theStrictSimulatorRefusesWith429() throws Exception {
    try (TelegramSimulator simulator =
            TelegramSimulator.start(
                SimulatorOptions.tests().withTokens(BotClient.TOKEN).withStrict(true));
        BotClient bot = new BotClient(simulator)) {
      SimulatorPerson ann = simulator.person("Ann", "en");
      ann.send("/start");
      String send = "{\"chat_id\":%d,\"text\":\"a\"}".formatted(ann.id());
      for (int i = 0; i < 5; i++) {
        bot.result("sendMessage", send);
      }
      assertThat(bot.call("sendMessage", send).at("/parameters/retry_after").asInt()).isPositive();
    }
  }
}
