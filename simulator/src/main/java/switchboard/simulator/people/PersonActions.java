package switchboard.simulator.people;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.EntityFinder;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Scalars;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.methods.CallbackQueryMethods;
import switchboard.simulator.methods.Outgoing;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallbackQueryLog;
import switchboard.simulator.world.CallbackQueryLog.Tap;
import switchboard.simulator.world.ChatMembership;
import switchboard.simulator.world.ForumActions;
import switchboard.simulator.world.ForumTopics;
import switchboard.simulator.world.ForumTopics.Topic;
import switchboard.simulator.world.InlineIds;
import switchboard.simulator.world.MessagePlace;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.SimulatedPerson;
import switchboard.simulator.world.UpdateQueue.Lane;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Actions of people: write, edit, press buttons, block the bot. Every method takes the lock itself.
 */
public final class PersonActions {
  private final World world;
  private final ForumActions forums;

  public PersonActions(World world) {
    this.world = world;
    this.forums = new ForumActions(world);
  }

  public ObjectNode text(BotAccount bot, long personId, MessagePlace where, String text) {
    FormattedText written = typed(text);
    return message(bot, personId, where, message -> Outgoing.write(message, "text", written));
  }

  /** Sends an album; the bot gets one update per message. */
  public List<ObjectNode> album(
      BotAccount bot,
      long personId,
      MessagePlace where,
      List<? extends Consumer<ObjectNode>> parts) {
    return world.with(() -> {
      String album = Long.toUnsignedString(world.random.nextLong());
      return parts.stream()
          .map(part ->
              message(
                  bot,
                  personId,
                  where,
                  message -> part.accept(message.put("media_group_id", album))))
          .toList();
    });
  }

  /** Creates a topic. In a private chat this also enables topics for the bot. */
  public Topic topic(BotAccount bot, long personId, long chatId, String name) {
    return world.with(() -> {
      SimulatedPerson person = person(personId);
      SimulatedChat chat = chat(bot, person, chatId);
      bot.topics |= chat.group == null;
      if (!ForumActions.hasTopics(bot, chat)) {
        throw new InvalidActionException("This chat has no topics");
      }
      chat.started = true;
      return forums.create(bot, chat, person.user(), name);
    });
  }

  /**
   * Closes, reopens or deletes a topic.
   *
   * @param state closed, open or deleted
   */
  public void topicBecomes(BotAccount bot, long personId, MessagePlace where, String state) {
    world.run(() -> {
      SimulatedPerson person = person(personId);
      SimulatedChat chat = chat(bot, person, where.chat());
      Topic topic = topic(chat, where.topic());
      switch (state) {
        case "closed" -> forums.close(bot, chat, person.user(), topic, true);
        case "open" -> forums.close(bot, chat, person.user(), topic, false);
        case "deleted" -> forums.delete(bot, chat, topic);
        default ->
            throw new InvalidActionException(
                "The state of a topic must be open, closed or deleted");
      }
    });
  }

  private static Topic topic(SimulatedChat chat, long id) {
    return chat.topics
        .find(id)
        .orElseThrow(() -> new InvalidActionException("No topic " + id + " in chat " + chat.id));
  }

  public ObjectNode message(
      BotAccount bot, long personId, MessagePlace where, Consumer<ObjectNode> content) {
    return world.with(() -> {
      SimulatedPerson person = person(personId);
      SimulatedChat chat = chat(bot, person, where.chat());
      if (chat.blocked) {
        throw new InvalidActionException("This person has blocked the bot. Unblock it first.");
      }
      chat.started = true;
      long id = bot.nextMessage();
      ObjectNode message = world.message(chat, id, person.user());
      chat.message(where.replyTo())
          .ifPresent(to -> message.set("reply_to_message", Outgoing.quoted(to)));
      place(chat, person, where, message);
      content.accept(message);
      chat.put(id, message);
      world.publish(bot, "message", chat, message);
      world.tell(bot, "message", message, new Lane(chat.id, false));
      return message;
    });
  }

  /**
   * Sets the topic or thread of a message. A reply joins the topic of the message it answers; in a
   * supergroup without topics it only starts a thread.
   */
  private static void place(
      SimulatedChat chat, SimulatedPerson person, MessagePlace where, ObjectNode message) {
    ObjectNode answered = chat.message(where.replyTo()).orElse(null);
    long id = answered != null && where.topic() == 0 ? ForumTopics.of(answered) : where.topic();
    if (chat.isDirect()) {
      ForumTopics.write(message, person);
    } else if (id != 0) {
      if (topic(chat, id).closed()) {
        throw new InvalidActionException("This topic is closed");
      }
      ForumTopics.write(message, id);
    } else if (answered != null && chat.group != null && chat.group.type().equals("supergroup")) {
      long thread = SimulatorJson.number(answered, "message_thread_id");
      message.put("message_thread_id", thread == 0 ? where.replyTo() : thread);
    }
  }

  public ObjectNode edit(BotAccount bot, long personId, long chatId, long messageId, String text) {
    FormattedText written = typed(text);
    return edit(bot, personId, chatId, messageId, edited -> rewrite(edited, written));
  }

  private static void rewrite(ObjectNode message, FormattedText text) {
    String field = message.has("text") ? "text" : "caption";
    if (field.equals("caption") && Scalars.characters(text.text()) > TextParameters.CAPTION) {
      throw new InvalidActionException("A caption must have at most 1024 characters");
    }
    Outgoing.write(message, field, text);
  }

