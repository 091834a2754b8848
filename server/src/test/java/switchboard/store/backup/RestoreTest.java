package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DurableFiles;
import switchboard.domain.QuarantineState;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.ErasureDao.ErasureRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.RollupDao;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.SqliteDatabase;

class RestoreTest {

  @TempDir Path folder;
  private BackupFixture stage;

  @BeforeEach
  void fill() {
    stage = new BackupFixture(folder);
    stage.write(1, 2, 3);
  }

  private void anHourLater() {
    stage.clock.updateAndGet(at -> at.plus(Duration.ofHours(1)));
  }

  @Test
  void everythingIsAgainAsItWasAndTheLaterDataAreKeptBesideIt() {
    var made = stage.made();
    anHourLater();
    stage.write(4);
    var restored = stage.restore(made.data(), null);
    assertThat(restored.people()).isEqualTo(3);
    assertThat(restored.messages()).isEqualTo(3);
    assertThat(restored.erased()).isZero();
    assertThat(restored.dataFrom()).isEqualTo(BackupFixture.START);
    assertThat(stage.texts(1)).containsExactly("text of 1");
    assertThat(stage.texts(4)).isEmpty();
    var replaced = stage.data().resolve("replaced-20261123T063000Z.db");
    assertThat(restored.replaced()).contains(replaced);
    assertThat(restored.replacedKeys()).isEmpty();
    assertThat(stage.data().resolve("restore")).doesNotExist();
    stage.run(store -> assertThat(rows(replaced, "users")).isEqualTo(4));
  }

