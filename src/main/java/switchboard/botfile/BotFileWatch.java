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
 * Tells when the bot file's content has changed. Editors replace files, write them in pieces, and
 * some file systems report nothing: so the folder is watched, the file is looked at every few
 * seconds anyway, and a text counts once it has stopped changing. A file that vanishes, or cannot
 * be read any more, changes nothing, and is told once.
 */
public final class BotFileWatch implements AutoCloseable {

  /** Is told of a change, on the watch's own thread. */
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
  private String known;
  private @Nullable String told;

  private BotFileWatch(Path file, String known, Listener listener, Duration poll, boolean events) {
    this.file = file.toAbsolutePath();
    this.known = known;
    this.listener = listener;
    this.poll = poll;
    this.events = events ? events(this.file) : null;
    this.thread = Thread.ofPlatform().name("bot-file-watch").daemon().unstarted(this::run);
  }

  /**
   * @param known the text in use; the listener is called when the file's differs from it
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

  /** Absent where the system has no watches left or the folder does not exist: polling remains. */
  private static @Nullable WatchService events(Path file) {
    try {
      var folder = Objects.requireNonNull(file.getParent(), "the bot file must be in a folder");
      var events = folder.getFileSystem().newWatchService();
      folder.register(events, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
      return events;
    } catch (IOException e) {
      LOG.atInfo().addKeyValue("reason", e.toString()).log("bot file is polled, not watched");
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
    while (text != null && !text.equals(known)) {
      Thread.sleep(SETTLED);
      var again = text();
      if (text.equals(again)) {
        known = text;
        tell(text);
      }
      text = again;
    }
  }

  /** Absent while it cannot be read: for a moment that is so when an editor replaces the file. */
  private @Nullable String text() throws InterruptedException {
    var first = attempt();
    if (isTold(first)) {
      return first.text();
    }
    Thread.sleep(SETTLED);
    var second = attempt();
    if (Objects.equals(second.failure(), first.failure())) {
      tellFailure(second.failure());
    }
    return second.text();
  }

  /**
   * One of the two.
   *
   * @param failure what to do about a file that cannot be read
   */
  private record Attempt(@Nullable String text, @Nullable String failure) {}

  private Attempt attempt() {
    try {
      // What is neither file nor folder, such as a pipe, can be read once only.
      boolean once = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
      return once ? new Attempt(known, null) : new Attempt(BotFile.read(file), null);
    } catch (TextFile.Unreadable e) {
      return new Attempt(null, e.getMessage());
    }
  }

  private boolean isTold(Attempt attempt) {
    return Objects.equals(attempt.failure(), told);
  }

  /** Says that the file cannot be read, or can be read again. */
  private void tellFailure(@Nullable String failure) {
    if (failure == null) {
      LOG.atInfo().log("The bot file can be read again");
    } else {
      LOG.atWarn()
          .addKeyValue("reason", failure)
          .log("The bot file cannot be read; the earlier one stays in use");
    }
    told = failure;
  }

  private void tell(String text) {
    try {
      listener.changed(BotFile.parse(text, String.valueOf(file.getFileName())), text);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("bot file changed, but the change could not be taken over");
    }
  }

  /** Until something happens in the folder, at most as long as given. */
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

  /** Afterwards the listener is not called any more. Not to be called by the listener itself. */
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
      LOG.atDebug().addKeyValue("reason", e.toString()).log("watch not closed");
    }
  }
}
