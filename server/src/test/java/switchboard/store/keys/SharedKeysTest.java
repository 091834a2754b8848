package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.DataKey;
import switchboard.crypto.DecryptionException;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.keys.KeyRing.Erasing;
import switchboard.store.sql.Encrypted;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.testing.CapturedLog;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;

/** Two instances and the keys of their users. */
@NeedsPostgres
class SharedKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final UserId ANN = new UserId(5);

  @TempDir Path folder;
  private Store one;
  private Store other;

  @BeforeEach
  void open() {
    one = TestDatabase.POSTGRES.open(folder);
    other = TestDatabase.POSTGRES.open(folder);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private static void save(Store store, UserId user, String name) {
    store.run(tables -> {
      tables.users().lock(List.of(user));
      tables
          .users()
          .save(
              List.of(
                  new UserRow(
                      user,
                      null,
                      name,
                      null,
                      "de",
                      false,
                      new ChatId(user.value()),
                      NOW,
                      NOW,
                      true)));
    });
  }

  private static String name(Store store, UserId user) {
    return store.readNow(tables -> tables.users().find(user)).orElseThrow().firstName();
  }

  private static void erase(Store store, UserId user, String receipt) {
    store.run(tables -> {
      tables.lock(user);
      tables.keys().destroy(tables.keys().stored(user), receipt, NOW);
      var _ = PersonalData.erase(tables, user);
    });
  }

  @Test
  void aUserWhoWasErasedElsewhereAndBeginsAnewElsewhereIsWrittenWithTheNewKey() {
    for (int round = 0; round < 5; round++) {
      save(one, ANN, "Ann");
      assertThat(name(other, ANN)).isEqualTo("Ann");
      erase(other, ANN, "R-" + round);
      save(other, ANN, "Anna");
      save(one, ANN, "Later");
      assertThat(name(one, ANN)).isEqualTo("Later");
      assertThat(name(other, ANN)).isEqualTo("Later");
    }
  }

  @Test
  void aKeyThatIsCreatedAtOnceByBothIsTheSameForBoth() {
    for (int round = 0; round < 10; round++) {
      long first = 1_000L * (round + 1);
      var users = LongStream.range(first, first + 200).mapToObj(UserId::new).toList();
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> one.keys().ensure(users)),
              CompletableFuture.runAsync(() -> other.keys().ensure(users.reversed())))
          .join();
      for (var user : users) {
        assertThat(opened(user)).containsExactly(7);
      }
    }
  }

  private byte[] opened(UserId user) {
    try {
      var sealed = one.keys().lockingFor(user).seal(new byte[] {7}, "place");
      return other.keys().opening(sealed, user).open(sealed, "place");
    } catch (DecryptionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKeyOfALockedUserIsReadAgain() {
    one.keys().ensure(List.of(ANN));
    var sealed = one.keys().lockingFor(ANN).seal(new byte[] {7}, "place");
    other.keys().destroy(other.keys().stored(ANN), "R-1", NOW);
    one.keys().readAgain(List.of(ANN));
    assertThatThrownBy(() -> one.keys().opening(sealed, ANN))
        .isInstanceOf(DecryptionException.class);
  }

  @Test
  void anErasureThatWasHaltedDoesNotDestroyTheKeyOfAUserWhoHasReturned() {
    save(one, ANN, "Ann");
    var before = one.keys().stored(ANN);
    eraseCompletely();
    save(other, ANN, "Later");
    assertThatThrownBy(() -> one.keys().destroy(before, "R-9", NOW))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(name(one, ANN)).isEqualTo("Later");
    assertThat(one.keys().underWay()).extracting(Erasing::receipt).doesNotContain("R-9");
  }

  @Test
  void aUserErasedWhileTheyAreReadIsReadAsErasedAndNotAsDamaged() {
    save(one, ANN, "Ann");
    try (var log = new CapturedLog(KeyRingCipher.class)) {
      assertThat(nameAfter(() -> erase(other, ANN, "R-1"))).isEqualTo(Encrypted.ERASED);
      save(other, ANN, "Anna");
      assertThat(nameAfter(this::eraseCompletely)).isEqualTo(Encrypted.ERASED);
      save(other, ANN, "Anna");
      var returned =
          nameAfter(() -> {
            eraseCompletely();
            save(other, ANN, "Later");
          });
      assertThat(returned).isEqualTo(Encrypted.ERASED);
      assertThat(log.lines()).isEmpty();
    }
  }

  /** The name as a transaction reads it that began before. */
  private String nameAfter(Runnable change) {
    return one.readNow(tables -> {
      var _ = tables.users().count();
      change.run();
      one.keys().readAgain(List.of(ANN)); // as if a second had passed
      return tables.users().find(ANN).orElseThrow().firstName();
    });
  }

  private void eraseCompletely() {
    erase(other, ANN, "R-2");
    other.keys().finish(new Erasing(ANN, "R-2", Instant.now()));
  }

  @Test
  void theKeyOfAUserWhoHasReturnedIsReadAgainWhenAValueDoesNotOpen() {
    save(one, ANN, "Ann");
    try (var log = new CapturedLog(KeyRingCipher.class)) {
      assertThat(name(one, ANN)).isEqualTo("Ann"); // its key is in memory now
      erase(other, ANN, "R-1");
      save(other, ANN, "Anna");
      assertThat(name(one, ANN)).isEqualTo("Anna");
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void aKeyThatIsLostLongAfterAnErasureIsDamage() {
    save(one, ANN, "Ann");
    erase(one, ANN, "R-1");
    one.keys().finish(new Erasing(ANN, "R-1", NOW));
    save(one, ANN, "Anna");
    TestDatabase.POSTGRES.changeKeys(folder, "DELETE FROM data_keys");
    try (var log = new CapturedLog(KeyRingCipher.class)) {
      assertThat(nameAfter(() -> {})).isEqualTo(Encrypted.DAMAGED);
      assertThat(log.values("column")).contains("users.first_name");
    }
  }

  @Test
  void aKeyIsTrustedForASecondAndThenGone() {
    var nanos = new AtomicLong();
    var cache = new KeyCache(2, true, nanos::get);
    var key = DataKey.random(1);
    cache.put(ANN, key, "wrapped");
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
    assertThat(cache.get(ANN)).isSameAs(key);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(cache.get(ANN)).isNull();
    assertThat(cache.get(ANN, "wrapped")).as("known to be current").isSameAs(key);
    cache.purge();
    assertThat(cache.size()).isZero();
  }

  @Test
  void theOldestKeysLeaveAFullCache() {
    var cache = new KeyCache(2, true, () -> 0);
    for (long id : new long[] {1, 2, 1, 3}) {
      cache.put(new UserId(id), DataKey.random(1), "wrapped");
    }
    assertThat(cache.get(new UserId(2))).isNull();
    assertThat(cache.get(new UserId(1))).isNotNull();
    assertThat(cache.get(new UserId(3))).isNotNull();
  }
}
