package switchboard.domain;

/** What a button or a command of the bot file can do besides opening a screen. */
public enum Action implements Word {
  HOME,
  HISTORY,
  SETTINGS,
  LANGUAGE,
  PRIVACY,
  EXPORT,
  DELETE
}
