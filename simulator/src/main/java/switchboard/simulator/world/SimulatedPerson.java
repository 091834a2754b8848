package switchboard.simulator.world;

import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.node.ObjectNode;

/** A Telegram user. */
public record SimulatedPerson(
    long id,
    String firstName,
    @Nullable String lastName,
    @Nullable String username,
    @Nullable String languageCode) {

  /** Returns a Bot API User. */
  public ObjectNode user() {
    ObjectNode user = SimulatorJson.object().put("id", id).put("is_bot", false);
    names(user);
    if (languageCode != null) {
      user.put("language_code", languageCode);
    }
    return user;
  }

  /** Returns the private chat with this person as a Bot API Chat. */
  ObjectNode chat() {
    ObjectNode chat = SimulatorJson.object().put("id", id);
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
