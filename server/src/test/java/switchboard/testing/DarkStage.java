package switchboard.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import switchboard.app.ServerFactory;
import switchboard.config.TelegramSettings;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotApi;

/** A server whose bot becomes dark, and a clock that runs fast. */
public final class DarkStage implements AutoCloseable {

  public static final Duration NOTICED = Duration.ofMinutes(2);

  private final FakeTelegram telegram = new FakeTelegram(1_000);
  private final Path folder;
  private final TestServer house;

  public DarkStage(Path folder, Consumer<TestSettings> settings) {
    this.folder = folder;
    house = new TestServer(folder, "first").with(factory()).set(settings);
  }

  private ServerFactory factory() {
    return new FastServerFactory() {
      @Override
      protected BotApi telegram(TelegramSettings settings) {
        return new BotApi(settings.token(), telegram.uri());
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
    FastServerFactory.within(house, longest, condition);
  }

  public void pass(Duration time) {
    FastServerFactory.pass(house, time);
  }

  @Override
  public void close() {
    house.close();
    telegram.close();
  }
}
