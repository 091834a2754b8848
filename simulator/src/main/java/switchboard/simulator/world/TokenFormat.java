package switchboard.simulator.world;

import java.util.regex.Pattern;

/** Format of a bot token: the bot's id, a colon and a secret of 35 characters. */
final class TokenFormat {
  private static final Pattern SHAPE = Pattern.compile("\\d{6,12}:[A-Za-z0-9_-]{35}");

  private TokenFormat() {}

  static boolean wellFormed(String token) {
    return SHAPE.matcher(token).matches();
  }

  static long botId(String token) {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }
}
