package switchboard.domain;

/**
 * The preferences of a user.
 *
 * @param language one of the bot's languages, as an IETF tag
 * @param theme the id of one of the bot's themes
 * @param understand whether their texts are answered with the screen that is meant, if the bot does
 *     so at all
 */
public record Preferences(
    String language, boolean notifications, String theme, boolean understand) {

  public Preferences withLanguage(String chosen) {
    return new Preferences(chosen, notifications, theme, understand);
  }

  public Preferences withNotifications(boolean chosen) {
    return new Preferences(language, chosen, theme, understand);
  }

  public Preferences withTheme(String chosen) {
    return new Preferences(language, notifications, chosen, understand);
  }

  public Preferences withUnderstand(boolean chosen) {
    return new Preferences(language, notifications, theme, chosen);
  }
}
