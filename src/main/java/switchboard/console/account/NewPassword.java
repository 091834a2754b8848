package switchboard.console.account;

import static switchboard.domain.Sentence.sentence;

import switchboard.web.Invalid;

/** Checks that both entries of a new password are equal. */
final class NewPassword {

  private NewPassword() {}

  static void demandSame(String password, String again) {
    if (!password.equals(again)) {
      throw new Invalid("again", sentence("The two passwords are not the same."));
    }
  }
}
