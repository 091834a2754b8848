package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import switchboard.base.UserErrorException;

/** Checks that both entries of a new password are equal. */
final class NewPassword {

  private NewPassword() {}

  static void demandSame(String password, String again) {
    if (!password.equals(again)) {
      throw UserErrorException.invalid("again", sentence("account.password.mismatch"));
    }
  }
}
