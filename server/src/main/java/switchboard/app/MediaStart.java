package switchboard.app;

import java.time.InstantSource;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.base.Pace;
import switchboard.config.Settings;
import switchboard.media.MediaDownloads;
import switchboard.media.MediaSweep;
import switchboard.store.MediaFolder;
import switchboard.store.Store;

/** Starts to download files that users send. */
record MediaStart(Settings settings, Pace pace, InstantSource clock) {

  /**
   * @return the daily sweep of their folder
   */
  MediaSweep start(OpenParts parts, Store store, Telegram telegram, Line line) {
    var folder = new MediaFolder(settings.data().folder());
    var media = settings.media();
    var limits =
        new MediaDownloads.Limits(
            media.policy().maxBytes(), media.quotaBytes(), media.scanSocket(), media.botApiFiles());
    var downloads =
        parts.add(new MediaDownloads(store, telegram.api(), folder, limits, clock, pace));
    line.meters().media(downloads::bytes);
    downloads.start();
    return new MediaSweep(store, folder, clock);
  }
}
