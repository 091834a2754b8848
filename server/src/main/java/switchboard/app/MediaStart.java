package switchboard.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import switchboard.app.ServerParts.Line;
import switchboard.app.ServerParts.Telegram;
import switchboard.base.Pace;
import switchboard.config.MediaSettings;
import switchboard.config.Settings;
import switchboard.domain.Extra;
import switchboard.engine.CurrentBrain;
import switchboard.media.FileArchive;
import switchboard.media.MediaDownloads;
import switchboard.media.MediaSweep;
import switchboard.media.StoredMedia;
import switchboard.outbox.MemoryFiles;
import switchboard.outbox.ScreenFiles;
import switchboard.store.MediaFolder;
import switchboard.store.Store;

/** Starts what handles files: those that users send, and those of screens. */
record MediaStart(Settings settings, Pace pace, InstantSource clock) {

  /** Sends calls, with their files. */
  static MemoryFiles outgoing(
      Settings settings, Store store, Telegram telegram, CurrentBrain brain, InstantSource clock) {
    var screens =
        new ScreenFiles(
            telegram.api(),
            settings.telegram().token().botId(),
            store,
            () -> brain.setup().bot().files(),
            clock);
    var contents = new Contents(store, new StoredMedia(new MediaFolder(settings.data().folder())));
    return new MemoryFiles(telegram.api(), contents, screens::send);
  }

  /** Files of operators' answers, and archives of users' files. */
  private record Contents(Store store, StoredMedia files) implements MemoryFiles.Contents {

    @Override
    public ByteBuffer kept(long media) throws IOException {
      var row = store.readNow(tables -> tables.media().find(media));
      return files.read(row.orElseThrow(() -> new NoSuchFileException("its row is gone")));
    }

    @Override
    public ByteBuffer archive(Extra.Archive archive) throws IOException {
      return new FileArchive(store, files).of(archive.user(), archive.files());
    }
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
}
