package switchboard.console;

import switchboard.web.Invalid;

/** A password is typed unseen, and so twice. */
final class NewPassword {

  private NewPassword() {}

  static void demandSame(String password, String again) {
    if (!password.equals(again)) {
      throw new Invalid("again", Say.say("The two passwords are not the same."));
    }
  }
}
