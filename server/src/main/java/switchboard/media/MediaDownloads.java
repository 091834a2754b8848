package switchboard.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Pace;
import switchboard.base.Worker;
import switchboard.domain.FileState;
import switchboard.media.DownloadOutcome.Again;
import switchboard.media.DownloadOutcome.Ended;
import switchboard.media.DownloadOutcome.Stored;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.telegram.BotApi;

/**
 * MediaDownloads the files that wait, a few at once. Their rows were committed with their messages,
 * so this is a second queue beside the way of an update: whatever happens here delays no reply.
 *
 * <p>A file is claimed by moving its next attempt beyond the longest download. Of several instances
 * one succeeds, and when it dies another one takes over after that time.
 */
public final class MediaDownloads implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MediaDownloads.class);
  private static final int AT_ONCE = 3;

  /** More would take the processors and the disk from updates. */
  private static final long BYTES_A_SECOND = 8 << 20;

  /** Longer than the Bot API's longest download; see {@code DownloadPatience}. */
  private static final Duration CLAIM = Duration.ofHours(1);

  private static final Duration END = Duration.ofSeconds(2);

  /**
   * What limits downloads.
   *
   * @param maxBytes of a file
   * @param quotaBytes of all files of this instance; 0: no limit
   * @param scanSocket of the virus scanner, if any
   * @param botApiFiles folder of a Bot API server on this machine, if any
   */
  public record Limits(
      long maxBytes, long quotaBytes, @Nullable Path scanSocket, @Nullable Path botApiFiles) {}

  private final Store store;
  private final BotApi telegram;
  private final MediaFolder folder;
  private final UsedSpace space;
  private final Download download;
  private final DownloadProgress progress = new DownloadProgress();
  private final MediaSweep sweep;
  private final MediaRemoval removal;
  private final InstantSource clock;
  private final Duration pause;
  private final Worker worker = new Worker("media", this::run);
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final Semaphore wake = new Semaphore(0);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile Instant pausedUntil = Instant.MIN;

  /**
   * @param pace how often it looks at what waits
   */
  public MediaDownloads(
      Store store,
      BotApi telegram,
      MediaFolder folder,
      Limits limits,
      InstantSource clock,
      Pace pace) {
    this.store = store;
    this.telegram = telegram;
    this.folder = folder;
    this.clock = clock;
    this.pause = pace.retry();
    space = new UsedSpace(limits.quotaBytes());
    sweep = new MediaSweep(store, folder, clock);
    removal = new MediaRemoval(store, folder);
    download =
        new Download(
            new FileSource(telegram, limits.botApiFiles()),
            folder,
            space,
            new Throttle(BYTES_A_SECOND),
            limits.maxBytes(),
            limits.scanSocket(),
            progress);
  }

  public void start() {
    worker.start();
  }

  /**
   * Downloads a file that was only offered, or tries again one that was given up.
   *
   * @return false when there is no such file, or when it is stored, waiting or infected
   */
  public boolean fetchNow(long id) {
    boolean requested =
        Store.await(store.writePatiently(tables -> tables.media().request(id, clock.instant())))
            > 0;
    wake.release();
    return requested;
  }

  /** Keeps files in the same folder, within the same space. */
  public MediaUploads uploads() {
    return new MediaUploads(folder, space);
  }

  /** How many bytes of a file have come; 0 when this instance does not download it now. */
  public long received(long id) {
    return progress.of(id);
  }

  /** The space that the files of this instance use. */
  public long bytes() {
    return space.bytes();
  }

  private void run() {
    space.found(sweep.bytes());
    boolean released = false;
    boolean failing = false;
    while (!worker.isStopping()) {
      try {
        released = released || release();
        space.give(removal.run());
        startDue();
        failing = false;
      } catch (RuntimeException | IOException e) {
        if (!failing) {
          LOG.atWarn()
              .addKeyValue("error", e.getClass().getSimpleName())
              .log("Files are not downloaded now; this is retried every second");
        }
        failing = true;
      }
      rest();
    }
  }

  private void rest() {
    try {
      var _ = wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      var _ = wake.drainPermits();
    } catch (InterruptedException _) {
      // stopping
    }
  }

  /** Downloads that the last run had begun are due at once. */
  private boolean release() throws IOException {
    var id = folder.knownId().orElse(null);
    if (id != null) {
      var now = clock.instant();
      var _ = Store.await(store.writePatiently(tables -> tables.media().release(id, now)));
    }
    return true;
  }

  private void startDue() throws IOException {
    var now = clock.instant();
    int free = slots.availablePermits();
    if (free == 0 || now.isBefore(pausedUntil)) {
      return;
    }
    for (var row : store.readNow(tables -> tables.media().due(now, free))) {
      if (claim(row, now)) {
        slots.acquireUninterruptibly();
        // A platform thread: encryption would hold the carrier of a virtual one.
        var thread = Thread.ofPlatform().daemon().name("download").unstarted(() -> download(row));
        threads.add(thread);
        thread.start();
      }
    }
  }

  private boolean claim(MediaRow row, Instant now) throws IOException {
    var id = folder.id();
    var seen = row.nextAttemptAt();
    return seen != null
        && Store.await(
            store.writePatiently(
                tables -> tables.media().claim(row.id(), id, seen, now.plus(CLAIM))));
  }

  private void download(MediaRow row) {
    try {
      var outcome = download.attempt(row);
      // What was interrupted has not failed: the next start goes on with it.
      if (!worker.isStopping() || outcome instanceof Stored) {
        settle(row, outcome);
      }
    } catch (RuntimeException | IOException e) {
      LOG.atWarn()
          .addKeyValue("media", row.id())
          .addKeyValue("error", e.getClass().getSimpleName())
          .log("A download could not be recorded; it is repeated within an hour");
    } finally {
      progress.ended(row.id());
      threads.remove(Thread.currentThread());
      slots.release();
      wake.release();
    }
  }

  private void settle(MediaRow row, DownloadOutcome outcome) throws IOException {
    var id = folder.id();
    switch (outcome) {
      case Stored stored -> {
        if (!new MediaCommit(store, id, clock).record(row, stored)) {
          space.give(folder.delete(stored.path()));
        }
      }
      case Ended(var state, var trouble) -> {
        if (state == FileState.INFECTED) {
          LOG.atWarn().addKeyValue("media", row.id()).log("The virus scanner refused a file");
        }
        var _ =
            Store.await(
                store.writePatiently(tables -> tables.media().end(row.id(), id, state, trouble)));
      }
      case Again(var trouble, var wait, var limited) -> {
        LOG.atInfo()
            .addKeyValue("media", row.id())
            .addKeyValue("reason", trouble.word())
            .log("A download failed; it is retried");
        var next = clock.instant().plus(wait);
        if (limited) {
          pausedUntil = next;
        }
        var _ =
            Store.await(
                store.writePatiently(tables -> tables.media().again(row.id(), id, trouble, next)));
      }
    }
  }

  /** Waits for the downloads that run, which are interrupted. */
  @Override
  public void close() {
    worker.close();
    telegram.cancelDownloads();
    threads.forEach(Thread::interrupt);
    try {
      for (var thread : threads) {
        var _ = thread.join(END);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
