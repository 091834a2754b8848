package switchboard.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.FileTrouble;
import switchboard.media.FileSource.Opened;
import switchboard.telegram.BotApi;

/** Files on the disk of a Bot API server on this machine. */
class FileSourceTest {

  @TempDir Path folder;
  private final FakeFiles files = new FakeFiles();
  private final BotApi telegram = new BotApi(FakeFiles.TOKEN, files.address());

  FileSourceTest() throws IOException {}

  @AfterEach
  void close() {
    telegram.close();
    files.close();
  }

  private Opened open(Path allowed, String path) {
    files.has("f", path, null, exchange -> FakeFiles.send(exchange, 200, new byte[1]));
    return new FileSource(telegram, allowed).open("f");
  }

  private static void assertRefused(Opened opened, FileTrouble trouble) {
    assertThat(opened).isEqualTo(new Opened.Failed(trouble, null));
  }

  @Test
  void aFileBelowTheAllowedFolderIsRead() throws IOException {
    var file =
        Files.writeString(
            Files.createDirectories(folder.resolve("a/photos")).resolve("f"), "hello");
    var opened = (Opened.Content) open(folder, file.toString());
    try (var content = opened.content()) {
      assertThat(content.readAllBytes()).hasSize(5);
    }
    assertThat(opened.bytes()).isEqualTo(5);
  }

  @Test
  void otherFilesAreNot() throws IOException {
    var allowed = Files.createDirectory(folder.resolve("allowed"));
    var secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(allowed.resolve("link"), secret);
    Files.createDirectory(allowed.resolve("folder"));
    assertRefused(open(allowed, secret.toString()), FileTrouble.PATH);
    assertRefused(open(allowed, allowed + "/../secret"), FileTrouble.PATH);
    assertRefused(open(allowed, allowed + "/link"), FileTrouble.PATH);
    assertRefused(open(allowed, allowed + "/folder"), FileTrouble.PATH);
    assertRefused(open(allowed, "/dev/zero"), FileTrouble.PATH);
    assertRefused(open(allowed, "/proc/self/environ"), FileTrouble.PATH);
    assertRefused(open(folder.resolve("allow"), allowed + "/x"), FileTrouble.NOT_FOUND);
    assertRefused(open(allowed, allowed + "/missing"), FileTrouble.NOT_FOUND);
  }

  @Test
  void withoutAnAllowedFolderNoneIs() throws IOException {
    var file = Files.writeString(folder.resolve("f"), "hello");
    files.has("f", file.toString(), null, exchange -> FakeFiles.send(exchange, 200, new byte[1]));
    assertRefused(new FileSource(telegram, null).open("f"), FileTrouble.PATH);
  }
}
