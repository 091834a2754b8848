package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.keys.KeyRotation.Outcome;

class KeyRotationTest extends KeyRotationTestBase {

  @Test
  void everythingIsReadableAfterwardsAndTheOldKeyOpensNothingAnyMore() throws IOException {
    store.close();
    var old = Files.copy(keyFile(), folder.resolve("old.json"));
    var wrapped = keyRows("SELECT wrapped FROM data_keys WHERE user_id = 7").getFirst();
    var newest = rotate();
    assertThat(newest).isEqualTo(new Outcome.Complete(masterId(), PEOPLE, 0));
    isComplete(PEOPLE);
    for (var file : List.of("keys.db", "keys.db-wal", "master.json")) {
      if (Files.exists(folder.resolve(file))) {
        assertThat(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(wrapped, Integer.toString(KeySource.file(old).load().id()));
      }
    }
    assertThatThrownBy(() -> Store.open(folder.resolve("switchboard.db"), KeySource.file(old)))
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("is not the master key");
    store = reopened();
    allIsReadable(store, PEOPLE);
  }

  @Test
  void aStoreThatIsOpenGoesOnReadingAndWriting() {
    store.close();
    store = reopened(); // with no keys in memory
    store.readNow(tables -> tables.users().find(new UserId(1)));
    rotate();
    allIsReadable(store, PEOPLE);
    store.writeNow(tables -> write(tables, PEOPLE + 1, PEOPLE + 10));
    allIsReadable(store, PEOPLE + 10);
    isComplete(PEOPLE + 10);
  }

  @Test
  void itCanBeDoneTwiceInARowUnderAStoreThatMissedTheFirst() {
    store.close();
    store = reopened();
    rotate();
    var first = masterId();
    rotate();
    assertThat(masterId()).isNotEqualTo(first);
    isComplete(PEOPLE);
    store.writeNow(tables -> write(tables, PEOPLE + 1, PEOPLE + 1));
    allIsReadable(store, PEOPLE + 1);
    isComplete(PEOPLE + 1);
  }

  @Test
  void whoeverComesMeanwhileEndsUpUnderTheNewKeyToo() {
    var through = new AtomicBoolean();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var writing =
          CompletableFuture.supplyAsync(
              () -> {
                long last = PEOPLE;
                while (!through.get() || last < PEOPLE + 20) {
                  long next = ++last;
                  store.writeNow(tables -> write(tables, next, next));
                }
                return last;
              },
              threads);
      rotate();
      rotate();
      through.set(true);
      long people = writing.join();
      isComplete(people);
      allIsReadable(store, people);
      store.close();
      store = reopened();
      allIsReadable(store, people);
    }
  }

  @Test
  void ofTwoWhoBeginAtOnceOneGoesOnWithWhatTheOtherBegan() {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = CompletableFuture.supplyAsync(this::rotate, threads);
      var two = CompletableFuture.supplyAsync(this::rotate, threads);
      assertThat(List.of(one.join(), two.join()))
          .allMatch(outcome -> outcome instanceof Outcome.Complete);
    }
    isComplete(PEOPLE);
    store.close();
    store = reopened();
    allIsReadable(store, PEOPLE);
  }

  @Test
  void progressRisesToAll() {
    var heard = new ArrayList<Long>();
    try (var rotation = KeyRotation.in(folder, KeySource.file(keyFile()))) {
      rotation.run(
          false,
          (done, all) -> {
            heard.add(done);
            assertThat(all).isEqualTo(PEOPLE);
          });
    }
    assertThat(heard).containsExactly(0L, 500L, 1_000L, 1_200L);
  }
}
