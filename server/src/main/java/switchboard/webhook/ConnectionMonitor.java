package switchboard.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.diagnosis.WebhookReport;
import switchboard.telegram.BotApiException;

/**
 * Periodically checks the webhook registration. Telegram sends no notice when the webhook is
 * replaced or the token revoked; in polling mode, the poll itself fails.
 */
public final class ConnectionMonitor implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionMonitor.class);
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final UpdateSource delivery;
  private final Supplier<UpdateObservations> observations;
  private final TelegramConnection connection;
  private final InstantSource clock;
  private @Nullable Instant last;

  public ConnectionMonitor(
      UpdateSource delivery,
      Supplier<UpdateObservations> observations,
      TelegramConnection connection,
      InstantSource clock) {
    this.delivery = delivery;
    this.observations = observations;
    this.connection = connection;
    this.clock = clock;
    last = clock.instant();
  }

  @Override
  public void run() {
    var now = clock.instant();
    var before = last;
    boolean due = before == null || now.isBefore(before) || !before.plus(EVERY).isAfter(now);
    if (due && delivery.base().isPresent()) {
      last = now;
      check();
    }
  }

  private void check() {
    try {
      judge(delivery.inspect(observations.get(), clock.instant()));
    } catch (BotApiException e) {
      failed(ConnectionTrouble.of(e));
    }
  }

  private void judge(WebhookReport report) {
    if (delivery.base().isEmpty()) {
      return; // an administrator has switched to polling meanwhile
    }
    if (!delivery.isOurs(report.url())) {
      failed(ConnectionTrouble.WEBHOOK_LOST);
    } else if (!report.isWell()) {
      failed(ConnectionTrouble.WEBHOOK_FAILING);
    } else {
      connection.worked(TelegramConnection.Source.WEBHOOK);
    }
  }

  private void failed(ConnectionTrouble trouble) {
    if (connection.failed(TelegramConnection.Source.WEBHOOK, trouble)) {
      var finding = trouble.after(trouble.grace);
      LOG.atWarn().addKeyValue("what_to_do", finding.fix()).log(finding.problem().toString());
    }
  }
}