  private static long rows(Path database, String table) {
    try {
      return DatabaseSummary.check(database).rows().getOrDefault(table, -1L);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itCanBeUndoneAndDoneAgainAtTheSameSecond() throws IOException {
    var made = stage.made();
    stage.write(4);
    var first = stage.restore(made.data(), null).replaced().orElseThrow();
    var second = stage.restore(made.data(), null).replaced().orElseThrow();
    assertThat(second).isNotEqualTo(first).exists();
    Files.copy(first, stage.database(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(stage.texts(4)).containsExactly("text of 4");
  }

  @Test
  void whoWasErasedSinceIsNotThereAndNotReadable() throws IOException {
    var made = stage.made();
    anHourLater();
    stage.erase(2, "R-1");
    anHourLater();
    var restored = stage.restore(made.data(), null);
    assertThat(restored.erased()).isEqualTo(1);
    assertThat(restored.people()).isEqualTo(2);
    assertThat(stage.texts(2)).isEmpty();
    assertThat(stage.texts(3)).containsExactly("text of 3");
    stage.run(store -> {
      List<ErasureRow> remembered =
          store.readNow(
              tables -> tables.erasures().among(List.of(tables.keys().person(new UserId(2)))));
      assertThat(remembered).as("late updates do not bring them back").hasSize(1);
    });
    try (var store = stage.open()) {
      store.keys().ensure(List.of(new UserId(2)));
      var sealed = sealedIn(made.data().file());
      assertThat(Files.readString(stage.database(), StandardCharsets.ISO_8859_1))
          .doesNotContain(sealed);
    }
  }

  @Test
  void whatWasAddedUpComesBackAndCountsNobodyWhoWasErasedSince() {
    var happened = List.of(new RollupDao.HourFigures(7, 3, 4, 5, 6));
    var opened = List.of(new RollupDao.ScreenFigures(0, "home", 2));
    stage.run(store ->
        store.run(tables -> {
          tables.rollups().addHours(happened);
          tables.rollups().addScreens(opened);
        }));
    var made = stage.made();
    stage.erase(2, "R-1");
    anHourLater();
    stage.restore(made.data(), null);
    stage.run(store -> {
      assertThat(store.<List<RollupDao.HourFigures>>readNow(tables -> tables.rollups().hours(7, 8)))
          .isEqualTo(happened);
      assertThat(
              store.<List<RollupDao.ScreenOpened>>readNow(tables -> tables.rollups().screens(0, 9)))
          .containsExactly(new RollupDao.ScreenOpened("home", 2));
      assertThat(
              store.<List<RollupDao.LanguagePeople>>readNow(
                  tables -> tables.rollups().languages(9)))
          .containsExactly(new RollupDao.LanguagePeople("en", 2));
      assertThat(store.<Long>readNow(tables -> tables.rollups().activeSince(0))).isEqualTo(2);
    });
  }

  /** The ciphertext of person 2's message in a backup. */
  private static String sealedIn(Path database) {
    try (var connection = SqliteDatabase.readOnly(database)) {
      var hex =
          DatabaseSummary.strings(
              connection, "SELECT hex(message_text) FROM user_messages WHERE user_id = 2");
      var bytes = HexFormat.of().parseHex(hex.getFirst());
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoBeganAnewAfterAnErasureStays() {
    stage.erase(2, "R-1");
    anHourLater();
    stage.write(2);
    var made = stage.made();
    assertThat(stage.restore(made.data(), null).erased()).isZero();
    assertThat(stage.texts(2)).containsExactly("text of 2");
  }

  @Test
  void whoWasErasedAndBeganAnewAfterTheBackupIsAStrangerAgain() {
    var made = stage.made();
    anHourLater();
    stage.erase(2, "R-1");
    anHourLater();
    stage.write(2);
    assertThat(stage.restore(made.data(), null).erased()).isEqualTo(1);
    assertThat(stage.texts(2)).isEmpty();
  }

  @Test
  void anErasureUnderWayIsFinished() {
    var made = stage.made();
    anHourLater();
    stage.run(store -> stage.beginErasure(store, 2, "R-1"));
    anHourLater();
    assertThat(stage.restore(made.data(), null).erased()).isEqualTo(1);
    stage.run(store -> {
      assertThat(store.keys().underWay()).isEmpty();
      assertThat(store.keys().lastErasure(new UserId(2))).isPresent();
      boolean done = store.readNow(tables -> tables.erasures().isDone("R-1"));
      assertThat(done).isTrue();
    });
  }

  @Test
  void aPersonErasedWhileTheBackupWasMadeDoesNotHinderIt() {
    var kept = new ArrayList<Backup.Made>();
    stage.run(store ->
        kept.add(
            stage
                .backup()
                .make((what, _, _) -> {
                  if (what.equals("keys")) {
                    stage.beginErasure(store, 2, "R-1");
                  }
                })));
    assertThat(stage.restore(kept.getFirst().data(), kept.getFirst().keys()).erased()).isEqualTo(1);
    assertThat(stage.texts(1)).containsExactly("text of 1");
  }

  @Test
  void anUpdateInQuarantineOfSomebodyErasedGoesToo() {
    stage.run(store ->
        store.run(tables -> {
          tables
              .quarantine()
              .add(
                  List.of(
                      new QuarantineRow(
                          1,
                          new UserId(9),
                          "message",
                          "{}",
                          "bug",
                          QuarantineState.HELD,
                          1,
                          stage.clock.get(),
                          stage.clock.get())));
        }));
    var made = stage.made();
    anHourLater();
    stage.erase(9, "R-1");
    stage.restore(made.data(), null);
    stage.run(store -> {
      long left = store.readNow(tables -> tables.quarantine().count());
      assertThat(left).isZero();
    });
  }

  @Test
  void repliesThatWaitedAreNotSentAgain() {
    var made = stage.made();
    assertThat(stage.restore(made.data(), null).dropped()).isEqualTo(3);
    stage.run(store -> {
      long waiting = store.readNow(tables -> tables.outbox().waiting());
      List<OutboxRow> replies = store.readNow(tables -> tables.outbox().of(new UserId(1)));
      assertThat(waiting).isZero();
      assertThat(replies)
          .singleElement()
          .satisfies(reply -> {
            assertThat(reply.state()).isEqualTo(ReplyState.DROPPED);
            assertThat(reply.error()).isEqualTo("restored from a backup");
          });
    });
  }

  @Test
  void onANewMachineBothPartsAreTakenFromTheirBackups() throws IOException {
    var made = stage.made();
    DurableFiles.deleteFolder(stage.data());
    anHourLater();
    var restored = stage.restore(made.data(), made.keys());
    assertThat(restored.keysFrom()).contains(BackupFixture.START);
    assertThat(restored.replaced()).isEmpty();
    assertThat(stage.texts(3)).containsExactly("text of 3");
  }

  @Test
  void aFreshServerMadeByMistakeGivesWay() throws IOException {
    var made = stage.made();
    DurableFiles.deleteFolder(stage.data());
    stage.run(store -> assertThat(store.keys().underWay()).isEmpty());
    var restored = stage.restore(made.data(), made.keys());
    assertThat(restored.replaced().orElseThrow()).exists();
    assertThat(restored.replacedKeys().orElseThrow()).exists();
    assertThat(stage.texts(3)).containsExactly("text of 3");
  }

  @Test
  void aDamagedDatabaseIsKeptAsItIs() throws IOException {
    var made = stage.made();
    Files.writeString(stage.database(), "no database at all, but what somebody may want to study");
    var restored = stage.restore(made.data(), null);
    var kept = restored.replaced().orElseThrow();
    assertThat(kept).content().startsWith("no database at all");
    assertThat(stage.texts(1)).containsExactly("text of 1");
  }

  @Test
  void damagedKeysAreReplacedByThoseOfABackup() throws IOException {
    var made = stage.made();
    Files.writeString(stage.data().resolve("keys.db"), "no database");
    stage.restore(made.data(), made.keys());
    assertThat(stage.texts(1)).containsExactly("text of 1");
  }

  @Test
  void backupsCanBeNamedByTheirManifests() {
    var made = stage.made();
    assertThat(BackupFile.of(BackupKind.DATA, made.data().manifest())).isEqualTo(made.data());
    assertThat(stage.backup().newest(BackupKind.KEYS)).isEqualTo(made.keys());
  }

  @Test
  void whatIsRestoredIsForTheOwnerOnly() throws IOException {
    stage.restore(stage.made().data(), null);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stage.database())))
        .isEqualTo("rw-------");
  }
}
