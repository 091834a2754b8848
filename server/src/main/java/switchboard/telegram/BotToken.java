package switchboard.telegram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import switchboard.base.ConstantTime;

/**
 * The bot's Telegram token ({@code 123456:ABC-…}, Bot API, "Authorizing your bot"). It grants full
 * control of the bot, so it never leaves this package and is never printed.
 */
public final class BotToken {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,15}:[A-Za-z0-9_-]{5,128}");
  private static final String MASK = "***";

  private final String token;
  private final String secretHalf;
  private final String webhookPath;
  private final String webhookSecret;

  /**
   * @param given as BotFather shows it; surrounding whitespace, such as a trailing newline, is
   *     ignored
   * @throws IllegalArgumentException when it is not a valid token; the message does not repeat it
   */
  public BotToken(String given) {
    token = given.strip();
    if (!FORM.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "This is not a bot token: expected digits, a colon and letters as shown by @BotFather,"
              + " such as 123456789:ABC-DEF1234ghIkl; "
              + flaw(token));
    }
    secretHalf = token.substring(token.indexOf(':') + 1);
    webhookPath = derive("switchboard webhook path");
    webhookSecret = derive("switchboard webhook secret");
  }

  private static String flaw(String token) {
    if (token.isEmpty()) {
      return "the value is empty";
    }
    return token.contains(":")
        ? "the value has " + token.length() + " characters, some missing or invalid"
        : "the value has no colon";
  }

  /** The bot's own user id, the first half of the token. */
  public long botId() {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }

  /** The path segment after {@code /tg/} in the webhook URL; stable across restarts. */
  public String webhookPath() {
    return webhookPath;
  }

  /**
   * The value of {@code X-Telegram-Bot-Api-Secret-Token}: 43 of the characters that {@code
   * setWebhook} allows for {@code secret_token} (1–256 of {@code A-Z a-z 0-9 _ -}).
   */
  public String webhookSecret() {
    return webhookSecret;
  }

  /** Compares a candidate with the token in constant time. */
  public boolean matches(String candidate) {
    return ConstantTime.same(candidate, token);
  }

  /**
   * Masks the token in text for logs, pages and exceptions. Masking the second half is enough: URL
   * encoding leaves its characters unchanged.
   */
  public String redact(String text) {
    return text.replace(secretHalf, MASK);
  }

  /** The token in plain text, for Bot API URLs. */
  String reveal() {
    return token;
  }

  @Override
  public String toString() {
    return botId() + ":" + MASK;
  }

  private String derive(String label) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var derived = mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
