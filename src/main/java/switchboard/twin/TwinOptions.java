package switchboard.twin;

import java.util.List;

/**
 * How a twin is started.
 *
 * @param address where it listens; only loopback is safe, the twin has no login
 * @param port 0 picks a free one
 * @param tokens the bots that exist; empty: every well-formed token makes its bot at first use
 * @param seed of everything random (file ids, query ids, dice)
 * @param strict refuse with 429 what is faster than Telegram allows: 30 messages a second in all,
 *     one a second per private chat after a short burst, 20 a minute per group
 * @param openWorld every positive chat id is somebody who started the bot, unknown messages can be
 *     edited and unknown queries answered: for load tests whose people the twin never met
 * @param samples start with Ann, Ben, Carla and the group "Town square"
 */
public record TwinOptions(
    String address,
    int port,
    List<String> tokens,
    long seed,
    boolean strict,
    boolean openWorld,
    boolean samples) {

  public TwinOptions {
    tokens = List.copyOf(tokens);
    for (String token : tokens) {
      if (!Tokens.wellFormed(token)) {
        throw new IllegalArgumentException(
            "A bot token is 6-12 digits, a colon and 35 characters of A-Z a-z 0-9 _ -");
      }
    }
  }

  /** For tests: loopback, a free port, any bot, no people. */
  public static TwinOptions tests() {
    return new TwinOptions("127.0.0.1", 0, List.of(), 1, false, false, false);
  }

  /** For trying things out by hand: the sample people and their group are there. */
  public static TwinOptions demo() {
    return new TwinOptions("127.0.0.1", 0, List.of(), System.nanoTime(), false, false, true);
  }

  public TwinOptions withListen(String newAddress, int newPort) {
    return new TwinOptions(newAddress, newPort, tokens, seed, strict, openWorld, samples);
  }

  public TwinOptions withTokens(String... newTokens) {
    return new TwinOptions(address, port, List.of(newTokens), seed, strict, openWorld, samples);
  }

  public TwinOptions withSeed(long newSeed) {
    return new TwinOptions(address, port, tokens, newSeed, strict, openWorld, samples);
  }

  public TwinOptions withStrict(boolean newStrict) {
    return new TwinOptions(address, port, tokens, seed, newStrict, openWorld, samples);
  }

  public TwinOptions withOpenWorld(boolean newOpenWorld) {
    return new TwinOptions(address, port, tokens, seed, strict, newOpenWorld, samples);
  }
}
