package switchboard.botfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that one reading of a bot file has found: the same for its checks and for the bot. */
final class FoundFiles {

  private final MediaFiles files;
  private final Map<String, Optional<MediaFile>> found = new HashMap<>();

  FoundFiles(MediaFiles files) {
    this.files = files;
  }

  Optional<MediaFile> find(String path) {
    return found.computeIfAbsent(path, files::find);
  }

  List<String> names() {
    return files.names();
  }
}
