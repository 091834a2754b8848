package switchboard.simulator.methods;

import java.util.List;
import java.util.Map;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.MediaView;
import switchboard.simulator.world.StoredFiles.Stored;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that download, group or replace files. */
record FileMethods(World world, Outgoing outgoing, SendMethods sending, EditMethods editing) {
  /** Download limit for bots (Bot API, getFile). */
  private static final long DOWNLOAD_BYTES = 20L << 20;

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "getFile", this::file,
        "sendMediaGroup", this::group,
        "editMessageMedia", this::exchange,
        "getUserProfilePhotos", this::profilePhotos);
  }

  private JsonNode file(BotAccount bot, Params params) {
    return world.with(() -> {
      Stored file =
          world
              .files
              .find(params.text("file_id"))
              .orElseThrow(() ->
                  BotApiRefusal.badRequest("wrong file_id or the file is temporarily unavailable"));
      if (file.content().bytes().length > DOWNLOAD_BYTES) {
        throw BotApiRefusal.badRequest("file is too big");
      }
      return SimulatorJson.object()
          .put("file_id", file.id())
          .put("file_unique_id", file.uniqueId())
          .put("file_size", file.content().bytes().length)
          .put("file_path", file.path());
    });
  }

  /**
   * Validates every file before it sends the first message, so that an album is sent completely or
   * not at all.
   */
  private JsonNode group(BotAccount bot, Params params) {
    JsonNode items = params.value("media");
    items.forEach(TextParameters::caption);
    return world.with(() -> {
      String album = Long.toUnsignedString(world.random.nextLong());
      List<Stored> files = items.valueStream().map(item -> stored(params, item)).toList();
      ArrayNode messages = SimulatorJson.array();
      for (int i = 0; i < files.size(); i++) {
        JsonNode item = items.path(i);
        Stored file = files.get(i);
        messages.add(
            outgoing.send(
                bot, params, message -> write(item, file, message.put("media_group_id", album))));
      }
      return messages;
    });
  }

  private JsonNode exchange(BotAccount bot, Params params) {
    JsonNode item = params.value("media");
    TextParameters.caption(item);
    return editing.edit(
        bot,
        params,
        message -> {
          if (!MediaView.carriesCaption(message)) {
            throw BotApiRefusal.badRequest("there is no media in the message to edit");
          }
          MediaView.KINDS.forEach(message::remove);
          write(item, stored(params, item), message);
        });
  }

  private Stored stored(Params params, JsonNode item) {
    return sending.stored(
        params, SimulatorJson.text(item, "media"), "", SimulatorJson.text(item, "type"));
  }

  private static void write(JsonNode item, Stored file, ObjectNode message) {
    MediaView.write(
        message,
        SimulatorJson.text(item, "type"),
        file,
        (int) SimulatorJson.number(item, "duration"));
    Outgoing.write(message, "caption", TextParameters.caption(item));
  }

  private JsonNode profilePhotos(BotAccount bot, Params params) {
    ObjectNode photos = SimulatorJson.object().put("total_count", 0);
    photos.putArray("photos");
    return photos;
  }
}
