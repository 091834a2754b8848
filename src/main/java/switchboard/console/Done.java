package switchboard.console;

import java.util.Arrays;
import java.util.Locale;

/** Confirmations, shown on the page after a change. */
public enum Done {
  OLD("This page was open for too long, and nothing was sent. Try again."),
  PASSWORD("Your password was changed. You are logged out everywhere else."),
  LOOK_CHANGED("The pages look as you chose."),
  APP("From now on, logging in asks for a code of your app."),
  APP_REMOVED("The codes of the app are asked for no more."),
  PASSKEY_ADDED("The passkey is there: you can log in with it."),
  PASSKEY_REMOVED("The passkey was removed. Remove it on your device, too."),
  LOGIN_ENDED("That login has ended."),
  OTHERS_ENDED("You are logged out everywhere else."),
  PREFERENCES_CHANGED("The preferences were changed; the bot uses them from the next message on."),
  NOTE_SAVED("The note was saved. The person sees it only in an export of their data."),
  UNMASKED("Names and texts are shown to you for an hour."),
  SAID("It is on its way: the conversation shows what becomes of it."),
  ERASED("Everything that was held on this person is erased, in the backups too."),
  ERASING("The person is being erased, in the backups too. That takes some seconds."),
  WEBHOOK_SET("The webhook is set anew; whether it works shows with the next update."),
  REPLAYED("It is tried again within seconds; if it is still here then, it failed again."),
  DISCARDED("The update is gone."),
  BACKUP_MADE("A backup was made."),
  SESSION_ENDED("They begin anew at the main menu with their next message."),
  TOKEN_REVOKED("The token is good no more."),
  ROLE("The role was changed."),
  DISABLED("The account is shut out, and all its logins have ended."),
  ENABLED("The account may log in again."),
  FACTORS_REMOVED("The account logs in with the password alone now."),
  LOGINS_ENDED("All logins of the account have ended.");

  private final String words;

  Done(String words) {
    this.words = words;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The confirmation for a URL parameter; empty for an unknown one. */
  public static String words(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .map(one -> Say.say(one.words))
        .findFirst()
        .orElse("");
  }
}
