package switchboard.imports;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.imports.Found.Preference;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What of a session is of use: fields with these names, at any level; the first one counts. */
final class SessionFacts {

  private static final Set<String> LANGUAGE =
      Set.of("language", "lang", "locale", "language_code", "languageCode", "__language_code");

  private static final Set<String> NOTIFICATIONS =
      Set.of("notifications", "notificationsEnabled", "notifications_enabled", "subscribed");

  private @Nullable String language;
  private @Nullable Boolean notifications;

  /** Reads the value at which the parser is, to its last token. */
  static SessionFacts read(JsonParser parser) {
    var facts = new SessionFacts();
    facts.add("", parser);
    return facts;
  }

  void add(String name, JsonParser parser) {
    switch (parser.currentToken()) {
      case START_OBJECT -> JsonFile.fields(parser, field -> add(field, parser));
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          add("", parser);
        }
      }
      case VALUE_STRING -> text(name, parser.getString());
      case VALUE_TRUE, VALUE_FALSE, VALUE_NUMBER_INT -> flag(name, parser.getString());
      default -> {}
    }
  }

  private void text(String name, String value) {
    if (LANGUAGE.contains(name)) {
      language = language == null ? Values.chosenLanguage(value) : language;
    } else if (value.startsWith("{")) {
      nested(value);
    } else {
      flag(name, value);
    }
  }

  /** Some stores write the session as JSON inside JSON. */
  private void nested(String value) {
    try (var parser = JsonFile.MAPPER.createParser(value)) {
      parser.nextToken();
      add("", parser);
    } catch (JacksonException e) {
      // just a text
    }
  }

  private void flag(String name, String value) {
    if (NOTIFICATIONS.contains(name) && notifications == null) {
      notifications = Values.flag(value);
    }
  }

  Optional<Preference> preference(String where, UserId user) {
    return language == null && notifications == null
        ? Optional.empty()
        : Optional.of(new Preference(where, user, language, notifications, null, null));
  }
}
