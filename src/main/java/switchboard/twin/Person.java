package switchboard.twin;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with a Telegram account. */
record Person(
    long id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    @Nullable String languageCode) {

  /** Gives the Bot API's User. */
  ObjectNode user() {
    ObjectNode user = Json.object().put("id", id).put("is_bot", false);
    names(user);
    if (languageCode != null) {
      user.put("language_code", languageCode);
    }
    return user;
  }

  /** Gives the Bot API's Chat of the private conversation with this person. */
  ObjectNode chat() {
    ObjectNode chat = Json.object().put("id", id);
    names(chat);
    return chat.put("type", "private");
  }

  private void names(ObjectNode out) {
    out.put("first_name", firstName);
    if (lastName != null) {
      out.put("last_name", lastName);
    }
    if (username != null) {
      out.put("username", username);
    }
  }
}
