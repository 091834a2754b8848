package switchboard.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.brain.Setup;
import switchboard.domain.Bot;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.BotIdentity;

/**
 * Registers the bot with Telegram at startup: fetches its identity, sets up delivery, publishes the
 * commands. Runs in the background and retries until it succeeds, because Telegram may be
 * unreachable at startup. Idempotent; pending updates are kept.
 */
public final class Registration implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** A step that calls Telegram. */
  @FunctionalInterface
  private interface Step {
    void run();
  }

  private final BotApi telegram;
  private final LiveBrain brain;
  private final AtomicReference<BotIdentity> identity;
  private final Delivery delivery;
  private final Connection connection;
  private final Worker worker = new Worker("registration", this::run);
  private volatile String state = "starting";

  /**
   * @param identity set as soon as it is known
   */
  public Registration(
      BotApi telegram,
      LiveBrain brain,
      AtomicReference<BotIdentity> identity,
      Delivery delivery,
      Connection connection) {
    this.connection = connection;
    this.telegram = telegram;
    this.brain = brain;
    this.identity = identity;
    this.delivery = delivery;
  }

  public void start() {
    worker.start();
  }

  /** {@code starting}, {@code up}, or {@code down} with the reason in the log. */
  public String state() {
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
      state = "up";
      connection.worked(Connection.Source.REGISTRATION);
      untilDone(() -> tellCommands(brain.setup().bot()));
      brain.onChanged(setup -> Thread.ofVirtual().start(() -> tellQuietly(setup)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // interrupted by close()
    }
  }

  private void untilDone(Step step) throws InterruptedException {
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
    if (!state.equals("up")) {
      state = "down";
      connection.failed(Connection.Source.REGISTRATION, failure);
    }
  }

  private static Duration pause(BotApiException failure, int attempt) {
    var growing = Duration.ofSeconds(1L << Math.min(attempt, 6));
    var wanted = failure.retryAfter().orElse(growing);
    return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
  }

  private void introduce() {
    var me = telegram.me();
    identity.set(me);
    brain.change(was -> new Setup(was.bot(), was.lineage(), was.policy(), me.username()));
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

  private void tellCommands(Bot bot) {
    telegram.setCommands(null, CommandTexts.of(bot, bot.defaultLanguage()));
    for (var language : bot.languages()) {
      if (CommandTexts.isTelegramLanguage(language)) {
        telegram.setCommands(language, CommandTexts.of(bot, language));
      }
    }
  }

  private void tellQuietly(Setup setup) {
    try {
      tellCommands(setup.bot());
    } catch (BotApiException e) {
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("The command list could not be updated");
    }
  }
}
