package switchboard.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.people.InvalidActionException;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.people.PersonActions;
import switchboard.simulator.people.PersonMedia;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.ChangeSignal;
import switchboard.simulator.world.MessagePlace;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.SimulatedPerson;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person who chats with the first bot, for tests. */
public final class SimulatorPerson {
  private final World world;
  private final SimulatedPerson person;
  private final PersonActions incoming;

  SimulatorPerson(World world, SimulatedPerson person) {
    this.world = world;
    this.person = person;
    this.incoming = new PersonActions(world);
  }

  public long id() {
    return person.id();
  }

  /** Sends a text to the bot and returns the message. */
  public JsonNode send(String text) {
    return incoming.text(bot(), id(), MessagePlace.in(id()), text);
  }

  /** Sends a text to a group. */
  public JsonNode sendTo(long chatId, String text) {
    return incoming.text(bot(), id(), MessagePlace.in(chatId), text);
  }

  /** Sends a text to a topic of a group or of the private chat. */
  public JsonNode sendTo(long chatId, long topic, String text) {
    return incoming.text(bot(), id(), new MessagePlace(chatId, topic, 0), text);
  }

  /** Creates a topic in a forum or in the private chat; returns its id. */
  public long topic(long chatId, String name) {
    return incoming.topic(bot(), id(), chatId, name).id();
  }

  /**
   * Closes, reopens or deletes a topic.
   *
   * @param state closed, open or deleted
   */
  public void topicBecomes(long chatId, long topic, String state) {
    incoming.topicBecomes(bot(), id(), new MessagePlace(chatId, topic, 0), state);
  }

  /** Sends an album of photos with the caption on the last. */
  public List<? extends JsonNode> album(long chatId, int photos, @Nullable String caption) {
    List<MediaRequest> parts = new ArrayList<>();
    for (int part = 1; part <= photos; part++) {
      parts.add(MediaRequest.of("photo", part == photos ? caption : null));
    }
    return album(chatId, parts);
  }

  /** Sends an album; the bot gets an update for each item. */
  public List<? extends JsonNode> album(long chatId, List<MediaRequest> items) {
    PersonMedia media = media();
    List<Consumer<ObjectNode>> parts = items.stream().map(media::content).toList();
    return incoming.album(bot(), id(), MessagePlace.in(chatId), parts);
  }

  public JsonNode edit(long messageId, String text) {
    return incoming.edit(bot(), id(), id(), messageId, text);
  }

  /** Exchanges the file of a message, or makes a text a file. */
  public JsonNode edit(long messageId, MediaRequest request) {
    return incoming.edit(bot(), id(), id(), messageId, media().content(request));
  }

  /**
   * Sends a file, location, contact, poll or dice with generated content.
   *
   * @param kind as in /simulator/media: photo, document, location and so on
   */
  public JsonNode media(String kind, @Nullable String caption) {
    return media(MediaRequest.of(kind, caption));
  }

  /** Sends a file, place or other media to the bot. */
  public JsonNode media(MediaRequest request) {
    return media(id(), request);
  }

  /** Sends a file, place or other media to a chat. */
  public JsonNode media(long chatId, MediaRequest request) {
    return incoming.message(bot(), id(), MessagePlace.in(chatId), media().content(request));
  }

  private PersonMedia media() {
    return new PersonMedia(world, bot().id);
  }

  /**
   * Presses the newest inline button with this label, or else sends the label as a reply keyboard
   * does. Returns the id of the callback query, or empty for a reply keyboard.
   *
   * @throws RuntimeException if no button has this label
   */
  public Optional<String> tap(String label) {
    for (JsonNode message : messages().reversed()) {
      JsonNode markup = message.path("reply_markup");
      for (JsonNode row : markup.path("inline_keyboard")) {
        for (JsonNode button : row) {
          if (label.equals(SimulatorJson.text(button, "text")) && button.has("callback_data")) {
            long id = SimulatorJson.number(message, "message_id");
            return Optional.of(tapData(id, SimulatorJson.text(button, "callback_data")));
          }
        }
      }
      if (markup.path("keyboard").toString().contains(SimulatorJson.text(label).toString())) {
        send(label);
        return Optional.empty();
      }
    }
    throw new InvalidActionException("No button \"" + label + "\" in the chat");
  }

  /** Sends a callback query with any data, even forged, or on a deleted message. */
  public String tapData(long messageId, String data) {
    return incoming.tap(bot(), id(), id(), messageId, data);
  }

  public void block() {
    incoming.block(bot(), id(), true);
  }

  public void unblock() {
    incoming.block(bot(), id(), false);
  }

  /** Marks the bot as started in the past; the bot gets no update. */
  public void knowsBot(boolean blocked) {
    BotAccount bot = bot();
    world.run(() -> {
      SimulatedChat chat = bot.chats.get(id());
      if (chat != null) {
        chat.started = true;
        chat.blocked = blocked;
      }
    });
  }

  /** Deletes a message for both sides; the bot gets no update. */
  public void delete(long messageId) {
    incoming.delete(bot(), id(), messageId);
  }

  /** The current messages of the private chat, oldest first. */
  public List<JsonNode> messages() {
    BotAccount bot = bot();
    return world.with(() -> {
      SimulatedChat chat = bot.chats.get(id());
      return chat == null ? List.<JsonNode>of() : List.copyOf(chat.messages());
    });
  }

  /** Notifications shown in answer to callback queries, oldest first: text, show_alert, url. */
  public List<JsonNode> toasts() {
    BotAccount bot = bot();
    return world.with(() -> world.toasts.of(bot.id, id()));
  }

  /**
   * Waits until the bot's newest message matches, and returns it.
   *
   * @throws IllegalStateException if none matches in time
   */
  public JsonNode await(Predicate<JsonNode> wanted, Duration patience) {
    return ChangeSignal.until(
        world,
        () -> fromBot().reversed().stream().filter(wanted).findFirst().orElse(null),
        patience,
        () -> "the bot's messages are " + fromBot().stream().map(SimulatorPerson::brief).toList());
  }

  /** Waits for a matching notification; one with an empty text is an answer without a text. */
  public JsonNode awaitToast(Predicate<JsonNode> wanted, Duration patience) {
    return ChangeSignal.until(
        world,
        () -> toasts().reversed().stream().filter(wanted).findFirst().orElse(null),
        patience,
        () -> "the toasts are " + toasts());
  }

  private List<JsonNode> fromBot() {
    List<JsonNode> messages = new ArrayList<>(messages());
    messages.removeIf(message -> !message.path("from").path("is_bot").asBoolean(false));
    return messages;
  }

  private static String brief(JsonNode message) {
    return SimulatorJson.text(message, "text") + message.path("reply_markup");
  }

  private BotAccount bot() {
    return SimulatorBot.first(world);
  }
}
