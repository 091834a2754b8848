package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.FileState;
import switchboard.media.MediaSweep;
import switchboard.media.StoredMedia;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.testing.DataAtRest;
import switchboard.testing.Eventually;
import switchboard.testing.FileTelegram;
import switchboard.testing.KillsProcess;
import switchboard.testing.Ports;
import switchboard.testing.Program;
import switchboard.testing.Sender;
import switchboard.testing.TestServer;

/**
 * The real program, killed while it downloads files and updates pour in, and once told to stop. The
 * long run, with 200 files of 5 MB and 500 updates a second: {@code -Dkills=10}; the same moments
 * again: {@code -Dseed=…}, with the number it prints.
 */
@KillsProcess
class MediaKillTest {

  private static final boolean LONG = System.getProperty("kills") != null;
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final int FILES = Integer.getInteger("files", LONG ? 200 : 20);
  private static final int KILOBYTES = Integer.getInteger("fileKilobytes", LONG ? 5 << 10 : 300);
  private static final int RATE = Integer.getInteger("rate", LONG ? 500 : 200);

  /** Telegram opens 40 unless it is told otherwise. */
  private static final int CONNECTIONS = 40;

  /** Of so many updates one is a file, until all were sent. */
  private static final long UPDATES_FOR_A_FILE = 10;

  /** Files are still in flight at the last kill. */
  private static final double LAST_KILL = 0.9;

