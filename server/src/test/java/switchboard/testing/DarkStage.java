package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import switchboard.app.ServerFactory;
import switchboard.base.Pace;
import switchboard.config.TelegramSettings;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.webhook.TelegramConnection;

/** A server whose bot becomes dark, and a clock that runs a hundred times as fast. */
public final class DarkStage implements AutoCloseable {

  public static final Duration NOTICED = Duration.ofMinutes(2);

  private static final Duration STEP = Duration.ofSeconds(1);

  private final FakeTelegram telegram = new FakeTelegram(1_000);
  private final Path folder;
  private final TestServer house;

  public DarkStage(Path folder, Consumer<TestSettings> settings) {
    this.folder = folder;
    house = new TestServer(folder, "first").with(factory()).set(settings);
  }

  private ServerFactory factory() {
    return new TestServerFactory() {
      @Override
      protected BotApi telegram(TelegramSettings settings) {
        return new BotApi(settings.token(), telegram.uri());
      }

      @Override
      protected Pace pace() {
        return new Pace(
            Pace.USUAL.retry().dividedBy(100),
            Pace.USUAL.jobs().dividedBy(100),
            Pace.USUAL.live(),
            Pace.USUAL.certificate(),
            Pace.USUAL.request(),
            Pace.USUAL.commit());
      }

      @Override
      protected TelegramConnection connection(InstantSource clock) {
        return new TelegramConnection(
            () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
      }
    };
  }

  public void byWebhook() {
    house.open(LegacyPath.MIGRATE).connect(URI.create("http://127.0.0.1:1"));
    Eventually.holds("the webhook is registered", () -> !telegram.webhook().isEmpty());
  }

  public TestServer house() {
    return house;
  }

  public Path folder() {
    return folder;
  }

  public FakeTelegram telegram() {
    return telegram;
  }

  /** Lets time pass until it is so. */
  public void within(Duration longest, BooleanSupplier condition) {
    var begin = now();
    Eventually.holds(
        "it is so",
        () -> {
          house.turn(STEP);
          return condition.getAsBoolean();
        });
    assertThat(Duration.between(begin, now())).isLessThan(longest);
  }

  public void pass(Duration time) {
    var end = now().plus(time);
    Eventually.holds(
        "time has passed",
        () -> {
          house.turn(time.compareTo(Duration.ofHours(1)) > 0 ? time : STEP.multipliedBy(8));
          return !now().isBefore(end);
        });
  }

  private Instant now() {
    return house.simulator().clock().now();
  }

  @Override
  public void close() {
    house.close();
    telegram.close();
  }
}
