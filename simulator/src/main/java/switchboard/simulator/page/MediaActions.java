package switchboard.simulator.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.Upload;
import switchboard.simulator.people.InvalidActionException;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.people.PersonActions;
import switchboard.simulator.people.PersonMedia;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.PendingUploads;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Actions of the page API that send files and other media. */
record MediaActions(World world, PersonActions incoming) {
  private static final int MAX_ALBUM = 10;

  Map<String, UnaryOperator<JsonNode>> all() {
    return Map.of("POST media", this::media, "POST album", this::album);
  }

  /** Keeps a request's body as a file for a later action. */
  JsonNode upload(HttpServletRequest request) throws IOException {
    String name = parameter(request, "name", "file").replaceFirst("^.*[/\\\\]", "");
    String type = parameter(request, "type", "application/octet-stream");
    if (request.getContentLengthLong() > PendingUploads.MAX_BYTES) {
      throw tooLarge();
    }
    String id =
        world.uploads.add(name, type, request.getInputStream()).orElseThrow(MediaActions::tooLarge);
    return SimulatorJson.object().put("upload", id);
  }

  private static BotApiRefusal tooLarge() {
    return new BotApiRefusal(413, PendingUploads.TOO_LARGE);
  }

  private static String parameter(HttpServletRequest request, String name, String usual) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? usual : value;
  }

  private JsonNode media(JsonNode body) {
    BotAccount bot = PageActions.bot(world, body);
    Consumer<ObjectNode> content = new PersonMedia(world, bot.id).content(request(body));
    return incoming.message(
        bot, PageActions.number(body, "person_id"), PageActions.where(body), content);
  }

  private JsonNode album(JsonNode body) {
    BotAccount bot = PageActions.bot(world, body);
    JsonNode items = body.path("media");
    if (items.size() < 2 || items.size() > MAX_ALBUM) {
      throw new InvalidActionException("An album must have 2 to 10 items");
    }
    PersonMedia media = new PersonMedia(world, bot.id);
    List<Consumer<ObjectNode>> parts =
        items.valueStream().map(item -> media.content(request(item))).toList();
    return SimulatorJson.array(
        incoming.album(bot, PageActions.number(body, "person_id"), PageActions.where(body), parts));
  }

  private MediaRequest request(JsonNode body) {
    return new MediaRequest(
        PageActions.required(body, "kind"),
        MediaRequest.typed(SimulatorJson.text(body, "caption")),
        body,
        file(SimulatorJson.text(body, "upload")),
        file(SimulatorJson.text(body, "thumbnail")));
  }

  private @Nullable Upload file(String id) {
    return id.isEmpty()
        ? null
        : world
            .uploads
            .take(id)
            .orElseThrow(
                () -> new InvalidActionException("No upload " + id + ". Upload it again."));
  }
}
