package switchboard.app;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import switchboard.base.Pace;
import switchboard.brain.Decider;
import switchboard.config.Settings;
import switchboard.config.TelegramSettings;
import switchboard.telegram.BotApi;
import switchboard.webhook.TelegramConnection;

/** Opens servers. Tests override the parts that they make fail. */
public class ServerFactory {

  public final Server open(Settings settings, InstantSource clock) {
    return open(settings, clock, null);
  }

  /**
   * Opens everything except the connection to Telegram. The server listens when this returns.
   *
   * @param chat address of the demo's chat page
   */
  public final Server open(Settings settings, InstantSource clock, @Nullable URI chat) {
    return ServerStart.run(this, settings, clock, chat);
  }

  protected BotApi telegram(TelegramSettings settings) {
    return new BotApi(settings.token(), settings.botApiUrl(), settings.proxy());
  }

  /** The health of the connection to Telegram. */
  protected TelegramConnection connection(InstantSource clock) {
    return new TelegramConnection();
  }

  protected Pace pace() {
    return Pace.USUAL;
  }

  /** Called for each batch of updates. */
  protected Decider decider(Decider brain) {
    return brain;
  }
}
