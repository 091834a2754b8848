package switchboard.testing;

import static java.util.Objects.requireNonNull;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.world.SimulatorCall;
import switchboard.transcript.SeenMessages;
import switchboard.transcript.TranscriptStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays transcripts against the whole program: HTTP, store, outbox and simulator. */
public final class TestServerFixture implements TranscriptStage {

  private static final JsonMapper JSON = new JsonMapper();

  /** Start time of transcripts. */
  private static final Instant BEGIN = Instant.parse("2026-01-31T18:05:00Z");

  private static final Duration EDITABLE = Duration.ofDays(2);

  private record Pressed(long chat, long message, String data) {}

  private final TestServer house;
  private final Map<String, Long> people = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> languages = new HashMap<>();
  private final Map<String, Long> written = new HashMap<>();
  private final Map<String, Pressed> pressed = new HashMap<>();
  private final Deque<SeenMessages> seen = new ArrayDeque<>();
  private long group;
  private long lastCall;

  public TestServerFixture(TestServer house) {
    this.house = house;
    house.simulator().clock().stopAt(BEGIN);
    lastCall = newestCall();
  }

  @Override
  public void name(String who, String name) {
    names.put(who, name);
  }

  @Override
  public void language(String who, String languageCode) {
    languages.put(who, languageCode);
  }

  @Override
  public void say(String who, boolean inGroup, String text) {
    var message = act("send", who, chat(who, inGroup), Map.of("text", mentioning(text)));
    written.put(who + text, message.path("message_id").asLong());
  }

  @Override
  public void send(String who, String type, @Nullable String caption) {
    if (type.equals("story")) {
      story(who);
      return;
    }
    var fields = new HashMap<String, Object>(Map.of("kind", type));
    if (caption != null) {
      fields.put("caption", caption);
    }
    var message = act("media", who, chat(who, false), fields);
    written.put(who + caption, message.path("message_id").asLong());
  }

  @Override
  public void sendAlbum(String who, boolean inGroup, int parts, @Nullable String caption) {
    long id = person(who);
    var below = caption == null ? null : mentioning(caption);
    house.simulator().people().stream()
        .filter(one -> one.id() == id)
        .forEach(one -> one.album(chat(who, inGroup), parts, below));
    Eventually.holds("all parts are handled", () -> house.bot().pending() == 0);
    house.turn(Duration.ofSeconds(1));
  }

  private String mentioning(String text) {
    return text.replace("@switchboard_bot", "@" + house.bot().username());
  }

  /** Sends a kind of message that the simulator cannot create. */
  private void story(String who) {
    long id = person(who);
    var update =
        """
        {"update":{"message":{"message_id":900000,"date":%2$d,"story":{"id":1,"chat":{"id":5,"type":"private"}},
         "from":{"id":%1$d,"is_bot":false,"first_name":"P"},"chat":{"id":%1$d,"type":"private"}}}}
        """
            .formatted(id, house.simulator().clock().now().getEpochSecond());
    page("update", JSON.readTree(update));
  }

  @Override
  public void edit(String who, String before, String after) {
    var id = requireNonNull(written.get(who + before));
    act("edit", who, chat(who, false), Map.of("message_id", id, "text", after));
  }

  @Override
  public void tap(String who, boolean inGroup, String label) {
    long chat = chat(who, inGroup);
    for (var message : messages(chat).reversed()) {
      for (var row : message.path("reply_markup").path("inline_keyboard")) {
        for (var button : row) {
          if (button.path("text").asString("").equals(label) && button.has("callback_data")) {
            var data = button.path("callback_data").asString("");
            press(who, new Pressed(chat, message.path("message_id").asLong(), data));
            return;
          }
        }
      }
    }
    throw new AssertionError("There is no button " + label);
  }

  @Override
  public void tapAgain(String who) {
    press(who, requireNonNull(pressed.get(who)));
  }

  @Override
  public void forge(String who, String data) {
    long chat = chat(who, false);
    var newest =
        messages(chat).stream().filter(message -> message.path("from").path("is_bot").asBoolean());
    long id = newest.toList().getLast().path("message_id").asLong();
    press(who, new Pressed(chat, id, data));
  }

  private void press(String who, Pressed button) {
    pressed.put(who, button);
    if (house.bot().callbackQueryMode().equals("inline") && isOld(button)) {
      // Only Telegram knows then that the message is too old to edit.
      page("delete", Map.of("chat_id", button.chat(), "message_id", button.message()));
    }
    act("tap", who, button.chat(), Map.of("message_id", button.message(), "data", button.data()));
  }

