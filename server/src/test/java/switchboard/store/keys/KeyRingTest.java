package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

class KeyRingTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  private static final UserId ANN = new UserId(5);
  private static final UserId BEN = new UserId(6);

  @TempDir Path folder;

  private KeySource source() {
    return KeySource.file(folder.resolve("secrets/master.json"));
  }

  private Path data() {
    return folder.resolve("data/switchboard.db");
  }

  private Store open() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    return Store.open(data(), source());
  }

  private KeyRing ring() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    return KeyRing.open(new SqliteDatabase(folder.resolve("data/keys.db"), Schema.KEYS), source());
  }

  /** File contents, one character per byte. */
  private Map<Path, String> files() throws IOException {
    var files = new TreeMap<Path, String>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  /** Asserts that startup fails with these words and changes no file. */
  private void isRefused(String... words) throws IOException {
    var before = files();
    assertThatThrownBy(this::open)
        .isInstanceOf(MasterKeyException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
    assertThat(files().equals(before)).as("no file has changed").isTrue();
  }

  @Test
  void withoutItsMasterKeyItDoesNotStartAndMakesNoOther() throws IOException {
    open().close();
    Files.move(folder.resolve("secrets/master.json"), folder.resolve("elsewhere.json"));
    isRefused("master.json is missing", "Put back", "KEY_FILE", "nothing was changed");
    Files.move(folder.resolve("elsewhere.json"), folder.resolve("secrets/master.json"));
    open().close();
  }

  @Test
  void withAnotherMasterKeyItDoesNotStart() throws IOException {
    open().close();
    source().save(MasterKey.generate());
    isRefused("is not the master key", "Put back", "nothing was changed");
  }

  @Test
  void withoutItsKeysItDoesNotStart() throws IOException {
    open().close();
    Files.delete(folder.resolve("data/keys.db"));
    isRefused("keys.db", "backup of the keys", "nothing was changed");
  }

  @Test
  void withTheKeysOfAnotherDatabaseItDoesNotStart() throws IOException {
    open().close();
    Files.delete(folder.resolve("data/keys.db"));
    ring().close();
    assertThatThrownBy(this::open)
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("does not hold the keys");
  }

  @Test
  void onlyTheirOwnerReadsTheDatabases() throws IOException {
    open().close();
    for (var name : List.of("data/keys.db", "data/switchboard.db")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aKeyIsThereAfterARestart() throws IOException, DecryptionException {
    byte[] sealed;
    try (var ring = ring()) {
      ring.ensure(List.of(ANN, BEN));
      sealed = ring.lockingFor(ANN).seal(new byte[] {7}, "place");
    }
    try (var ring = ring()) {
      ring.ensure(List.of(ANN, BEN, new UserId(7)));
      assertThat(ring.opening(sealed, ANN).open(sealed, "place")).containsExactly(7);
      assertThatThrownBy(() -> ring.opening(sealed, BEN).open(sealed, "place"))
          .isInstanceOf(DecryptionException.class);
      assertThatThrownBy(() -> ring.opening(sealed, new UserId(8)))
          .isInstanceOf(DecryptionException.class);
    }
  }

  @Test
  void aDestroyedKeyIsInNoFileAndInNobodysHands() throws IOException {
    try (var ring = ring()) {
      ring.ensure(List.of(ANN));
      var sealed = ring.lockingFor(ANN).seal(new byte[] {7}, "place");
      var wrapped =
          ring.database().read(tables -> tables.dataKeys().of(List.of(ANN))).getFirst().wrapped();
      ring.destroy(ring.stored(ANN), "R-1", NOW);
      ring.destroy(ring.stored(ANN), "R-1", NOW);
      assertThatThrownBy(() -> ring.opening(sealed, ANN)).isInstanceOf(DecryptionException.class);
      for (var content : files().values()) {
        assertThat(content).doesNotContain(wrapped);
      }
      ring.ensure(List.of(ANN));
      assertThatThrownBy(() -> ring.opening(sealed, ANN).open(sealed, "place"))
          .isInstanceOf(DecryptionException.class);
    }
  }

  @Test
  void anErasureIsUnderWayUntilItIsFinishedAndThenOnTheLedgerWithoutTheId() throws IOException {
    try (var ring = ring()) {
      ring.destroy(ring.stored(ANN), "R-1", NOW);
      var erasing = new KeyRing.Erasing(ANN, "R-1", NOW);
      assertThat(ring.underWay()).containsExactly(erasing);
      assertThat(ring.lastErasure(ANN)).isEmpty();
      ring.finish(erasing);
      assertThat(ring.underWay()).isEmpty();
      assertThat(ring.lastErasure(ANN)).contains(NOW);
      assertThat(ring.lastErasure(BEN)).isEmpty();
    }
  }
}
