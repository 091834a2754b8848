package switchboard.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.console.BotOperations;
import switchboard.diagnosis.WebhookRequest;
import switchboard.domain.Bot;
import switchboard.engine.ExportDocument;
import switchboard.engine.OperatorReplies;
import switchboard.outbox.CommitPipeline;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.webhook.WebhookService;

/** Gives the console access to the running bot. */
record ConsoleOperations(Store store, CommitPipeline pipeline, @Nullable Path botFile, InstantSource clock) {

  BotOperations of(
      Supplier<Bot> bot,
      Supplier<String> telegram,
      WebhookService webhook,
      Optional<Backup> backup) {
    return new BotOperations(
        bot,
        () -> BotFileOnDisk.check(botFile),
        telegram,
        webhook::report,
        webhook::isWanted,
        () -> webhook.set(WebhookRequest.usual()),
        () -> backup.flatMap(Backup::last),
        backup,
        this::export,
        new OperatorReplies(store, pipeline, clock)::say);
  }

  private String export(long user) {
    var data = store.readNow(tables -> PersonalData.of(tables, user));
    return ExportDocument.of(data, clock.instant());
  }
}
