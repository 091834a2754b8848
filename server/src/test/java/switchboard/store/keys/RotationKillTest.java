package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.base.CrashPoint;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.KillsProcess;

/**
 * A master key rotation interrupted at any of its steps does no damage and can be completed. More
 * rounds: {@code -Dkills=5}.
 */
@KillsProcess
class RotationKillTest {

  private static final int ROUNDS = Integer.getInteger("kills", 1);
  private static final long PEOPLE = 1_200;

  @TempDir Path folder;

  /** The work that is cut short. */
  static final class Rotating implements Consumer<Path> {

    @Override
    public void accept(Path data) {
      rotate(data);
    }
  }

  private static KeyRotation.Outcome rotate(Path data) {
    try (var rotation = KeyRotation.in(data, source(data))) {
      return rotation.run(false, KeyRotation.Progress.NONE);
    }
  }

  private static KeySource source(Path data) {
    return KeySource.file(data.resolve("master.json"));
  }

  private static Store open(Path data, KeySource source) {
    return Store.open(data.resolve("switchboard.db"), source);
  }

  private static void write(Store store, long from, long to) {
    store.run(tables -> KeyRotationTestBase.write(tables, from, to));
  }

  private static void allIsReadable(Store store, long people) {
    for (long id = 1; id <= people; id++) {
      long user = id;
      var found = store.readNow(tables -> tables.users().find(new UserId(user)));
      assertThat(found.map(UserRow::firstName)).contains("name" + id);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "NEW_KEY_SAVED",
        "NEW_KEY_WRAPS",
        "APPLICATION_KEYS_REWRAPPED",
        "PIECE_REWRAPPED",
        "OLD_KEY_DESTROYED"
      })
  void allIsReadableAtOnceAndTheNextRunEndsIt(CrashPoint point) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      var data = folder.resolve("round" + round);
      assertThat(data.toFile().mkdir()).isTrue();
      isEndedByTheNextRun(point, data);
    }
  }

  private static void isEndedByTheNextRun(CrashPoint point, Path before) throws IOException {
    try (var store = open(before, source(before))) {
      write(store, 1, PEOPLE);
    }
    var old = Files.copy(source(before).changeable(), before.resolve("old.json"));
    var data = HaltAtCrashPoint.run(new Rotating(), before, point);
    try (var store = open(data, source(data))) {
      assertThat(store.keys().isMasterChanging())
          .isEqualTo((point != CrashPoint.OLD_KEY_DESTROYED));
      allIsReadable(store, PEOPLE);
      write(store, PEOPLE + 1, PEOPLE + 1);
      assertThat(rotate(data)).isInstanceOf(KeyRotation.Outcome.Complete.class);
      write(store, PEOPLE + 2, PEOPLE + 2);
      allIsReadable(store, PEOPLE + 2);
    }
    isComplete(data);
    try (var store = open(data, source(data))) {
      allIsReadable(store, PEOPLE + 2);
    }
    assertThatThrownBy(() -> open(data, KeySource.file(old)))
        .isInstanceOf(MasterKeyException.class);
  }

  private static void isComplete(Path data) {
    try (var rotation = KeyRotation.in(data, source(data))) {
      int newest = source(data).load().id();
      assertThat(rotation.status())
          .isEqualTo(new KeyRotation.Status(newest, PEOPLE + 2, PEOPLE + 2, false));
    }
  }
}
