package switchboard.webhook;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Pace;
import switchboard.base.Worker;
import switchboard.brain.BrainSetup;
import switchboard.diagnosis.HealthCheck;
import switchboard.domain.Bot;
import switchboard.engine.CurrentBrain;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.BotIdentity;

/**
 * Registers the bot with Telegram at startup: fetches its identity, sets up delivery, publishes the
 * commands. Runs in the background and retries until it succeeds, because Telegram may be
 * unreachable at startup. Idempotent; pending updates are kept.
 */
public final class BotSetup implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BotSetup.class);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  private final BotApi telegram;
  private final CurrentBrain brain;
  private final AtomicReference<BotIdentity> identity;
  private final UpdateSource delivery;
  private final TelegramConnection connection;
  private final Pace pace;
  private final Worker worker = new Worker("registration", this::run);
  private volatile HealthCheck.State state = HealthCheck.State.STARTING;

  /**
   * @param identity set as soon as it is known
   */
  public BotSetup(
      BotApi telegram,
      CurrentBrain brain,
      AtomicReference<BotIdentity> identity,
      UpdateSource delivery,
      TelegramConnection connection,
      Pace pace) {
    this.connection = connection;
    this.pace = pace;
    this.telegram = telegram;
    this.brain = brain;
    this.identity = identity;
    this.delivery = delivery;
  }

  public void start() {
    worker.start();
  }

  /** If it is down, the reason is in the log. */
  public HealthCheck.State state() {
    return state;
  }

  @Override
  public void close() {
    worker.close();
  }

  private void run() {
    try {
      untilDone(this::introduce);
      takeTapsWithTheirMessage();
      untilDone(delivery::choose);
      state = HealthCheck.State.UP;
      connection.worked(TelegramConnection.Source.REGISTRATION);
      untilDone(() -> registerCommands(brain.setup().bot()));
      brain.onChanged(setup -> Thread.ofVirtual().start(() -> registerCommandsQuietly(setup)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // interrupted by close()
    }
  }

  private void untilDone(Runnable step) throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        step.run();
        return;
      } catch (BotApiException e) {
        if (worker.isStopping()) {
          throw new InterruptedException("stopping");
        }
        down(e);
        var pause = pause(e, attempt);
        LOG.atWarn()
            .addKeyValue("reason", e.getMessage())
            .addKeyValue("again_in_s", pause.toSeconds())
            .log(
                e.isUnauthorized()
                    ? "Telegram rejected the bot token; get a new one from @BotFather"
                    : "Registration with Telegram failed; retrying");
        Thread.sleep(pause);
      }
    }
  }

  /** Marks registration as down. A failed command update does not count: updates still arrive. */
  private void down(BotApiException failure) {
    if (state != HealthCheck.State.UP) {
      state = HealthCheck.State.DOWN;
      connection.failed(TelegramConnection.Source.REGISTRATION, failure);
    }
  }

  private Duration pause(BotApiException failure, int attempt) {
    var wanted = failure.retryAfter().orElse(pace.retry(attempt));
    return wanted.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : wanted;
  }

  private void introduce() {
    var me = telegram.me();
    identity.set(me);
    brain.change(was -> was.withUsername(me.username()));
    LOG.atInfo().addKeyValue("bot", me.username()).log("Connected to Telegram");
  }

  /** Optional: the bot also works if Telegram refuses. */
  private void takeTapsWithTheirMessage() {
    try {
      telegram.takeTapsWithTheirMessage();
    } catch (BotApiException e) {
      if (!e.isUnknownMethod()) {
        LOG.atWarn()
            .addKeyValue("reason", e.getMessage())
            .log("The bot’s callback_query_mode could not be set to default");
      }
    }
  }

  private void registerCommands(Bot bot) {
    telegram.setCommands(null, commands(bot, bot.defaultLanguage()));
    for (var language : bot.languages()) {
      if (language.length() == 2) { // Telegram accepts no other codes (Bot API, setMyCommands)
        telegram.setCommands(language, commands(bot, language));
      }
    }
  }

  private static List<BotApi.CommandText> commands(Bot bot, String language) {
    return bot.commands().stream()
        .map(command -> new BotApi.CommandText(command.name(), command.description().in(language)))
        .toList();
  }

  private void registerCommandsQuietly(BrainSetup setup) {
    try {
      registerCommands(setup.bot());
    } catch (BotApiException e) {
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("The command list could not be updated");
    }
  }
}
