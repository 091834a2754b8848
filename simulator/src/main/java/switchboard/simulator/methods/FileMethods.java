package switchboard.simulator.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.FileKind;
import switchboard.simulator.world.SentMedia;
import switchboard.simulator.world.StoredFile;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that download, group or replace files. */
record FileMethods(World world, Outgoing outgoing, FileReferences references, EditMethods editing) {
  /** Download limit for bots (Bot API, getFile); a local server has none. */
  private static final long DOWNLOAD_BYTES = 20L << 20;

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "getFile", this::file,
        "sendMediaGroup", this::group,
        "editMessageMedia", this::exchange,
        "getUserProfilePhotos", this::profilePhotos);
  }

  private JsonNode file(BotAccount bot, Params params) {
    StoredFile file =
        world
            .files
            .find(bot.id, params.text("file_id"))
            .orElseThrow(() -> FileIds.notFound(params.text("file_id")));
    boolean local = world.options.local();
    if (!local && file.size() > DOWNLOAD_BYTES) {
      throw BotApiRefusal.badRequest("file is too big");
    }
    world.files.link(file, world.clock.now());
    return SimulatorJson.object()
        .put("file_id", file.id())
        .put("file_unique_id", file.uniqueId())
        .put("file_size", file.size())
        .put("file_path", local ? file.content().toAbsolutePath().toString() : file.path());
  }

  /**
   * Validates every file before it sends the first message, so that an album is sent completely or
   * not at all.
   */
  private JsonNode group(BotAccount bot, Params params) throws InterruptedException {
    JsonNode items = params.value("media");
    AlbumRules.check(items);
    items.forEach(TextParameters::caption);
    outgoing.check(bot, params);
    List<SentMedia> files = new ArrayList<>();
    for (JsonNode item : items) {
      files.add(references.item(bot, params, item));
    }
    return world.with(() -> {
      String album = Long.toUnsignedString(world.random.nextLong());
      ArrayNode messages = SimulatorJson.array();
      for (int i = 0; i < files.size(); i++) {
        JsonNode item = items.path(i);
        SentMedia file = files.get(i);
        messages.add(
            outgoing.send(
                bot, params, message -> write(message.put("media_group_id", album), file, item)));
      }
      return messages;
    });
  }

  private JsonNode exchange(BotAccount bot, Params params) throws InterruptedException {
    JsonNode item = params.value("media");
    TextParameters.caption(item);
    FileKind kind = FileReferences.kind(item);
    if (params.has("inline_message_id")
        && params.attached(SimulatorJson.text(item, "media")).isPresent()) {
      throw BotApiRefusal.badRequest("invalid message content specified");
    }
    editing.check(bot, params, message -> checkReplaceable(bot, message, kind));
    SentMedia media = references.item(bot, params, item);
    return editing.edit(
        bot,
        params,
        message -> {
          checkReplaceable(bot, message, kind);
          write(message, media, item);
        });
  }

  private static void checkReplaceable(BotAccount bot, ObjectNode message, FileKind kind) {
    if (!EditMethods.isOwn(bot, message) || !SentMedia.isReplaceable(message)) {
      throw BotApiRefusal.badRequest("message media can't be edited");
    }
    if (message.has("media_group_id")) {
      AlbumRules.checkChange(message, kind);
    }
  }

  private static void write(ObjectNode message, SentMedia media, JsonNode item) {
    SendMethods.write(message, media, TextParameters.caption(item), item);
  }

  private JsonNode profilePhotos(BotAccount bot, Params params) {
    ObjectNode photos = SimulatorJson.object().put("total_count", 0);
    photos.putArray("photos");
    return photos;
  }
}
