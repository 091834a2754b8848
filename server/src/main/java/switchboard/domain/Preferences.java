package switchboard.domain;

/**
 * The preferences of a user.
 *
 * @param language one of the bot's languages, as an IETF tag
 * @param theme the id of one of the bot's themes
 */
public record Preferences(String language, boolean notifications, String theme) {

  public Preferences withLanguage(String chosen) {
    return new Preferences(chosen, notifications, theme);
  }

  public Preferences withNotifications(boolean chosen) {
    return new Preferences(language, chosen, theme);
  }

  public Preferences withTheme(String chosen) {
    return new Preferences(language, notifications, chosen);
  }
}
