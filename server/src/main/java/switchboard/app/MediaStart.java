package switchboard.app;

import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.base.Pace;
import switchboard.config.MediaSettings;
import switchboard.config.Settings;
import switchboard.media.MediaDownloads;
import switchboard.media.MediaSweep;
import switchboard.media.StoredMedia;
import switchboard.outbox.AnswerFiles;
import switchboard.store.MediaFolder;
import switchboard.store.Store;

/** Starts to download files that users send. */
record MediaStart(Settings settings, Pace pace, InstantSource clock) {

  /**
   * The parts that read and download files.
   *
   * @param sweep the daily sweep of their folder
   */
  record MediaParts(
      StoredMedia files, MediaDownloads downloads, MediaSweep sweep, MediaSettings settings) {}

  MediaParts start(OpenParts parts, Store store, Telegram telegram, Line line) {
    var folder = new MediaFolder(settings.data().folder());
    var media = settings.media();
    var limits =
        new MediaDownloads.Limits(
            media.policy().maxBytes(), media.quotaBytes(), media.scanSocket(), media.botApiFiles());
    var downloads =
        parts.add(new MediaDownloads(store, telegram.api(), folder, limits, clock, pace));
    line.meters().media(downloads::bytes);
    downloads.start();
    return new MediaParts(
        new StoredMedia(folder), downloads, new MediaSweep(store, folder, clock), media);
  }

  /** Reads the files of operators' answers, for the outbox. */
  static AnswerFiles.Contents contents(Store store, Settings settings) {
    var files = new StoredMedia(new MediaFolder(settings.data().folder()));
    return id -> {
      var row = store.readNow(tables -> tables.media().find(id));
      return files.read(row.orElseThrow(() -> new NoSuchFileException("its row is gone")));
    };
  }
}
