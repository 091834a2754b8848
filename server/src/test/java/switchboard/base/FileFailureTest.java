package switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.FileFailure.Reason;

class FileFailureTest {

  @TempDir Path folder;

  private FileFailure reading(Path file) {
    return FileFailure.reading(
        file, catchThrowableOfType(IOException.class, () -> Files.readString(file)));
  }

  private FileFailure writing(Path file) {
    return FileFailure.writing(
        file, catchThrowableOfType(IOException.class, () -> Files.writeString(file, "x")));
  }

  private static void is(FileFailure failure, Reason reason, Object... words) {
    assertThat(failure.reason()).isEqualTo(reason);
    for (var word : words) {
      assertThat(failure.toString()).contains(word.toString());
    }
  }

  @Test
  void whatIsMissingIsNamedHoweverFarUpItIs() throws IOException {
    is(reading(folder.resolve("a")), Reason.MISSING, folder.resolve("a"), "does not exist");
    is(reading(folder.resolve("a/b/c")), Reason.MISSING, folder + "/a does not exist");
    is(writing(folder.resolve("a/b/c")), Reason.MISSING, folder + "/a does not exist");
    var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
    is(reading(link), Reason.BROKEN_LINK, link, folder.resolve("gone"));
  }

  @Test
  void aFolderInThePlaceOfAFileAndTheOtherWayRound() throws IOException {
    is(reading(folder), Reason.IS_FOLDER, folder, "is a folder", "mount");
    is(writing(folder), Reason.IS_FOLDER, folder);
    var file = Files.writeString(folder.resolve("file"), "x");
    is(writing(file.resolve("inside")), Reason.IS_NO_FOLDER, file + " is a file");
  }

  @Test
  void whatIsNoText() throws IOException {
    var file = Files.write(folder.resolve("latin"), new byte[] {'B', (byte) 0xfc, 'r', 'o'});
    is(reading(file), Reason.NOT_UTF_8, file, "is not UTF-8", "Save it as UTF-8");
  }

  @Test
  void whatThePermissionsDenyToTheOwner() throws IOException {
    assumeFalse(ProcessUser.isRoot(), "root may read everything");
    var file = Files.createFile(folder.resolve("shut"), FileOwner.permissions(folder, "---------"));
    is(reading(file), Reason.DENIED, file, "chmod u+rwX " + file);
  }

  @Test
  void whatOnlyTheSystemSays() {
    var file = folder.resolve("file");
    is(
        FileFailure.reading(file, new IOException("x: Too many open files")),
        Reason.TOO_MANY_OPEN,
        "LimitNOFILE=");
    is(
        FileFailure.writing(file, new IOException("No space left on device")),
        Reason.NO_SPACE,
        file,
        "disk space");
    is(FileFailure.writing(file, new IOException("odd")), Reason.OTHER, file, "odd");
  }
}
