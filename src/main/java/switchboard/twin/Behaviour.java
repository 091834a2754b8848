package switchboard.twin;

import tools.jackson.databind.JsonNode;

/** Implementation of a Bot API method; its parameters are already validated. */
@FunctionalInterface
interface Behaviour {
  JsonNode answer(BotAccount bot, Params params) throws InterruptedException;
}
