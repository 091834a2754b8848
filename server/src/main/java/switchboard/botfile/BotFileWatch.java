package switchboard.botfile;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.TextFile;

/**
 * Reports changes of the bot file's content and of the files beside it that screens show. Editors
 * replace files or write them in pieces, and some file systems report nothing: so the folder is
 * watched, the file is also polled every few seconds, and a text counts once it has stopped
 * changing. A file that disappears or becomes unreadable changes nothing and is logged once.
 */
public final class BotFileWatch implements AutoCloseable {

  /** Called on a change, on the watch's own thread. */
  @FunctionalInterface
  public interface Listener {

    void changed(BotFile.Result result, String text);
  }

  private static final Logger LOG = LoggerFactory.getLogger(BotFileWatch.class);
  private static final Duration POLL = Duration.ofSeconds(3);
  private static final Duration SETTLED = Duration.ofMillis(150);

  private final Path file;
  private final Listener listener;
  private final Duration poll;
  private final @Nullable WatchService events;
  private final Thread thread;
  private final MediaFiles files;
  private String known;
  private String stamp;
  private @Nullable String told;

  private BotFileWatch(Path file, String known, Listener listener, Duration poll, boolean events) {
    this.file = file.toAbsolutePath();
    this.known = known;
    this.files = MediaFiles.beside(file);
    this.stamp = files.stamp();
    this.listener = listener;
    this.poll = poll;
    this.events = events ? events(this.file) : null;
    this.thread = Thread.ofPlatform().name("bot-file-watch").daemon().unstarted(this::run);
  }

  /**
   * @param known the text in use; the listener is called when the file differs from it
   */
  public static BotFileWatch start(Path file, String known, Listener listener) {
    return start(file, known, listener, POLL, true);
  }

  static BotFileWatch start(
      Path file, String known, Listener listener, Duration poll, boolean events) {
    var watch = new BotFileWatch(file, known, listener, poll, events);
    watch.thread.start();
    return watch;
  }

  /**
   * Returns null when the system has no watches left or the folder does not exist; polling remains.
   */
  private static @Nullable WatchService events(Path file) {
    try {
      var folder = Objects.requireNonNull(file.getParent(), "the bot file must be in a folder");
      var events = folder.getFileSystem().newWatchService();
      folder.register(events, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
      return events;
    } catch (IOException e) {
      LOG.atInfo()
          .addKeyValue("reason", e.toString())
          .log("Bot file is polled: its folder cannot be watched");
      return null;
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        pause(poll);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    var text = text();
    var media = files.stamp();
    while (text != null && !(text.equals(known) && media.equals(stamp))) {
      Thread.sleep(SETTLED);
      var again = text();
      var mediaAgain = files.stamp();
      if (text.equals(again) && media.equals(mediaAgain)) {
        known = text;
        stamp = media;
        report(text);
      }
      text = again;
      media = mediaAgain;
    }
  }

  /**
   * Returns null while the file cannot be read, which is so for a moment when an editor replaces
   * it.
   */
  private @Nullable String text() throws InterruptedException {
    var first = attempt();
    if (isTold(first)) {
      return first.text();
    }
    Thread.sleep(SETTLED);
    var second = attempt();
    if (Objects.equals(second.failure(), first.failure())) {
      reportFailure(second.failure());
    }
    return second.text();
  }

  /**
   * Either the text or the reason for a failure.
   *
   * @param failure why the file cannot be read, and what to do
   */
  private record Attempt(@Nullable String text, @Nullable String failure) {}

  private Attempt attempt() {
    try {
      // A pipe or similar can be read only once.
      boolean once = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
      return once ? new Attempt(known, null) : new Attempt(BotFile.read(file), null);
    } catch (TextFile.UnreadableException e) {
      return new Attempt(null, e.getMessage());
    }
  }

  private boolean isTold(Attempt attempt) {
    return Objects.equals(attempt.failure(), told);
  }

  /** Logs that the file cannot be read, or can be read again. */
  private void reportFailure(@Nullable String failure) {
    if (failure == null) {
      LOG.atInfo().log("Bot file can be read again");
    } else {
      LOG.atWarn()
          .addKeyValue("reason", failure)
          .log("Bot file cannot be read; the previous version stays in use");
    }
    told = failure;
  }

  private void report(String text) {
    try {
      listener.changed(BotFile.parse(text, String.valueOf(file.getFileName()), files), text);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("Bot file not reloaded; the previous version stays in use");
    }
  }

  /** Waits for an event in the folder, at most as long as given. */
  private void pause(Duration longest) throws InterruptedException {
    if (events == null) {
      Thread.sleep(longest);
      return;
    }
    var key = events.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  /** Stops the watch. The listener is not called afterwards, and must not call this itself. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
      if (events != null) {
        events.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("reason", e.toString()).log("Bot file watch not closed");
    }
  }
}
