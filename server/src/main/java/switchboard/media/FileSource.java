package switchboard.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.FileTrouble;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.FileResponse;
import switchboard.telegram.RemoteFile;

/**
 * Where files come from: Telegram, or a Bot API server on this machine, which names files on its
 * disk. Its paths contain the bot's token and come from another program, so they are neither logged
 * nor trusted: only regular files below the configured folder are read.
 *
 * @param local the folder of such a server; absent: its paths are refused
 */
record FileSource(BotApi telegram, @Nullable Path local) {

  /** What came of the request for a file. */
  sealed interface Opened {

    /**
     * @param bytes the length that the server tells, by one way or another; absent: unknown
     * @param doubtful whether it may be an error page: it is HTML of a length that Telegram did not
     *     tell
     */
    record Content(InputStream content, @Nullable Long bytes, boolean doubtful) implements Opened {}

    record TooBig() implements Opened {}

    /**
     * @param pause that Telegram asks for
     */
    record Failed(FileTrouble trouble, @Nullable Duration pause) implements Opened {}
  }

  /** Requests a file. Telegram's path is valid for one hour, so each attempt requests a new one. */
  Opened open(String fileId) {
    try {
      var file = telegram.file(fileId);
      var path = file.path();
      if (path == null) {
        return failed(FileTrouble.NOT_FOUND);
      }
      return file.isOnItsDisk() ? fromDisk(path) : fromServer(path, file);
    } catch (BotApiException e) {
      return refused(e);
    }
  }

  private static Opened failed(FileTrouble trouble) {
    return new Opened.Failed(trouble, null);
  }

  private static Opened refused(BotApiException refusal) {
    if (refusal.isFileTooBig()) {
      return new Opened.TooBig();
    }
    return new Opened.Failed(
        refusal.isBadRequest() ? FileTrouble.NOT_FOUND : FileTrouble.TELEGRAM,
        refusal.retryAfter().orElse(null));
  }

  private Opened fromServer(String path, RemoteFile file) {
    return switch (telegram.open(path)) {
      case FileResponse.Content(var content, var length, var type) -> {
        boolean isPage = type != null && type.startsWith("text/html");
        yield new Opened.Content(
            content, file.bytes() == null ? length : file.bytes(), isPage && file.bytes() == null);
      }
      case FileResponse.Missing _ -> failed(FileTrouble.NOT_FOUND);
      case FileResponse.Later(var pause) -> new Opened.Failed(FileTrouble.TELEGRAM, pause);
      case FileResponse.Failed _ -> failed(FileTrouble.TELEGRAM);
    };
  }

  private Opened fromDisk(String path) {
    if (local == null) {
      return failed(FileTrouble.PATH);
    }
    try {
      // Resolves links and "..": what counts is where the file really is.
      var file = Path.of(path).toRealPath();
      if (!file.startsWith(local.toRealPath())
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return failed(FileTrouble.PATH);
      }
      var channel = Files.newByteChannel(file, Set.of(LinkOption.NOFOLLOW_LINKS));
      return new Opened.Content(Channels.newInputStream(channel), channel.size(), false);
    } catch (NoSuchFileException _) {
      return failed(FileTrouble.NOT_FOUND);
    } catch (IOException | InvalidPathException _) {
      return failed(FileTrouble.PATH);
    }
  }
}
