package switchboard.simulator.methods;

import java.util.EnumSet;
import java.util.Set;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.world.FileKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which files may be in one album (Bot API, sendMediaGroup). */
final class AlbumRules {
  private static final Set<FileKind> ALONE = EnumSet.of(FileKind.AUDIO, FileKind.DOCUMENT);

  private AlbumRules() {}

  static void check(JsonNode items) {
    Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
    items.forEach(item -> kinds.add(FileReferences.kind(item)));
    for (FileKind kind : kinds) {
      if (kinds.size() > 1 && ALONE.contains(kind)) {
        throw BotApiRefusal.badRequest(kind.field + " can't be mixed with other media types");
      }
    }
  }

  /** A message of an album stays one of the kinds that its album may have. */
  static void checkChange(ObjectNode message, FileKind kind) {
    if (kind == FileKind.ANIMATION) {
      throw BotApiRefusal.badRequest("message content type can't be used in an album");
    }
    if (!ALONE.stream().allMatch(alone -> message.has(alone.field) == (kind == alone))) {
      throw BotApiRefusal.badRequest("can't change media type in the album");
    }
  }
}
