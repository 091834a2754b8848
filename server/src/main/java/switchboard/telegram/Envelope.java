package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;

/**
 * An update before its content is read.
 *
 * @param person who caused it, if known
 * @param chat where, if known
 * @param body the content, in the field named like the update's kind
 */
record Envelope(Origin origin, @Nullable Person person, @Nullable Chat chat, JsonNode body) {

  Incoming.Other other() {
    return new Incoming.Other(origin, person, chat);
  }
}
