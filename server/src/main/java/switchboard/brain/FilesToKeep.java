package switchboard.brain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Effect.NewFile;
import switchboard.domain.FilePart;
import switchboard.domain.FilePolicy;
import switchboard.domain.Incoming;
import switchboard.domain.SentFile;

/** Which versions of a file are recorded with its message, and which of them are downloaded. */
final class FilesToKeep {

  private FilesToKeep() {}

  static List<NewFile> of(FilePolicy policy, Incoming.Said said, @Nullable SentFile file) {
    if (file == null) {
      return List.of();
    }
    var album = said.message().album();
    var files = new ArrayList<NewFile>();
    files.add(file(policy, file, FilePart.ORIGINAL, file.original(), album));
    var thumbnail = file.thumbnail();
    if (thumbnail != null) {
      files.add(file(policy, file, FilePart.THUMBNAIL, thumbnail, album));
    }
    return List.copyOf(files);
  }

  private static NewFile file(
      FilePolicy policy,
      SentFile file,
      FilePart part,
      SentFile.Version version,
      @Nullable String album) {
    return new NewFile(file.kind(), part, version, policy.first(part, version), album);
  }
}
