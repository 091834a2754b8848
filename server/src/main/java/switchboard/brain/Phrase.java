package switchboard.brain;

/**
 * Built-in texts, by key. The texts are in {@code text/phrases_LANGUAGE.properties}.
 *
 * <p>Buttons, toasts, command descriptions and kinds are plain text, everything else is Telegram's
 * HTML.
 */
public enum Phrase {
  BUTTON_BACK("button.back"),
  BUTTON_HOME("button.home"),
  BUTTON_OLDER("button.older"),
  BUTTON_NEWER("button.newer"),
  BUTTON_NEWEST("button.newest"),
  BUTTON_HISTORY("button.history"),
  BUTTON_SETTINGS("button.settings"),
  BUTTON_LANGUAGE("button.language"),
  BUTTON_NOTIFICATIONS_ON("button.notifications.on"),
  BUTTON_NOTIFICATIONS_OFF("button.notifications.off"),
  BUTTON_THEME("button.theme"),
  BUTTON_PRIVACY("button.privacy"),
  BUTTON_EXPORT("button.export"),
  BUTTON_DELETE("button.delete"),
  BUTTON_DELETE_CONFIRM("button.delete.confirm"),
  BUTTON_DELETE_KEEP("button.delete.keep"),
  BUTTON_PRIVATE("button.private"),
  COMMAND_START("command.start"),
  COMMAND_HELP("command.help"),
  COMMAND_HISTORY("command.history"),
  COMMAND_SETTINGS("command.settings"),
  COMMAND_LANGUAGE("command.language"),
  COMMAND_PRIVACY("command.privacy"),
  COMMAND_EXPORT("command.export"),
  COMMAND_DELETE("command.delete"),
  COMMAND_CANCEL("command.cancel"),
  COMMAND_UNKNOWN("command.unknown"),
  CANCEL_DONE("cancel.done"),
  CANCEL_NOTHING("cancel.nothing"),
  SCREEN_GONE("screen.gone"),
  TAP_UNKNOWN("tap.unknown"),
  TAP_PRIVATE("tap.private"),
  TAP_ERASED("tap.erased"),
  HISTORY_TITLE("history.title"),
  HISTORY_NOTE("history.note"),
  HISTORY_EMPTY("history.empty"),
  HISTORY_PAGE_EMPTY("history.page.empty"),
  HISTORY_EDITED("history.edited"),
  KIND_TEXT("kind.text"),
  KIND_PHOTO("kind.photo"),
  KIND_VIDEO("kind.video"),
  KIND_ANIMATION("kind.animation"),
  KIND_AUDIO("kind.audio"),
  KIND_VOICE("kind.voice"),
  KIND_VIDEO_NOTE("kind.video_note"),
  KIND_DOCUMENT("kind.document"),
  KIND_STICKER("kind.sticker"),
  KIND_LOCATION("kind.location"),
  KIND_VENUE("kind.venue"),
  KIND_CONTACT("kind.contact"),
  KIND_POLL("kind.poll"),
  KIND_DICE("kind.dice"),
  KIND_STORY("kind.story"),
  KIND_OTHER("kind.other"),
  SETTINGS_TITLE("settings.title"),
  SETTINGS_TEXT("settings.text"),
  SETTINGS_SAVED("settings.saved"),
  LANGUAGE_TITLE("language.title"),
  LANGUAGE_TEXT("language.text"),
  PRIVACY_TITLE("privacy.title"),
  PRIVACY_KEPT("privacy.kept"),
  PRIVACY_FOREVER("privacy.forever"),
  PRIVACY_RETENTION("privacy.retention"),
  PRIVACY_FILES_OFF("privacy.files.off"),
  PRIVACY_FILES_THUMBNAILS("privacy.files.thumbnails"),
  PRIVACY_FILES_ALL("privacy.files.all"),
  PRIVACY_FILES_DAYS("privacy.files.days"),
  PRIVACY_TECHNICAL("privacy.technical"),
  PRIVACY_HOSTED("privacy.hosted"),
  PRIVACY_PROTECTED("privacy.protected"),
  PRIVACY_MASKED("privacy.masked"),
  PRIVACY_OPENED("privacy.opened"),
  PRIVACY_RIGHTS("privacy.rights"),
  EXPORT_PREPARING("export.preparing"),
  EXPORT_CAPTION("export.caption"),
  EXPORT_SOON("export.soon"),
  EXPORT_FAILED("export.failed"),
  DELETE_TITLE("delete.title"),
  DELETE_TEXT("delete.text"),
  DELETE_MINUTES("delete.minutes"),
  DELETE_EXPIRED("delete.expired"),
  DELETE_KEPT("delete.kept"),
  DELETE_WORKING("delete.working"),
  ERASED_TITLE("erased.title"),
  ERASED_RECEIPT("erased.receipt"),
  ERASED_COUNTS("erased.counts"),
  ERASED_FILES("erased.files"),
  ERASED_TIME("erased.time"),
  ERASED_BACKUPS("erased.backups"),
  ERASED_ANEW("erased.anew"),
  ERASED_SILENT("erased.silent"),
  GROUP_HELLO("group.hello"),
  GROUP_PRIVATE("group.private");

  private final String key;

  Phrase(String key) {
    this.key = key;
  }

  /** The key in {@code Bot.phrases}. */
  public String key() {
    return key;
  }
}
