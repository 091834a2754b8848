package switchboard.simulator;

import tools.jackson.databind.JsonNode;

/** Implementation of a Bot API method; its parameters are already validated. */
@FunctionalInterface
interface MethodBehaviour {
  JsonNode answer(BotAccount bot, Params params) throws InterruptedException;
}
