package switchboard.app;

import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.base.Pace;
import switchboard.config.MediaSettings;
import switchboard.config.Settings;
import switchboard.engine.CurrentBrain;
import switchboard.media.FileArchive;
import switchboard.media.MediaDownloads;
import switchboard.media.MediaSweep;
import switchboard.media.StoredMedia;
import switchboard.outbox.AnswerFiles;
import switchboard.outbox.Archives;
import switchboard.outbox.ScreenFiles;
import switchboard.store.MediaFolder;
import switchboard.store.Store;

/** Starts what handles files: those that users send, and those of screens. */
record MediaStart(Settings settings, Pace pace, InstantSource clock) {

  /** Sends replies with the files of screens, and archives of those that a user sent. */
  static ScreenFiles screenFiles(
      Settings settings, Store store, Telegram telegram, CurrentBrain brain, InstantSource clock) {
    var stored = new StoredMedia(new MediaFolder(settings.data().folder()));
    var archive = new FileArchive(store, stored);
    return new ScreenFiles(
        telegram.api(),
        settings.telegram().token().botId(),
        store,
        () -> brain.setup().bot().files(),
        new Archives(telegram.api(), asked -> archive.of(asked.user(), asked.files())),
        clock);
  }

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
