package switchboard.imports;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.domain.UserId;
import switchboard.imports.Found.Problem;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What Telegram Desktop exports as JSON: one chat, or all chats of an account. People’s messages in
 * chats with bots and other people are imported.
 *
 * @see <a href="https://core.telegram.org/import-export">Telegram, Data export</a>
 */
public final class TelegramExportSource implements Source {

  /** The fields with messages, which come last. */
  private static final Set<String> CONTENTS = Set.of("messages", "chats");

  private final Path file;
  private final Times times;
  private final ExportedChat only;

  /**
   * @throws CommandException when it cannot be read, or is of a group or channel
   */
  public TelegramExportSource(Path file, Times times) {
    this.file = file;
    this.times = times;
    only = onlyChat(file);
    if (only.type != null && !only.isPrivate()) {
      throw new CommandException(
          "The file %s is the export of a group or channel. Only private chats are imported: export the chat with the bot."
              .formatted(file));
    }
  }

  /** What precedes the messages; nothing in an export of all chats. */
  private static ExportedChat onlyChat(Path file) {
    var chat = new ExportedChat(Set.of());
    try (var json = JsonFile.open(file)) {
      json.read(parser -> {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME
            && !CONTENTS.contains(parser.currentName())) {
          var name = parser.currentName();
          parser.nextToken();
          if (!chat.takes(name, parser)) {
            parser.skipChildren();
          }
        }
      });
    }
    return chat;
  }

  @Override
  public @Nullable NamedBot bot() {
    return only.bot();
  }

  @Override
  public List<String> notes() {
    return List.of("Photos, voice messages and other files are noted, not copied.");
  }

  @Override
  public void read(Sink sink) {
    try (var json = JsonFile.open(file)) {
      json.read(parser -> {
        var reading = new Reading(json, parser, sink);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          reading.chat();
        }
        if (!reading.hasMessages) {
          throw other();
        }
      });
    }
  }

  private CommandException other() {
    return new CommandException(
        "The file %s is not an export of Telegram Desktop. In the chat’s menu choose “Export chat history” with the format “Machine-readable JSON”, and give result.json."
            .formatted(file));
  }

  /** One passage through the file. */
  private final class Reading {

    private final JsonFile json;
    private final JsonParser parser;
    private final Sink sink;
    private final Set<UserId> met = new HashSet<>();
    private boolean hasMessages;

    Reading(JsonFile json, JsonParser parser, Sink sink) {
      this.json = json;
      this.parser = parser;
      this.sink = sink;
    }

    /** A chat, or the whole export, which has a list of chats. */
    void chat() {
      var chat = new ExportedChat(met);
      JsonFile.fields(
          parser,
          name -> {
            switch (name) {
              case "messages" -> messages(chat);
              case "chats" -> JsonFile.fields(parser, this::chats);
              default -> {
                if (!chat.takes(name, parser)) {
                  parser.skipChildren();
                }
              }
            }
          });
    }

    private void chats(String name) {
      if (name.equals("list") && parser.currentToken() == JsonToken.START_ARRAY) {
        hasMessages = true;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          chat();
        }
      } else {
        parser.skipChildren();
      }
    }

    private void messages(ExportedChat chat) {
      if (parser.currentToken() != JsonToken.START_ARRAY || chat.type == null || chat.id == null) {
        throw other();
      }
      hasMessages = true;
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        if (chat.isPrivate()) {
          take(chat, JsonFile.MAPPER.readTree(parser));
        } else {
          parser.skipChildren();
          sink.take(Problem.skipped("a chat", Kind.MESSAGE, Reason.IN_GROUP, ""));
        }
        sink.progress(json.done(), json.size());
      }
    }

    private void take(ExportedChat chat, JsonNode message) {
      var where = "chat %s, message %s".formatted(chat.id, message.path("id").asString("?"));
      try {
        chat.read(where, message, times, sink);
      } catch (BadValueException e) {
        sink.take(e.skipped(where, Kind.MESSAGE));
      }
    }
  }

  /** The chat whose messages are being read. */
  private static final class ExportedChat {

    private static final String BOT = "bot_chat";

    /** The people of whom something has been found. */
    private final Set<UserId> met;

    private @Nullable String type;
    private @Nullable String id;
    private String name = "";

    ExportedChat(Set<UserId> met) {
      this.met = met;
    }

    /** Whether it is one of the fields about the chat. */
    boolean takes(String field, JsonParser parser) {
      switch (field) {
        case "type" -> type = parser.getString();
        case "id" -> id = parser.getString();
        case "name" -> name = parser.getString();
        default -> {
          return false;
        }
      }
      return parser.currentToken().isScalarValue();
    }

    @Nullable NamedBot bot() {
      return BOT.equals(type) && id != null ? new NamedBot(id, name) : null;
    }

    boolean isPrivate() {
      return BOT.equals(type) || "personal_chat".equals(type);
    }

    void read(String where, JsonNode message, Times times, Sink sink) throws BadValueException {
      if (!message.path("type").asString("message").equals("message")) {
        sink.take(Problem.skipped(where, Kind.MESSAGE, Reason.SERVICE, ""));
        return;
      }
      var from = message.path("from_id").asString("").replaceFirst("^user", "");
      boolean isByOther = from.equals(id);
      if (isByOther == BOT.equals(type)) {
        sink.take(Problem.skipped(where, Kind.MESSAGE, Reason.BY_BOT, ""));
        return;
      }
      var found = new ExportedMessage(where, message, times).read(Ids.user(from));
      meet(found, message, sink);
      sink.take(found);
    }

    /** Who wrote to a person has not started the bot by that. */
    private void meet(Found.Message found, JsonNode message, Sink sink) {
      if (met.add(found.user())) {
        sink.take(
            new Found.Person(
                found.where(),
                found.user(),
                ExportedMessage.profile(message),
                BOT.equals(type),
                found.at(),
                null));
      }
    }
  }
}
