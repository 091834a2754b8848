package switchboard.twin;

import tools.jackson.databind.JsonNode;

/** What a Bot API method does once its parameters are checked. */
@FunctionalInterface
interface Behaviour {
  JsonNode answer(BotAccount bot, Params params) throws InterruptedException;
}