  private boolean isOld(Pressed button) {
    var now = house.simulator().clock().now();
    return house
        .bot()
        .message(button.chat(), button.message())
        .map(message -> Instant.ofEpochSecond(message.path("date").asLong()))
        .filter(sentAt -> sentAt.isBefore(now.minus(EDITABLE)))
        .isPresent();
  }

  @Override
  public void reach(String who, boolean reachable) {
    act("block", who, 0, Map.of("blocked", !reachable));
  }

  @Override
  public void pass(Duration duration) {
    house.turn(duration);
  }

  @Override
  public void botFile(String version) {
    house.botFile(version);
    house.awaitBot(version);
  }

  @Override
  public Optional<SeenMessages> next() {
    if (seen.isEmpty()) {
      house.settle();
      collect();
    }
    return Optional.ofNullable(seen.poll());
  }

  /** Collects the bot's new calls; a toast and its screen may arrive in either order. */
  private void collect() {
    var others = new ArrayList<SeenMessages>();
    for (var call : house.simulator().calls()) {
      if (call.number() > lastCall && SeenCall.shows(call)) {
        lastCall = call.number();
        var what = seen(call);
        what.filter(SeenMessages.Toast.class::isInstance).ifPresent(seen::add);
        what.filter(shown -> !(shown instanceof SeenMessages.Toast)).ifPresent(others::add);
      }
    }
    seen.addAll(others);
  }

  private Optional<SeenMessages> seen(SimulatorCall call) {
    var params = call.params();
    return switch (call.method().toLowerCase(Locale.ROOT)) {
      case "sendmessage" -> Optional.of(SeenCall.message(false, params));
      case "editmessagetext" -> Optional.of(SeenCall.message(true, params));
      case "answercallbackquery" ->
          params.has("text")
              ? Optional.of(new SeenMessages.Toast(params.path("text").asString("")))
              : Optional.empty();
      case "senddocument" ->
          Optional.of(
              new SeenMessages.Document(
                  newestDocument(params.path("chat_id").asLong()),
                  PlainText.text(params.path("caption").asString(""))));
      default -> Optional.empty();
    };
  }

  private String newestDocument(long chat) {
    return messages(chat).reversed().stream()
        .map(message -> message.path("document").path("file_name").asString(""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private long chat(String who, boolean inGroup) {
    if (!inGroup) {
      return person(who);
    }
    if (group == 0) {
      var members = Stream.of("ANN", "BEA", "CYD").map(this::person).toList();
      var made = page("chats", Map.of("title", "Square", "type", "group", "members", members));
      group = made.path("id").asLong();
      house.settle();
      lastCall = newestCall();
    }
    return group;
  }

  private long person(String who) {
    return people.computeIfAbsent(who, this::invite);
  }

  private long invite(String who) {
    var name = names.getOrDefault(who, who.charAt(0) + who.substring(1).toLowerCase(Locale.ROOT));
    var parts = name.split(" ", 2);
    var fields = new HashMap<String, Object>();
    fields.put("first_name", parts[0]);
    fields.put("language_code", languages.getOrDefault(who, "en"));
    if (parts.length == 2) {
      fields.put("last_name", parts[1]);
    }
    return page("people", fields).path("id").asLong();
  }

  private List<JsonNode> messages(long chat) {
    var state =
        request(HttpRequest.newBuilder(house.simulator().uri().resolve("/simulator/state")));
    return state
        .path("chats")
        .valueStream()
        .filter(one -> one.path("id").asLong() == chat)
        .flatMap(one -> one.path("messages").valueStream())
        .toList();
  }

  private JsonNode act(String what, String who, long chat, Map<String, ?> more) {
    var fields = new HashMap<String, Object>(more);
    fields.put("person_id", person(who));
    fields.put("chat_id", chat);
    return page(what, fields);
  }

  private JsonNode page(String what, Map<String, ?> fields) {
    return page(what, JSON.<JsonNode>valueToTree(fields));
  }

  private JsonNode page(String what, JsonNode body) {
    return request(
        HttpRequest.newBuilder(house.simulator().uri().resolve("/simulator/" + what))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private JsonNode request(HttpRequest.Builder request) {
    var response = house.send(request);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return JSON.readTree(response.body());
  }

  private long newestCall() {
    return house.simulator().calls().stream().mapToLong(SimulatorCall::number).max().orElse(0);
  }
}