  /** Changes the text of a message, or exchanges its file. */
  public ObjectNode edit(
      BotAccount bot, long personId, long chatId, long messageId, Consumer<ObjectNode> change) {
    return world.with(() -> {
      SimulatedChat chat = chat(bot, person(personId), chatId);
      ObjectNode old = message(chat, messageId);
      if (SimulatorJson.number(old.path("from"), "id") != personId) {
        throw new InvalidActionException("People can only edit their own messages");
      }
      ObjectNode edited = old.deepCopy();
      change.accept(edited);
      edited.put("edit_date", world.unixTime());
      chat.put(messageId, edited);
      world.publish(bot, "edit", chat, edited);
      world.tell(bot, "edited_message", edited, new Lane(chat.id, false));
      return edited;
    });
  }

  /** Sends a callback query. The data may be forged and the message may be deleted. */
  public String tap(BotAccount bot, long personId, long chatId, long messageId, String data) {
    return world.with(() -> {
      SimulatedPerson person = person(personId);
      SimulatedChat chat = chat(bot, person, chatId);
      String id = Long.toUnsignedString(world.random.nextLong());
      Tap tap = new Tap(id, personId, chat.id, messageId, world.clock.now(), false);
      bot.taps.put(tap);
      ObjectNode query = SimulatorJson.object().put("id", id);
      query.set("from", person.user());
      Optional<ObjectNode> message = chat.message(messageId);
      if (bot.callbackQueryMode.hidesMessage(message.isEmpty())) {
        query.put("inline_message_id", InlineIds.of(bot, chat.id, messageId));
      } else {
        query.set("message", message.orElseGet(() -> gone(chat, messageId)));
      }
      query.put("chat_instance", Long.toString(chat.id * 7919 + bot.id)).put("data", data);
      CallbackQueryMethods.publish(world, bot, tap, "waiting");
      world.clock.after(CallbackQueryLog.LIFE, () -> expire(bot, id));
      world.tell(bot, "callback_query", query, new Lane(personId, true));
      return id;
    });
  }

  private void expire(BotAccount bot, String id) {
    world.run(() ->
        bot.taps
            .find(id)
            .filter(tap -> !tap.answered())
            .ifPresent(tap -> CallbackQueryMethods.publish(world, bot, tap, "expired")));
  }

  /** Returns a Bot API InaccessibleMessage. */
  private static ObjectNode gone(SimulatedChat chat, long messageId) {
    ObjectNode message = SimulatorJson.object();
    message.set("chat", chat.json);
    return message.put("message_id", messageId).put("date", 0);
  }

  public String buttonData(BotAccount bot, long chatId, long messageId, int row, int column) {
    return world.with(() -> {
      SimulatedChat chat = bot.chats.get(chatId);
      if (chat == null) {
        throw new InvalidActionException("No chat " + chatId);
      }
      JsonNode button =
          message(chat, messageId)
              .path("reply_markup")
              .path("inline_keyboard")
              .path(row)
              .path(column);
      if (!button.has("callback_data")) {
        throw new InvalidActionException("No button with callback data in that row and column");
      }
      return SimulatorJson.text(button, "callback_data");
    });
  }

  public void delete(BotAccount bot, long chatId, long messageId) {
    world.run(() -> {
      SimulatedChat chat = bot.chats.get(chatId);
      if (chat == null || !world.remove(bot, chat, messageId)) {
        throw new InvalidActionException("No message " + messageId + " in chat " + chatId);
      }
    });
  }

  public void block(BotAccount bot, long personId, boolean blocked) {
    world.run(() -> {
      SimulatedPerson person = person(personId);
      SimulatedChat chat = chat(bot, person, personId);
      if (chat.blocked != blocked) {
        chat.blocked = blocked;
        world.events.publish(bot.id, "person", PageViews.person(person, blocked));
        String before = blocked ? "member" : "kicked";
        ChatMembership.tell(world, bot, chat, person.user(), before, blocked ? "kicked" : "member");
      }
    });
  }

  private SimulatedPerson person(long id) {
    SimulatedPerson person = world.people.get(id);
    if (person == null) {
      throw new InvalidActionException("No person " + id);
    }
    return person;
  }

  private static SimulatedChat chat(BotAccount bot, SimulatedPerson person, long chatId) {
    SimulatedChat chat = bot.chats.get(chatId);
    boolean inside =
        chat != null
            && (chat.group == null
                ? chat.id == person.id()
                : chat.group.members().contains(person.id()));
    if (chat == null || !inside) {
      throw new InvalidActionException("Person " + person.id() + " is not in chat " + chatId);
    }
    return chat;
  }

  private static ObjectNode message(SimulatedChat chat, long messageId) {
    return chat.message(messageId)
        .orElseThrow(
            () -> new InvalidActionException("No message " + messageId + " in chat " + chat.id));
  }

  private static FormattedText typed(@Nullable String text) {
    FormattedText written = new FormattedText(text == null ? "" : text, List.of()).stripped();
    int length = Scalars.characters(written.text());
    if (length == 0 || length > TextParameters.MESSAGE) {
      throw new InvalidActionException("A message must have 1 to 4096 characters, not " + length);
    }
    return EntityFinder.complete(written);
  }
}
