package switchboard.console;

import java.util.Optional;
import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * What is around a page.
 *
 * @param title of the page
 * @param here the path of the link that leads here
 * @param done what was just done; or empty
 * @param script whether it uses passkeys
 */
record Frame(String title, String here, String done, boolean script) {

  static Frame of(String title, String here) {
    return new Frame(title, here, "", false);
  }

  Frame done(String words) {
    return new Frame(title, here, words, script);
  }

  Frame withScript() {
    return new Frame(title, here, done, true);
  }

  /** Whoever is logged in, wholly. */
  Optional<Caller> caller() {
    return Caller.current().filter(caller -> caller.by() == Caller.By.LOGIN);
  }

  boolean mayAdminister() {
    return caller().filter(caller -> caller.may(Permission.ADMIN)).isPresent();
  }
}
