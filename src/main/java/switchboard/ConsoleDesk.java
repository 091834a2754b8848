package switchboard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import switchboard.console.Desk;
import switchboard.domain.Bot;
import switchboard.domain.WebhookReport;
import switchboard.engine.ExportDocument;
import switchboard.engine.Outbox;
import switchboard.engine.Replying;
import switchboard.store.PersonalData;
import switchboard.store.Store;

/** What the console has of the running bot. */
record ConsoleDesk(Store store, Outbox outbox, InstantSource clock) {

  Desk of(
      Supplier<Bot> bot,
      Supplier<String> telegram,
      Supplier<WebhookReport> webhook,
      Supplier<Optional<Instant>> lastBackup) {
    return new Desk(
        bot, telegram, webhook, lastBackup, this::export, new Replying(store, outbox, clock)::say);
  }

  private String export(long user) {
    var data = store.readNow(tables -> PersonalData.of(tables, user));
    return ExportDocument.of(data, clock.instant());
  }
}
