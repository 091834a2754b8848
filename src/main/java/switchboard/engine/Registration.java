package switchboard.engine;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.brain.Setup;
import switchboard.domain.Bot;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.BotToken;

/**
 * Makes ourselves known to Telegram: who are we, where do updates go, which commands are there. In
 * the background and until it works, as Telegram may be out of reach when we start. Doing it again
 * changes nothing; waiting updates are kept.
 */
public final class Registration implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final int MOST_CONNECTIONS = 40;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** A step that asks something of Telegram. */
  @FunctionalInterface
  private interface Step {
    void run();
  }

  private final BotApi telegram;
  private final BotToken token;
  private final @Nullable URI publicUrl;
  private final LegacyPath legacy;
  private final LiveBrain brain;
  private final AtomicReference<BotIdentity> identity;
  private final Runnable poll;
  private final Worker worker = new Worker("registration", this::run);
  private volatile String state = "starting";

  /**
   * @param publicUrl present: a webhook is set; absent: it is removed and {@code poll} is run
   * @param identity is set as soon as Telegram tells it
   */
  public Registration(
      BotApi telegram,
      BotToken token,
      @Nullable URI publicUrl,
      LegacyPath legacy,
      LiveBrain brain,
      AtomicReference<BotIdentity> identity,
      Runnable poll) {
    this.telegram = telegram;
    this.token = token;
    this.publicUrl = publicUrl;
    this.legacy = legacy;
    this.brain = brain;
    this.identity = identity;
    this.poll = poll;
  }

  public void start() {
    worker.start();
  }

  /** How far it is: {@code starting}, {@code up}, or {@code down} with the reason in the log. */
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
      untilDone(this::chooseTransport);
      state = "up";
      untilDone(() -> tellCommands(brain.setup().bot()));
      brain.onChanged(setup -> Thread.ofVirtual().start(() -> tellQuietly(setup)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // close() ends us
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
        state = "down";
        var pause = pause(e, attempt);
        LOG.atWarn()
            .addKeyValue("reason", e.getMessage())
            .addKeyValue("again_in_s", pause.toSeconds())
            .log(
                e.isUnauthorized()
                    ? "Telegram does not know this token; get a new one from @BotFather"
                    : "Telegram cannot be asked now");
        Thread.sleep(pause);
      }
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
    LOG.atInfo().addKeyValue("bot", me.username()).log("Telegram knows us");
  }

  private void chooseTransport() {
    var address = publicUrl;
    if (address == null) {
      telegram.deleteWebhook(false);
      poll.run();
      LOG.atInfo().log("Updates are fetched by long polling");
    } else if (!keepsLegacyPath(address)) {
      var url = address + "/tg/" + token.webhookPath();
      telegram.setWebhook(
          new BotApi.WebhookOrder(
              url, token.webhookSecret(), BotApi.ALLOWED_UPDATES, MOST_CONNECTIONS, false));
      LOG.atInfo().addKeyValue("address", address).log("Telegram sends updates to our webhook");
    }
  }

  /** With {@code accept} an address of the old form that Telegram already has is left as it is. */
  private boolean keepsLegacyPath(URI address) {
    if (legacy != LegacyPath.ACCEPT) {
      return false;
    }
    // Both sides hide the token.
    return telegram.webhookInfo().url().equals(address + "/" + token);
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
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("The commands could not be told");
    }
  }
}
