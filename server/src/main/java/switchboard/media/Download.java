package switchboard.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.SentFileKind;
import switchboard.media.DownloadOutcome.Ended;
import switchboard.media.EncryptedFile.DiskException;
import switchboard.media.FileSource.Opened;
import switchboard.media.VirusScanner.ScannerException;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;

/**
 * Downloads files, each in a stream: counted, scanned and encrypted on its way to the disk. Writes
 * no rows.
 *
 * @param maxBytes of a file, whatever its size was said to be
 * @param scanSocket of the virus scanner; absent: no scan
 * @param progress called for each piece
 */
record Download(
    FileSource source,
    MediaFolder folder,
    UsedSpace space,
    Throttle throttle,
    long maxBytes,
    @Nullable Path scanSocket,
    DownloadProgress progress) {

  private static final int PIECE = 64 << 10;

  /** Timeout for each step of a scan. clamd pauses while it reloads its signatures. */
  private static final Duration SCAN_PATIENCE = Duration.ofMinutes(2);

  /** Makes one attempt. */
  DownloadOutcome attempt(MediaRow row) {
    var refusal = refusal(row.declaredBytes());
    if (refusal != null) {
      return refusal;
    }
    return switch (source.open(row.fileId())) {
      case Opened.TooBig _ -> new Ended(FileState.TOO_BIG, null);
      case Opened.Failed(var trouble, var pause) -> DownloadOutcome.failed(row, trouble, pause);
      case Opened.Content opened -> receive(row, opened);
    };
  }

  /** Why a file of this size is not downloaded. */
  private @Nullable Ended refusal(@Nullable Long bytes) {
    if (bytes != null && bytes > maxBytes) {
      return new Ended(FileState.TOO_BIG, null);
    }
    return space.has(bytes == null ? 1 : bytes)
        ? null
        : new Ended(FileState.REFUSED, FileTrouble.QUOTA);
  }

  private DownloadOutcome receive(MediaRow row, Opened.Content opened) {
    try (var content = opened.content()) {
      var refusal = refusal(opened.bytes());
      return refusal != null ? refusal : keep(row, opened, content);
    } catch (ScannerException _) {
      return DownloadOutcome.failed(row, FileTrouble.SCANNER, null);
    } catch (DiskException _) {
      return DownloadOutcome.failed(row, FileTrouble.DISK, null);
    } catch (IOException _) {
      return DownloadOutcome.failed(row, FileTrouble.INCOMPLETE, null);
    }
  }

  private DownloadOutcome keep(MediaRow row, Opened.Content opened, InputStream content)
      throws IOException {
    try (var scanner = scanSocket == null ? null : VirusScanner.connect(scanSocket, SCAN_PATIENCE);
        var file = new EncryptedFile(folder, space, StoredMedia.place(row.userId(), row.id()))) {
      var refusal = copy(row, content, file, scanner);
      if (refusal != null) {
        return refusal;
      }
      if (!isComplete(row, opened, file.bytes())) {
        return DownloadOutcome.failed(row, FileTrouble.INCOMPLETE, null);
      }
      if (scanner != null && !scanner.isClean()) {
        return new Ended(FileState.INFECTED, null);
      }
      file.finish();
      return new DownloadOutcome.Stored(
          file.name(), file.key(), file.type().mediaType(), file.bytes(), file.sha256());
    }
  }

  private @Nullable Ended copy(
      MediaRow row, InputStream content, EncryptedFile file, @Nullable VirusScanner scanner)
      throws IOException {
    var piece = new byte[PIECE];
    int count;
    while ((count = content.read(piece)) >= 0) {
      throttle.pass(count);
      if (file.bytes() + count > maxBytes) {
        return new Ended(FileState.TOO_BIG, null);
      }
      if (!file.write(piece, count)) {
        return new Ended(FileState.REFUSED, FileTrouble.QUOTA);
      }
      if (scanner != null) {
        scanner.scan(piece, count);
      }
      progress.received(row.id(), file.bytes());
    }
    return null;
  }

  /** Whether all has come, and not a web page in its place. Telegram has no empty files. */
  private static boolean isComplete(MediaRow row, Opened.Content opened, long received) {
    var told = opened.bytes();
    return received > 0
        && (told == null || told == received)
        && (!opened.doubtful() || row.kind() == SentFileKind.DOCUMENT);
  }
}
