package switchboard.app;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import switchboard.cluster.Membership;
import switchboard.engine.CurrentBrain;
import switchboard.engine.Engine;
import switchboard.engine.Erasure;
import switchboard.engine.Inbox;
import switchboard.engine.QuarantineReplay;
import switchboard.engine.WebhookFilter;
import switchboard.metrics.Meters;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Outbox;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.webhook.BotSetup;
import switchboard.webhook.TelegramConnection;
import switchboard.webhook.UpdateObservations;
import switchboard.webhook.UpdateSource;

/** The parts that a start opens together. */
final class ServerParts {

  private ServerParts() {}

  /** The Bot API. */
  record Telegram(
      BotApi api,
      AtomicReference<BotIdentity> identity,
      UpdateReader reader,
      TelegramConnection connection) {

    /** The bot's user name; empty when unknown. */
    String username() {
      return Optional.ofNullable(identity.get().username()).orElse("");
    }
  }

  /** From the inbox to the outbox. */
  record Line(
      Inbox inbox,
      CurrentBrain brain,
      Engine engine,
      Membership membership,
      CommitPipeline pipeline,
      Outbox outbox,
      Meters meters,
      Erasure erasure,
      QuarantineReplay replay) {}

  /** The way of updates from Telegram into the inbox. */
  record Delivery(
      UpdateSource source,
      WebhookFilter webhook,
      Supplier<UpdateObservations> observations,
      BotSetup setup) {}
}
