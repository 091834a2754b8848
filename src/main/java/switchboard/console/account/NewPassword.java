package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import switchboard.web.Invalid;

/** A password is typed unseen, and so twice. */
final class NewPassword {

  private NewPassword() {}

  static void demandSame(String password, String again) {
    if (!password.equals(again)) {
      throw new Invalid("again", sentence("The two passwords are not the same."));
    }
  }
}
