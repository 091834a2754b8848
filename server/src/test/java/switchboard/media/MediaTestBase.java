package switchboard.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.FileState;
import switchboard.domain.UserId;
import switchboard.testing.TestDatabase;

/** A stage for each test, on the database of the class's parameter. */
abstract class MediaTestBase {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  MediaStage stage;

  @BeforeEach
  final void open() throws IOException {
    stage = new MediaStage(database, folder);
  }

  @AfterEach
  final void close() {
    stage.close();
  }

  static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  long stored(UserId user, String name, byte[] content) {
    stage.files.has(name, content);
    long id = stage.sent(user, name);
    stage.await(id, FileState.STORED);
    return id;
  }
}
