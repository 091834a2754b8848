package switchboard.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.domain.UserId;
import switchboard.imports.Found.Problem;
import switchboard.imports.Found.Profile;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Sessions of Telegraf or grammY as one JSON file: an object with a session for each key, or a list
 * of objects with key and session, perhaps inside {@code sessions}. A key is {@code chat} (grammY),
 * or chat and user in either order (Telegraf), perhaps after a prefix.
 */
public final class SessionsSource implements Source {

  private static final Pattern KEY =
      Pattern.compile("(?:[^-0-9](?:.*?[^-0-9])?)?(-?[0-9]+)(?::(-?[0-9]+))?");
  private static final Set<String> KEYS = Set.of("id", "_id", "key", "name");

  private final Path file;

  /**
   * @throws CommandException when it cannot be read
   */
  public SessionsSource(Path file) {
    this.file = file;
    try (var json = JsonFile.open(file)) {
      json.read(parser -> {
        if (!parser.currentToken().isStructStart()) {
          throw new CommandException(
              "The file %s has no sessions. Give a JSON file with a session for each chat, such as {\"123:123\": {…}}."
                  .formatted(file));
        }
      });
    }
  }

  @Override
  public List<String> notes() {
    return List.of("Sessions have no history: people are known by their ids until they come back.");
  }

  @Override
  public void read(Sink sink) {
    try (var json = JsonFile.open(file)) {
      json.read(parser -> new Reading(json, parser, sink).all());
    }
  }

  /** One passage through the file. */
  private record Reading(JsonFile json, JsonParser parser, Sink sink) {

    void all() {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        list();
      } else {
        JsonFile.fields(parser, this::field);
      }
    }

    private void field(String key) {
      if (key.equals("sessions") && parser.currentToken().isStructStart()) {
        all();
      } else {
        take(key, SessionFacts.read(parser));
      }
    }

    private void list() {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          entry();
        } else {
          parser.skipChildren();
          take("", new SessionFacts());
        }
      }
    }

    private void entry() {
      var facts = new SessionFacts();
      var key = new StringBuilder();
      JsonFile.fields(
          parser,
          name -> {
            if (KEYS.contains(name) && parser.currentToken().isScalarValue()) {
              key.append(key.isEmpty() ? parser.getString() : "");
            } else {
              facts.add(name, parser);
            }
          });
      take(key.toString(), facts);
    }

    private void take(String key, SessionFacts facts) {
      var where = "line %d, session %s".formatted(line(), BadValueException.shown(key));
      try {
        var user = user(key);
        if (user == null) {
          sink.take(Problem.skipped(where, Kind.PERSON, Reason.IN_GROUP, ""));
        } else {
          sink.take(new Found.Person(where, user, Profile.UNKNOWN, true, null, null));
          facts.preference(where, user).ifPresent(sink::take);
        }
      } catch (BadValueException e) {
        sink.take(e.skipped(where, Kind.PERSON));
      }
      sink.progress(json.done(), json.size());
    }

    private int line() {
      return parser.currentLocation().getLineNr();
    }

    /** Null for a session in a group. */
    private static @Nullable UserId user(String key) throws BadValueException {
      var numbers = KEY.matcher(key);
      if (!numbers.matches()) {
        throw new BadValueException(Reason.BAD_KEY, "the key is " + BadValueException.shown(key));
      }
      var one = numbers.group(1);
      var other = numbers.group(2);
      if (one.startsWith("-") || (other != null && other.startsWith("-"))) {
        return null;
      }
      if (other != null && !one.equals(other)) {
        throw new BadValueException(Reason.BAD_KEY, "the key is " + BadValueException.shown(key));
      }
      return Ids.user(one);
    }
  }
}
