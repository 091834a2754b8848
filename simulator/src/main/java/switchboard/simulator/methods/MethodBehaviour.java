package switchboard.simulator.methods;

import switchboard.simulator.check.Params;
import switchboard.simulator.world.BotAccount;
import tools.jackson.databind.JsonNode;

/** Implementation of a Bot API method; its parameters are already validated. */
@FunctionalInterface
interface MethodBehaviour {
  JsonNode answer(BotAccount bot, Params params) throws InterruptedException;
}
