package switchboard.app;

import java.nio.file.Path;
import java.time.InstantSource;
import switchboard.base.Pace;
import switchboard.config.MediaSettings;
import switchboard.media.MediaDownloads;
import switchboard.media.MediaSweep;
import switchboard.metrics.Meters;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.telegram.BotApi;

/** Starts to download files that users send. */
record MediaStart(Store store, BotApi telegram, Path data, InstantSource clock, Pace pace) {

  /**
   * @return the daily sweep of their folder
   */
  MediaSweep start(OpenParts parts, MediaSettings settings, Meters meters) {
    var folder = new MediaFolder(data);
    var limits =
        new MediaDownloads.Limits(
            settings.policy().maxBytes(),
            settings.quotaBytes(),
            settings.scanSocket(),
            settings.botApiFiles());
    var downloads = parts.add(new MediaDownloads(store, telegram, folder, limits, clock, pace));
    meters.media(downloads::bytes);
    downloads.start();
    return new MediaSweep(store, folder, clock);
  }
}
