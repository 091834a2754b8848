package switchboard.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.base.Pace;
import switchboard.domain.ChatId;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.SentFileKind;
import switchboard.domain.UserId;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.telegram.BotApi;
import switchboard.testing.Eventually;
import switchboard.testing.TestDatabase;

/** A store, a Bot API with files, and downloads, with a clock that tests set. */
final class MediaStage implements AutoCloseable {

  static final UserId ANN = new UserId(1);
  static final UserId BEN = new UserId(2);
  static final MediaDownloads.Limits NONE = new MediaDownloads.Limits(20 << 20, 0, null, null);

  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Pace PACE = new Pace(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT);

  final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
  final FakeFiles files = new FakeFiles();
  final Store store;
  final Path data;
  final MediaFolder folder;
  final StoredMedia stored;
  final BotApi telegram = new BotApi(FakeFiles.TOKEN, files.address());
  private long rows;
  private @Nullable MediaDownloads downloads;

  MediaStage(TestDatabase database, Path data) throws IOException {
    this(database.open(data), data);
  }

  MediaStage(Store store, Path data) throws IOException {
    this.store = store;
    this.data = data;
    folder = new MediaFolder(data);
    stored = new StoredMedia(folder);
    rows = store.readNow(tables -> tables.media().highestId());
  }

  MediaStage start(MediaDownloads.Limits limits) {
    stop();
    downloads = new MediaDownloads(store, telegram, folder, limits, clock::get, PACE);
    downloads.start();
    return this;
  }

  MediaDownloads downloads() {
    return Objects.requireNonNull(downloads);
  }

  void stop() {
    if (downloads != null) {
      downloads.close();
      downloads = null;
    }
  }

  void pass(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  /** Writes a user with a message that is a file. */
  long sent(UserId user, String fileId) {
    return sent(user, fileId, FileState.PENDING, null, SentFileKind.DOCUMENT);
  }

  long sent(UserId user, String fileId, FileState state, @Nullable Long bytes, SentFileKind kind) {
    long id = ++rows;
    var now = clock.get();
    store.run(tables -> {
      tables
          .users()
          .save(
              List.of(
                  new UserRow(
                      user,
                      null,
                      "A",
                      null,
                      "en",
                      false,
                      new ChatId(user.value()),
                      now,
                      now,
                      true)));
      tables
          .messages()
          .add(
              List.of(
                  new MessageRow(
                      id,
                      user,
                      new ChatId(user.value()),
                      id,
                      null,
                      "document",
                      true,
                      "document",
                      fileId,
                      null,
                      now)));
      tables.media().add(List.of(row(id, user, fileId, state, bytes, kind, now)));
    });
    return id;
  }

  private static MediaRow row(
      long id,
      UserId user,
      String fileId,
      FileState state,
      @Nullable Long bytes,
      SentFileKind kind,
      Instant now) {
    return new MediaRow(
        id,
        user,
        id,
        kind,
        FilePart.ORIGINAL,
        null,
        fileId,
        "unique",
        "name.txt",
        "text/plain",
        bytes,
        null,
        null,
        null,
        state,
        null,
        0,
        state == FileState.PENDING ? now : null,
        null,
        null,
        null,
        null,
        null,
        null,
        now,
        null);
  }

  MediaRow row(long id) {
    return store.readNow(tables -> tables.media().find(id)).orElseThrow();
  }

  boolean isKnown(long id) {
    return store.readNow(tables -> tables.media().find(id)).isPresent();
  }

  MediaRow await(long id, FileState state) {
    Eventually.holds(id + " is " + state + ", not " + row(id), () -> row(id).state() == state);
    return row(id);
  }

  /** Waits until an attempt has failed for this reason. */
  MediaRow awaitTrouble(long id, FileTrouble trouble) {
    Eventually.holds(
        trouble + " of " + id, () -> row(id).trouble() == trouble && row(id).folder() == null);
    return row(id);
  }

  byte[] content(long id) throws IOException {
    try (var channel = stored.open(row(id))) {
      return read(channel);
    }
  }

  static byte[] read(SeekableByteChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - channel.position()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // goes on
    }
    return bytes.array();
  }

  Path file(long id) {
    return folder.file(Objects.requireNonNull(row(id).path()));
  }

  /** All files in the folder but its id. */
  List<Path> allFiles() {
    var root = data.resolve("media");
    if (!Files.exists(root)) {
      return List.of();
    }
    try (var all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith("folder.id")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
    telegram.close();
    files.close();
    store.close();
  }
}
