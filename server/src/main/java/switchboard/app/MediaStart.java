package switchboard.app;

import java.nio.file.Path;
import java.time.InstantSource;
import switchboard.base.Pace;
import switchboard.config.MediaSettings;
import switchboard.media.MediaDownloads;
import switchboard.media.MediaSweep;
import switchboard.media.StoredMedia;
import switchboard.metrics.Meters;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.telegram.BotApi;

/** Starts to download files that users send. */
record MediaStart(Store store, BotApi telegram, Path data, InstantSource clock, Pace pace) {

  /**
   * The parts that read and download files.
   *
   * @param sweep the daily sweep of their folder
   */
  record MediaParts(
      StoredMedia files, MediaDownloads downloads, MediaSweep sweep, MediaSettings settings) {}

  MediaParts start(OpenParts parts, MediaSettings settings, Meters meters) {
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
    return new MediaParts(
        new StoredMedia(folder), downloads, new MediaSweep(store, folder, clock), settings);
  }
}
