package switchboard.simulator.world;

import java.util.List;

/**
 * Options of the simulator.
 *
 * @param address listen address; only loopback is safe, because there is no login
 * @param port 0 picks a free port
 * @param tokens the existing bots; if empty, every well-formed token creates its bot on first use
 * @param seed seed of all random values (file ids, query ids, dice)
 * @param strict enforce Telegram's rate limits with 429: 30 messages a second in all, one a second
 *     per private chat after a short burst, 20 a minute per group
 * @param openWorld treat every positive chat id as a user who started the bot, and accept edits of
 *     unknown messages and answers to unknown queries; for load tests with users unknown to the
 *     simulator
 * @param samples start with Ann, Ben, Carla and the group "Town square"
 * @param local behave like a local Bot API server with --local: getFile answers a path on this
 *     machine's disk, for files of any size, and no file is served over HTTP
 * @param fetch fetch files that bots send by URL from the network; otherwise only those that {@link
 *     WebFiles} knows
 */
public record SimulatorOptions(
    String address,
    int port,
    List<String> tokens,
    long seed,
    boolean strict,
    boolean openWorld,
    boolean samples,
    boolean local,
    boolean fetch) {

  public SimulatorOptions {
    tokens = List.copyOf(tokens);
    for (String token : tokens) {
      if (!TokenFormat.wellFormed(token)) {
        throw new IllegalArgumentException(
            "A bot token is 6 to 12 digits, a colon and 35 characters of A-Z a-z 0-9 _ -");
      }
    }
  }

  /** For tests: loopback, a free port, any token, no people. */
  public static SimulatorOptions tests() {
    return new SimulatorOptions("127.0.0.1", 0, List.of(), 1, false, false, false, false, false);
  }

  /** For the demo: with the sample people and their group. */
  public static SimulatorOptions demo() {
    return new SimulatorOptions(
        "127.0.0.1", 0, List.of(), System.nanoTime(), false, false, true, false, false);
  }

  public SimulatorOptions withListen(String newAddress, int newPort) {
    return new SimulatorOptions(
        newAddress, newPort, tokens, seed, strict, openWorld, samples, local, fetch);
  }

  public SimulatorOptions withTokens(String... newTokens) {
    return new SimulatorOptions(
        address, port, List.of(newTokens), seed, strict, openWorld, samples, local, fetch);
  }

  public SimulatorOptions withStrict(boolean newStrict) {
    return new SimulatorOptions(
        address, port, tokens, seed, newStrict, openWorld, samples, local, fetch);
  }

  public SimulatorOptions withOpenWorld(boolean newOpenWorld) {
    return new SimulatorOptions(
        address, port, tokens, seed, strict, newOpenWorld, samples, local, fetch);
  }

  public SimulatorOptions withLocal(boolean newLocal) {
    return new SimulatorOptions(
        address, port, tokens, seed, strict, openWorld, samples, newLocal, fetch);
  }

  public SimulatorOptions withFetch(boolean newFetch) {
    return new SimulatorOptions(
        address, port, tokens, seed, strict, openWorld, samples, local, newFetch);
  }
}
