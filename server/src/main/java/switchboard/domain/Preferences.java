package switchboard.domain;

/**
 * The preferences of a user.
 *
 * @param language one of the bot's languages, as an IETF tag
 * @param theme the id of one of the bot's themes
 * @param understand whether their texts are answered with the screen that is meant, if the bot does
 *     so at all
 * @param figures whether they count in the figures about the use of the bot
 */
public record Preferences(
    String language, boolean notifications, String theme, boolean understand, boolean figures) {

  public Preferences withLanguage(String chosen) {
    return new Preferences(chosen, notifications, theme, understand, figures);
  }

  public Preferences withNotifications(boolean chosen) {
    return new Preferences(language, chosen, theme, understand, figures);
  }

  public Preferences withTheme(String chosen) {
    return new Preferences(language, notifications, chosen, understand, figures);
  }

  public Preferences withUnderstand(boolean chosen) {
    return new Preferences(language, notifications, theme, chosen, figures);
  }

  public Preferences withFigures(boolean chosen) {
    return new Preferences(language, notifications, theme, understand, chosen);
  }
}
