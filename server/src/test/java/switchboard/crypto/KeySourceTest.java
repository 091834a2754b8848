package switchboard.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySourceTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("secrets/master.json");
  }

  private KeySource source() {
    return KeySource.file(file());
  }

  @Test
  void aSavedKeyComesBackAndOnlyItsOwnerCanRead() throws IOException {
    assertThat(source().isThere()).isFalse();
    var key = MasterKey.generate();
    source().save(key);
    assertThat(source().isThere()).isTrue();
    assertThat(source().load().id()).isEqualTo(key.id());
    assertThat(permissions(file())).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
  }

  @Test
  void anotherKeyTakesItsPlaceAtOnceAndLeavesNothingBehind() throws IOException {
    source().save(MasterKey.generate());
    var other = MasterKey.generate();
    source().save(other);
    assertThat(source().load().id()).isEqualTo(other.id());
    try (var files = Files.list(folder.resolve("secrets"))) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void ofManyProgramsThatCreateTheKeyAtOnceAllGetTheSame() throws Exception {
    for (int round = 0; round < 20; round++) {
      var file = folder.resolve("secrets" + round + "/master.json");
      var start = new CountDownLatch(1);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var loaded =
            IntStream.range(0, 8)
                .mapToObj(_ -> threads.submit(() -> created(KeySource.file(file), start)))
                .toList();
        start.countDown();
        var ids = new HashSet<Integer>();
        for (var id : loaded) {
          ids.add(id.get());
        }
        assertThat(ids).hasSize(1);
      }
      assertThat(permissions(file)).isEqualTo("rw-------");
      try (var files = Files.list(Objects.requireNonNull(file.getParent()))) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  private static int created(KeySource source, CountDownLatch start) throws InterruptedException {
    start.await();
    source.create(MasterKey.generate());
    return source.load().id();
  }

  @Test
  void behindALinkTheKeyItselfIsReplacedAndTheLinkStays() throws IOException {
    var behind = folder.resolve("volume/key.json");
    KeySource.file(behind).save(MasterKey.generate());
    Files.createDirectories(folder.resolve("secrets"));
    Files.createSymbolicLink(file(), behind);
    var other = MasterKey.generate();
    source().save(other);
    assertThat(file()).isSymbolicLink();
    assertThat(KeySource.file(behind).load().id()).isEqualTo(other.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void aFileThatOthersCanReadOrWriteIsRefused(String permissions) throws IOException {
    source().save(MasterKey.generate());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> source().load())
        .isInstanceOf(MasterKeyException.class)
        .hasMessageContaining("chmod 600 " + file());
  }

  @Test
  void aMissingFileIsTold() {
    refused("does not exist");
  }

  /** The key file holds this instead of the key, and the start says so without repeating it. */
  private void refusedWith(byte[] content, String words) throws IOException {
    source().save(MasterKey.generate());
    Files.write(file(), content);
    refused(words);
  }

  private void refused(String words) {
    assertThatThrownBy(() -> source().load())
        .isInstanceOf(MasterKeyException.class)
        .hasMessageStartingWith("The master key " + file() + " ")
        .hasMessageContaining(words)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"password\":\"hunter2\"}                    | is JSON, but not a master key. Check that",
        "[\"hunter2\"]                               | is JSON, but not a master key. Check that",
        "hunter2                                     | is not a master key, which is JSON. Check",
        "\"hunter2\"                                 | is not a master key, which is JSON. Check",
        "-----BEGIN PRIVATE KEY-----                 | is not a master key, which is JSON. Check",
        "{\"password\":\"hunter2                      | ends too early: a part of the key is missing",
        "{\"primaryKeyId\":1,\"key\":[\"hunter2\"]}    | is damaged. Restore your copy of it"
      })
  void aFileOfAnotherKindIsToldWithoutItsContent(String content, String words) throws IOException {
    refusedWith(content.getBytes(StandardCharsets.UTF_8), words);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 100})
  void aKeyThatIsCutEndsTooEarly(int bytes) throws IOException {
    var key = MasterKey.generate().json().getBytes(StandardCharsets.UTF_8);
    refusedWith(Arrays.copyOf(key, bytes), "ends too early: a part of the key is missing");
    refusedWith(
        Arrays.copyOf(key, key.length - bytes), "ends too early: a part of the key is missing");
  }

  @Test
  void aFolderInPlaceOfTheKeyIsTold() throws IOException {
    Files.createDirectories(file());
    refused("cannot be read: %s is a folder, but a file is needed there".formatted(file()));
  }

  @Test
  void aKeyWithLettersOfLatin1IsToldWithTheLine() throws IOException {
    refusedWith(
        "{\n\"Büro\":\"hunter2\"".getBytes(StandardCharsets.ISO_8859_1),
        "cannot be read: %s, line 2 is not UTF-8 text. Save the file as UTF-8".formatted(file()));
  }

  @Test
  void aByteOrderMarkBeforeTheKeyDoesNotMatter() throws IOException {
    var key = MasterKey.generate();
    source().save(key);
    Files.writeString(file(), "\uFEFF" + key.json().replace("\n", "\r\n"));
    assertThat(source().load().id()).isEqualTo(key.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void aKeyInAnotherEncodingIsToldWithWhatToDo(String charset) throws IOException {
    var key = MasterKey.generate();
    source().save(key);
    Files.write(file(), key.json().getBytes(Charset.forName(charset)));
    assertThatThrownBy(() -> source().load())
        .isInstanceOf(MasterKeyException.class)
        .hasMessage(
            "The master key %1$s cannot be read: %1$s is UTF-16 text, as Windows PowerShell writes it. Save it as UTF-8."
                .formatted(file()));
  }

  @ParameterizedTest
  @CsvSource({"0, is empty. Restore", "300, holds only zeros or blanks"})
  void aFileOfNothingOrOfZerosIsTold(int bytes, String words) throws IOException {
    refusedWith(new byte[bytes], words);
  }

  @Test
  void aKeyFromTheEnvironmentIsReadAndCannotBeReplaced() {
    var key = MasterKey.generate();
    var given = KeySource.given(key.json());
    assertThat(given.load().id()).isEqualTo(key.id());
    assertThat(given).hasToString("MASTER_KEY");
    assertThatThrownBy(() -> given.save(key)).hasMessageContaining("KEY_FILE");
    assertThatThrownBy(() -> KeySource.given("hunter2").load())
        .isInstanceOf(MasterKeyException.class)
        .hasMessageNotContaining("hunter2");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
