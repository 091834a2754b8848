package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;
import switchboard.store.keys.KeyRotation.Outcome;
import switchboard.store.keys.KeyRotation.Progress;
import switchboard.store.sql.Encrypted;

/** Failures before and during a master key rotation. */
class KeyRotationTroubleTest extends KeyRotationTestBase {

  @Test
  void aDamagedKeyStopsItBeforeTheOldKeyIsDestroyedAndCanBeGivenUp() {
    store.close();
    var good = keyRows("SELECT wrapped FROM data_keys WHERE user_id = 3").getFirst();
    meddle("UPDATE data_keys SET wrapped = 'damaged' WHERE user_id IN (3, 700)");
    assertThat(rotate()).isEqualTo(new Outcome.Stopped(List.of(new UserId(3), new UserId(700))));
    assertThat(status()).isEqualTo(new KeyRotation.Status(masterId(), PEOPLE, PEOPLE - 2, true));
    meddle("UPDATE data_keys SET wrapped = '" + good + "' WHERE user_id = 3");
    assertThat(rotate()).isEqualTo(new Outcome.Stopped(List.of(new UserId(700))));
    assertThat(rotate(true)).isEqualTo(new Outcome.Complete(masterId(), PEOPLE - 1, 1));
    isComplete(PEOPLE - 1);
    store = reopened();
    var lost = store.readNow(tables -> tables.users().find(new UserId(700)));
    assertThat(lost.map(UserRow::firstName)).contains(Encrypted.DAMAGED);
    store.writeNow(tables -> write(tables, 700, 700)); // the person starts again with a new key
    allIsReadable(store, PEOPLE);
    isComplete(PEOPLE);
  }

  @Test
  void damagedKeysDoNotBlockTheOthersHoweverManyThereAre() {
    meddle("UPDATE data_keys SET wrapped = 'damaged' WHERE user_id <= 1100");
    assertThat(rotate(true)).isEqualTo(new Outcome.Complete(masterId(), PEOPLE - 1_100, 1_100));
  }

  /** The state between two steps, as after a crash. */
  @Test
  void aNewKeyThatIsInTheFileButDoesNotWrapYetHindersNobody() {
    var source = KeySource.file(keyFile());
    source.save(source.load().withNewKey());
    assertThat(status().unfinished()).isTrue();
    store.writeNow(tables -> write(tables, PEOPLE + 1, PEOPLE + 1));
    store.close();
    store = reopened();
    assertThat(store.keys().isMasterChanging()).isTrue();
    store.writeNow(tables -> write(tables, PEOPLE + 2, PEOPLE + 2));
    allIsReadable(store, PEOPLE + 2);
    int begun = masterId();
    rotate();
    assertThat(masterId()).isEqualTo(begun);
    isComplete(PEOPLE + 2);
    allIsReadable(store, PEOPLE + 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOldKeyFilePutBackDuringAChangeIsRefused(boolean someAreRewrapped) throws IOException {
    store.close();
    var old = Files.copy(keyFile(), folder.resolve("old.json"));
    if (someAreRewrapped) {
      meddle("UPDATE data_keys SET wrapped = 'damaged' WHERE user_id = 3");
      rotate();
    } else {
      var source = KeySource.file(keyFile());
      source.save(source.load().withNewKey());
      meddle("UPDATE instance SET content = '" + masterId() + "' WHERE name = 'master'");
    }
    Files.copy(old, keyFile(), StandardCopyOption.REPLACE_EXISTING);
    for (var refused : List.<Runnable>of(this::reopened, this::rotate, this::status)) {
      assertThatThrownBy(refused::run)
          .isInstanceOf(MasterKeyException.class)
          .hasMessageContaining("is not the master key");
    }
  }

  @Test
  void aKeyFromTheEnvironmentOrOfOthersIsNotChanged() throws IOException {
    var given = KeySource.given(Files.readString(keyFile()));
    try (var rotation = KeyRotation.in(folder, given)) {
      assertThatThrownBy(() -> rotation.run(false, Progress.NONE))
          .isInstanceOf(MasterKeyException.class)
          .hasMessageContaining("KEY_FILE");
      assertThat(rotation.status().wrapped()).isEqualTo(PEOPLE);
    }
    var other = folder.resolve("other.json");
    KeySource.file(other).save(MasterKey.generate());
    var before = Files.readString(other);
    try (var rotation = KeyRotation.in(folder, KeySource.file(other))) {
      assertThatThrownBy(() -> rotation.run(false, Progress.NONE))
          .isInstanceOf(MasterKeyException.class)
          .hasMessageContaining("is not the master key");
    }
    assertThat(other).hasContent(before);
    isComplete(PEOPLE);
  }
}
