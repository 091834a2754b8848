package switchboard.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.app.MediaStart.MediaParts;
import switchboard.app.ServerParts.Delivery;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.insight.Suppression;
import switchboard.operations.BackupService;
import switchboard.operations.BotFileService;
import switchboard.operations.ErasureService;
import switchboard.operations.ExportService;
import switchboard.operations.FileReplyService;
import switchboard.operations.InboxService;
import switchboard.operations.InsightService;
import switchboard.operations.InstanceService;
import switchboard.operations.LatestBackup;
import switchboard.operations.LinkService;
import switchboard.operations.MediaService;
import switchboard.operations.PeopleService;
import switchboard.operations.PreferenceService;
import switchboard.operations.QuarantineService;
import switchboard.operations.ReplyService;
import switchboard.operations.StaffService;
import switchboard.operations.WebhookService;
import switchboard.store.Store;
import switchboard.store.backup.Backup;

/** Makes the use cases. */
record ServiceStart(
    Store store, Telegram telegram, Line line, MediaParts media, InstantSource clock) {

  /**
   * @param botFile absent: the bot comes from elsewhere
   * @param chat the demo's; absent outside
   */
  WebParts.Services services(
      OpenParts parts,
      @Nullable Path botFile,
      Delivery delivery,
      Optional<Backup> backup,
      Suppression suppression,
      @Nullable URI chat) {
    var bot = new BotFileService(line.brain(), botFile);
    return new WebParts.Services(
        bot,
        new PeopleService(store, clock),
        new PreferenceService(store, line.brain(), clock),
        new ReplyService(store, line.pipeline(), clock),
        new ExportService(store, clock),
        new ErasureService(store, clock),
        new QuarantineService(store, clock),
        new WebhookService(delivery.source(), delivery.setup(), delivery.observations(), clock),
        parts.add(new BackupService(backup, backup.map(made -> new LatestBackup(store, made)))),
        new InstanceService(line.membership()),
        new MediaService(store, media.files(), media.downloads(), media.settings().quotaBytes()),
        new FileReplyService(
            store,
            line.pipeline(),
            media.downloads().uploads(),
            media.settings().policy().maxBytes(),
            clock),
        new InboxService(store, clock),
        new StaffService(store, call -> telegram.api().execute(call), telegram::username, clock),
        new LinkService(store, () -> line.brain().setup().bot(), telegram::username, chat, clock),
        new InsightService(store, bot, suppression, clock));
  }
}
