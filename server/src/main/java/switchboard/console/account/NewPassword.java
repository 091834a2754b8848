package switchboard.console.account;

import static switchboard.base.Sentence.sentence;

import switchboard.web.InvalidInputException;

/** Checks that both entries of a new password are equal. */
final class NewPassword {

  private NewPassword() {}

  static void demandSame(String password, String again) {
    if (!password.equals(again)) {
      throw new InvalidInputException("again", sentence("account.password.mismatch"));
    }
  }
}
