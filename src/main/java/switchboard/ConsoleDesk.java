package switchboard;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.console.Desk;
import switchboard.domain.Bot;
import switchboard.domain.WebhookWish;
import switchboard.engine.ExportDocument;
import switchboard.engine.Outbox;
import switchboard.engine.Replying;
import switchboard.engine.WebhookDesk;
import switchboard.store.Backup;
import switchboard.store.PersonalData;
import switchboard.store.Store;

/** Gives the console access to the running bot. */
record ConsoleDesk(Store store, Outbox outbox, @Nullable Path botFile, InstantSource clock) {

  Desk of(
      Supplier<Bot> bot, Supplier<String> telegram, WebhookDesk webhook, Optional<Backup> backup) {
    return new Desk(
        bot,
        () -> BotFileNow.check(botFile),
        telegram,
        webhook::report,
        webhook::isWanted,
        () -> webhook.set(WebhookWish.usual()),
        () -> backup.flatMap(Backup::last),
        backup,
        this::export,
        new Replying(store, outbox, clock)::say);
  }

  private String export(long user) {
    var data = store.readNow(tables -> PersonalData.of(tables, user));
    return ExportDocument.of(data, clock.instant());
  }
}
