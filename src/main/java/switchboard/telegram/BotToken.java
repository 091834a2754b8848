package switchboard.telegram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bot's password with Telegram ({@code 123456:ABC-…}, Bot API, "Authorizing your bot"). Whoever
 * has it is the bot, so it does not leave this package, and nothing prints it.
 */
public final class BotToken {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,15}:[A-Za-z0-9_-]{5,128}");
  private static final String MASK = "***";

  private final String token;
  private final String secretHalf;
  private final String webhookPath;
  private final String webhookSecret;

  /**
   * @param given as BotFather shows it; blanks around it, as a file's last line break, do not
   *     matter
   * @throws IllegalArgumentException when it cannot be a token; the message does not repeat it
   */
  public BotToken(String given) {
    token = given.strip();
    if (!FORM.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "This is not a bot token: it should look like 123456789:ABC-DEF1234ghIkl, digits, a colon"
              + " and letters, as @BotFather shows it; "
              + flaw(token));
    }
    secretHalf = token.substring(token.indexOf(':') + 1);
    webhookPath = derive("switchboard webhook path");
    webhookSecret = derive("switchboard webhook secret");
  }

  private static String flaw(String token) {
    if (token.isEmpty()) {
      return "this is empty";
    }
    return token.contains(":")
        ? "this has " + token.length() + " characters, some of them missing or not allowed"
        : "this has no colon";
  }

  /** The bot's own user id, the first half of the token. */
  public long botId() {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }

  /** What follows {@code /tg/} in the webhook's address; the same after every start. */
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

  /** Whether the candidate is the token; takes as long for a near miss as for a far one. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        candidate.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes the token out of a text that goes to a log, a page or an exception. Its second half
   * consists of characters that no URL encoding changes, so taking that out is enough.
   */
  public String redact(String text) {
    return text.replace(secretHalf, MASK);
  }

  /** The token itself, for addresses of the Bot API. */
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
