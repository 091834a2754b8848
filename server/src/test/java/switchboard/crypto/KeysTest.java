package switchboard.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeysTest {

  private static final byte[] TEXT = "a word to nobody else".getBytes(StandardCharsets.UTF_8);

  private final MasterKey master = MasterKey.generate();
  private final DataKey key = DataKey.random(1);

  @Test
  void whatIsSealedOpensInItsPlaceOnly() throws DecryptionException {
    var sealed = key.seal(TEXT, "user_messages.message_text|5|7");
    assertThat(key.open(sealed, "user_messages.message_text|5|7")).isEqualTo(TEXT);
    for (var elsewhere :
        new String[] {
          "user_messages.message_text|5|8",
          "user_messages.message_text|6|7",
          "user_messages.file_id|5|7",
          ""
        }) {
      assertThatThrownBy(() -> key.open(sealed, elsewhere)).isInstanceOf(DecryptionException.class);
    }
  }

  @Test
  void noBitOfItCanBeChanged() {
    var sealed = key.seal(TEXT, "place");
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      var flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> key.open(flipped, "place")).isInstanceOf(DecryptionException.class);
    }
    for (int length = 0; length < sealed.length; length++) {
      var cut = java.util.Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> key.open(cut, "place")).isInstanceOf(DecryptionException.class);
    }
  }

  @Test
  void itBeginsWithAFormatAndTheVersionOfItsKeyAndIsNeverTheSameTwice() {
    var sealed = DataKey.random(0x01020304).seal(TEXT, "place");
    assertThat(sealed).startsWith(1, 1, 2, 3, 4).hasSize(5 + 12 + TEXT.length + 16);
    assertThat(DataKey.version(sealed)).isEqualTo(0x01020304);
    assertThat(DataKey.version(new byte[4])).isZero();
    assertThat(key.seal(TEXT, "place")).isNotEqualTo(key.seal(TEXT, "place"));
  }

  @Test
  void aWrappedKeyOpensForItsPersonAndVersionOnly() throws DecryptionException {
    var wrapped = key.wrap(master, "data key|5|1");
    var sealed = key.seal(TEXT, "place");
    assertThat(DataKey.unwrap(wrapped, master, "data key|5|1", 1).open(sealed, "place"))
        .isEqualTo(TEXT);
    assertThatThrownBy(() -> DataKey.unwrap(wrapped, master, "data key|6|1", 1))
        .isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> DataKey.unwrap(wrapped, MasterKey.generate(), "data key|5|1", 1))
        .isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> DataKey.unwrap("not Base64!", master, "data key|5|1", 1))
        .isInstanceOf(DecryptionException.class);
  }

  @Test
  void aNewMasterKeyWrapsAndTheOldOneStillOpensUntilItIsTakenOut() throws DecryptionException {
    var old = key.wrap(master, "label");
    var changing = master.withNewKey();
    assertThat(changing.id()).isNotEqualTo(master.id());
    assertThat(changing.isChanging()).isTrue();
    assertThat(DataKey.unwrap(old, changing, "label", 1)).isNotNull();
    var fresh = key.wrap(changing, "label");
    assertThatThrownBy(() -> master.unwrap(fresh, "label")).isInstanceOf(DecryptionException.class);
    var changed = changing.newestOnly();
    assertThat(changed.isChanging()).isFalse();
    assertThat(changed.id()).isEqualTo(changing.id());
    assertThat(DataKey.unwrap(fresh, changed, "label", 1)).isNotNull();
    assertThatThrownBy(() -> changed.unwrap(old, "label")).isInstanceOf(DecryptionException.class);
  }

  @Test
  void aFingerprintTellsKindsAndValuesApart() {
    var prints = new Fingerprints(new byte[32]);
    assertThat(prints.of("person", "5")).hasSize(64).isEqualTo(prints.of("person", "5"));
    assertThat(prints.of("person", "5"))
        .isNotEqualTo(prints.of("person", "6"))
        .isNotEqualTo(prints.of("username", "5"))
        .isNotEqualTo(new Fingerprints(new byte[] {1}).of("person", "5"));
  }
}