  private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 20 : 1);

  @TempDir Path folder;
  private final int port = Ports.free();
  private final FileTelegram telegram = new FileTelegram(KILOBYTES << 10);
  private final Set<Path> cutOff = new HashSet<>();
  private SentUpdates data;
  private MediaFolder media;
  private Program program;

  @BeforeEach
  void start() {
    data = new SentUpdates(folder);
    media = new MediaFolder(folder.resolve("data"));
    restart();
    Eventually.holds("Telegram knows the webhook", () -> telegram.webhook().has("url"));
  }

  @AfterEach
  void stop() {
    program.kill();
    telegram.close();
  }

  private void restart() {
    program =
        Program.start(
            folder,
            Map.of(
                "BOT_TOKEN",
                TestServer.TOKEN,
                "BOT_API_URL",
                telegram.uri().toString(),
                "PUBLIC_URL",
                "http://127.0.0.1:" + port,
                "LISTEN",
                "127.0.0.1:" + port,
                "DATA_DIR",
                folder.resolve("data").toString(),
                "KEY_FILE",
                folder.resolve("master.json").toString(),
                "MEDIA",
                "all",
                "SEND_RATE",
                "off"));
  }

  @Test
  void everyFileIsStoredOnceAndRightHoweverOftenItIsKilled() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("MediaKillTest: -Dseed=" + seed);
    long begun = System.nanoTime();
    int updates;
    try (var sender = sender()) {
      endOftenAndContinue(sender, new Random(seed));
      Eventually.holds("all files are stored", PATIENCE, () -> waitingFiles() == 0);
      sender.finish();
      updates = sender.sent();
      Eventually.holds("all is sent", PATIENCE, data::isAllSent);
    }
    assertThat(program.terminate()).isZero();
    System.out.printf(
        "%d kills, %d files of %d KB, %d downloads, of which %d were cut off, %d updates, %d s%n",
        KILLS,
        FILES,
        KILOBYTES,
        telegram.downloads(),
        cutOff.size(),
        updates,
        (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(check()).isEqualTo(FILES);
    onlyWhatRowsNameIsOnTheDisk();
    data.areThereOnce(updates, telegram.replies(), (KILLS + 1) * 3 * CONNECTIONS);
  }

  private Sender sender() {
    return new Sender(
        telegram.webhook().path("url").asString(),
        telegram.webhook().path("secret_token").asString(),
        CONNECTIONS,
        RATE,
        person -> {
          var text = Sender.text(person);
          return isFile(person)
              ? telegram.document(person, fileId(person), text)
              : TestServer.text(person, person, text);
        });
  }

  private static boolean isFile(long person) {
    long number = person - Sender.FIRST;
    return number % UPDATES_FOR_A_FILE == 0 && number < FILES * UPDATES_FOR_A_FILE;
  }

  private static String fileId(long person) {
    return "file-" + person;
  }

  /** Kills it each time when more has come, and looks at what the last kill leaves. */
  private void endOftenAndContinue(Sender sender, Random dice) throws IOException {
    var moments =
        dice.doubles(KILLS + 1, 0, LAST_KILL * FILES * (KILOBYTES << 10)).sorted().toArray();
    int polite = dice.nextInt(KILLS);
    for (int end = 0; end <= KILLS; end++) {
      var before = unfinished();
      double enough = moments[end];
      if (end == polite) {
        awaitStarted(sender);
      }
      Eventually.holds("files come", PATIENCE, () -> bytesOnDisk() >= enough && isLoading(before));
      if (end == polite) {
        assertThat(program.terminate()).isZero();
        assertThat(before).as("downloads that were stopped").containsAll(unfinished());
      } else {
        program.kill();
      }
      cutOff.addAll(unfinished());
      if (end == KILLS) {
        System.out.println(check() + " files are stored after the last kill");
      }
      restart();
    }
  }

  /** A program that is told to stop while it starts ends as if it were killed. */
  private void awaitStarted(Sender sender) {
    telegram.holdFiles(true);
    Eventually.holds("it has started", () -> program.output().contains("Switchboard started"));
    int enough = sender.acknowledged() + 10;
    Eventually.holds("updates are taken", () -> sender.acknowledged() >= enough);
    telegram.holdFiles(false);
  }

  /** Whether files are in flight. In a short run on a slow machine all may have come. */
  private boolean isLoading(Set<Path> before) {
    return !before.containsAll(unfinished()) || files().count() - before.size() >= FILES;
  }

  private Stream<Path> files() {
    return MediaFolder.beginnings().stream()
        .flatMap(beginning -> {
          try {
            return media.files(beginning).stream();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Set<Path> unfinished() {
    return files()
        .filter(file -> file.toString().endsWith(MediaFolder.UNFINISHED))
        .collect(Collectors.toSet());
  }

  /** A file that is removed meanwhile has no length. */
  private long bytesOnDisk() {
    return files().mapToLong(file -> file.toFile().length()).sum();
  }

  private int waitingFiles() {
    return FILES - data.numbers("SELECT id FROM media WHERE state = 'stored'").size();
  }

  /**
   * Each file is stored as it was sent or is still to come, and nothing of it can be read on the
   * disk.
   *
   * @return how many are stored
   */
  private int check() throws IOException {
    assertThat(DataAtRest.find(folder, List.of(FileTelegram.MARK))).isEmpty();
    try (var store = data.open()) {
      var rows = rows(store);
      int stored = 0;
      for (var row : rows) {
        if (row.state() == FileState.STORED) {
          assertThat(content(row)).isEqualTo(telegram.content(row.fileId()));
          stored++;
        } else {
          assertThat(row.state()).isEqualTo(FileState.PENDING);
        }
      }
      assertThat(rows).extracting(MediaRow::fileId).doesNotHaveDuplicates();
      assertThat(data.numbers("SELECT id FROM media")).hasSameSizeAs(rows);
      return stored;
    }
  }

  private static List<MediaRow> rows(Store store) {
    return store.readNow(tables -> tables.media().newest("", "", Long.MAX_VALUE, 2 * FILES));
  }

  private byte[] content(MediaRow row) throws IOException {
    var bytes = new StoredMedia(media).read(row);
    var content = new byte[bytes.remaining()];
    bytes.get(content);
    return content;
  }

  /** A start removes what was cut off at once, the sweep whole files without a row in an hour. */
  private void onlyWhatRowsNameIsOnTheDisk() {
    assertThat(unfinished()).isEmpty();
    try (var store = data.open()) {
      new MediaSweep(store, media, () -> Instant.now().plus(Duration.ofHours(2))).run();
      var named = rows(store).stream().map(row -> media.file(String.valueOf(row.path()))).toList();
      assertThat(files()).containsExactlyInAnyOrderElementsOf(named);
      assertThat(data.numbers("SELECT count(*) FROM removed_media")).containsExactly(0L);
    }
  }
}
